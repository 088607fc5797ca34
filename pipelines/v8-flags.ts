/** What V8 is told to do for few articles and for many. For all threads of the process, from the call on. */
import { setFlagsFromString } from "node:v8"

/**
 * So few articles are done before V8's optimizing compilers, or passes over regular expressions, have given back, in any thread,
 * what they took; and before collecting what lies in a thread's heap gives back memory that is needed.
 */
const FOR_FEW = [
  "--no-turbofan",
  "--no-maglev",
  "--no-regexp-peephole-optimization",
  "--initial-old-space-size=100",
  "--heap-growing-percent=400"
]

/**
 * What waits to be analysed or written lives long enough to look lasting to V8, which would let up to three times as many dead things
 * lie before it looks again, in each thread. So it looks a little oftener: six times instead of five in 2,000 articles that are analysed.
 */
const FOR_MANY = ["--turbofan", "--maglev", "--regexp-peephole-optimization", "--initial-old-space-size=0", "--heap-growing-percent=50"]

const set = (flags: ReadonlyArray<string>): void => {
  for (const flag of flags) setFlagsFromString(flag)
}

export const prepareForFew = (): void => set(FOR_FEW)

export const prepareForMany = (): void => set(FOR_MANY)
