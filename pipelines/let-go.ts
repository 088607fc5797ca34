/** How much memory the collector of a run may let lie: at most half as much as is in use, and nothing of a stage that is over. */
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

/**
 * What waits to be analysed or written lives long enough to look lasting to V8, which would let up to three times as many dead things
 * lie before it looks again, in each thread. So it looks a little oftener: six times instead of five in 2,000 articles that are analysed.
 */
const HEAP_GROWTH = "--heap-growing-percent=50"

/** For all threads of the process, from here on. */
export const growSlowly = (): void => setFlagsFromString(HEAP_GROWTH)
