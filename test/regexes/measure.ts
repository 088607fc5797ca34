/** A thread that measures expressions: in comes a list, out goes a word before each is tried, and what grew too fast. */
import { parentPort, workerData } from "node:worker_threads"
import { cpuTime } from "../cpu-time.ts"
import type { FoundRegex } from "./collect.ts"
import { hostileTexts } from "./hostile-texts.ts"

export interface Verdict {
  readonly place: string
  readonly source: string
  /** The first characters of the text. */
  readonly text: string
  readonly growth: number
  readonly milliseconds: number
}

/** Milliseconds of CPU below which nothing is said of growth. */
const HARMLESS = 40
/** Four times the text: a linear expression takes four times as long, a quadratic one sixteen. */
const TOO_MUCH = 9

const timeOf = (regex: RegExp, text: string): number => {
  const before = cpuTime()
  regex.lastIndex = 0
  if (regex.global) for (const _ of text.matchAll(regex));
  else regex.test(text)
  return cpuTime() - before
}

const least = (times: number, body: () => number): number => Math.min(...Array.from({ length: times }, body))

for (const { flags, place, source } of workerData as ReadonlyArray<FoundRegex>) {
  parentPort?.postMessage({ trying: place })
  const regex = new RegExp(source, flags.replace("y", ""))
  for (const text of hostileTexts(source)) {
    const milliseconds = timeOf(regex, text)
    if (milliseconds < HARMLESS) continue
    const small = Math.max(
      1,
      least(4, () => timeOf(regex, text.slice(0, text.length / 4)))
    )
    // What took a second is no hiccup of the machine, and need not take another.
    const large = milliseconds > 1000 ? milliseconds : Math.min(milliseconds, timeOf(regex, text))
    if (large < HARMLESS || large < TOO_MUCH * small) continue
    const verdict: Verdict = { place, source, text: text.slice(0, 12), growth: Math.round(large / small), milliseconds: Math.round(large) }
    parentPort?.postMessage({ verdict })
    break
  }
}
parentPort?.postMessage({ done: true })
