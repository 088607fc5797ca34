/** Memory of a stage that is over. */
import { memoryUsage } from "node:process"
import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** Below this the collection is not worth its time. */
const MANY_BYTES = 128e6

/**
 * Collects what the stage before has left. The collector lets a heap grow with what was alive when it last looked: after a stage that
 * needed much, the next one would be carried on top of it, and DuckDB's memory with it.
 */
export const letGo = (): void => {
  if (memoryUsage().heapUsed < MANY_BYTES) return
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
}
