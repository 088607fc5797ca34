/**
 * A thread that analyses articles and reads pages. Its modules are loaded by way of Node's compile cache, as the main
 * thread's are: each thread has to ask for it.
 */
import { enableCompileCache } from "node:module"

enableCompileCache()
await import("./analyst-answers.ts")
