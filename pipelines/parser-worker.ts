/** A thread that only parses, loaded as `analyst-worker.ts`. */
import { enableCompileCache } from "node:module"

enableCompileCache()
await import("./parser-answers.ts")
