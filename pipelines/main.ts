/**
 * Starts the program. Modules compiled once are kept in Node's compile cache, which makes every later start faster; a thread
 * that will be needed is started before the rest is loaded.
 */
import { enableCompileCache } from "node:module"
import { startAhead } from "./analyst-thread.ts"
import { bytesAhead, FEW_BYTES, isNeededAhead, SMALL_BYTES } from "./foreseen.ts"
import { prepareForFew } from "./v8-flags.ts"

const args = process.argv.slice(2)
const bytes = bytesAhead(args)
if (bytes <= SMALL_BYTES) prepareForFew()
enableCompileCache()
if (isNeededAhead(args)) startAhead(bytes <= FEW_BYTES ? "parser" : "analyst")
await import("./cli/process.ts")
