/**
 * Starts the program. Modules compiled once are kept in Node's compile cache, which makes every later start faster; a thread
 * that will be needed is started before the rest is loaded.
 */
import { enableCompileCache } from "node:module"
import { startAhead } from "./analyst-thread.ts"
import { isNeededAhead } from "./start-ahead.ts"

enableCompileCache()
if (isNeededAhead(process.argv.slice(2))) startAhead()
await import("./cli/process.ts")
