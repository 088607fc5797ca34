/**
 * Starts threads that analyse, and threads that only parse. Loads nothing of the program, so that the first thread can be started before
 * anything else is loaded: it reads the model and the word lists while options and inputs are read.
 */
import { Worker } from "node:worker_threads"
import type { OwnNames } from "./own-names.ts"

/** What a thread that analyses is started with. */
export interface ThreadData {
  /** A user's own names, null for none. */
  readonly own: OwnNames | null
  /** True to make ready for articles at once; else, as for pages, with the first question about them. */
  readonly isAhead: boolean
}

/** Analyses articles and reads pages, or parses texts. */
export type Kind = "analyst" | "parser"

// The program runs as TypeScript in a checkout and as JavaScript when installed.
const fileOf = (kind: Kind): URL => new URL(`./${kind}-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url)

/** Half as much as V8 would take for what is new in a thread; articles are packed by the time it is looked at, as often as not. */
const YOUNG_MB = 24

const start = (kind: Kind, workerData: ThreadData | null): Worker =>
  new Worker(fileOf(kind), { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })

/** An analyst that knows a user's own names. */
export const startAnalyst = (own: OwnNames): Worker => start("analyst", { own, isAhead: false })

let startedAhead: { readonly kind: Kind; readonly worker: Worker } | null = null

/** Starts a thread for whoever needs the first one, if anybody does: it keeps no process alive. */
export const startAhead = (kind: Kind): void => {
  const worker = start(kind, kind === "analyst" ? { own: null, isAhead: true } : null)
  worker.unref()
  // One that ends before it is asked for is not given away.
  worker.once("error", () => void (startedAhead = null)).once("exit", () => void (startedAhead = null))
  startedAhead = { kind, worker }
}

/** Whether an analyst was started ahead that nobody has taken yet. */
export const isAhead = (): boolean => startedAhead?.kind === "analyst"

/** The thread that was started ahead; null, and that is ended, where it is of another kind or `isOfUse` is false. */
const takeAhead = (kind: Kind, isOfUse: boolean): Worker | null => {
  const ahead = startedAhead
  startedAhead = null
  if (ahead === null) return null
  ahead.worker.removeAllListeners("error").removeAllListeners("exit")
  if (ahead.kind !== kind || !isOfUse) {
    void ahead.worker.terminate()
    return null
  }
  ahead.worker.ref()
  return ahead.worker
}

/** The analyst that was started ahead, where there is one and there are no names to know; else as `startAnalyst`. */
export const takeAnalyst = (own: OwnNames): Worker =>
  takeAhead("analyst", own.gazetteer.length === 0 && own.corrections.points.size === 0) ?? startAnalyst(own)

/** The parser that was started ahead, or another one. */
export const takeParser = (): Worker => takeAhead("parser", true) ?? start("parser", null)
