/** Starts the program. Modules compiled once are kept in Node's compile cache, which makes every later start faster. */
import { enableCompileCache } from "node:module"

enableCompileCache()
await import("./cli/process.ts")
