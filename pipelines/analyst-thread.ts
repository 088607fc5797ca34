/**
 * Starts threads that analyse. Loads nothing of the program, so that the first thread can be started before anything else is
 * loaded: it reads the model and the word lists while options and inputs are read.
 */
import { Worker } from "node:worker_threads"
import type { OwnNames } from "./own-names.ts"

/** What a thread is started with. */
export interface ThreadData {
  /** A user's own names, null for none. */
  readonly own: OwnNames | null
  /** What it makes ready for at once; for everything else, with the first question about it. */
  readonly ahead: Ahead | null
}

/** Articles to analyse, or only texts to parse. */
export type Ahead = "articles" | "texts"

// The program runs as TypeScript in a checkout and as JavaScript when installed.
const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./analyst-worker.ts" : "./analyst-worker.js", import.meta.url)

/** Half as much as V8 would take for what is new in a thread; articles are packed by the time it is looked at, as often as not. */
const YOUNG_MB = 24

const start = (workerData: ThreadData): Worker =>
  new Worker(workerFile, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })

/** A thread that knows a user's own names. */
export const startThread = (own: OwnNames): Worker => start({ own, ahead: null })

let startedAhead: Worker | null = null

/** Starts a thread for whoever needs the first one, if anybody does: it keeps no process alive. */
export const startAhead = (ahead: Ahead): void => {
  const worker = start({ own: null, ahead })
  worker.unref()
  // One that ends before it is asked for is not given away.
  worker.once("error", () => void (startedAhead = null)).once("exit", () => void (startedAhead = null))
  startedAhead = worker
}

/** Whether a thread was started ahead that nobody has taken yet. */
export const isAhead = (): boolean => startedAhead !== null

/** The thread that was started ahead, where there is one and there are no names to know; else as `startThread`. */
export const takeThread = (own: OwnNames): Worker => {
  const worker = startedAhead
  startedAhead = null
  if (worker === null) return startThread(own)
  if (own.gazetteer.length > 0 || own.corrections.points.size > 0) {
    void worker.terminate()
    return startThread(own)
  }
  worker.removeAllListeners("error").removeAllListeners("exit").ref()
  return worker
}
