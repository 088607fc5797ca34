/** `onrecord run` inside the process of the test: no start-up, for tests that need many runs. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Effect } from "effect"
import { MAX_ARTICLE_BYTES } from "../../pipelines/ingest/limits.ts"
import { run, runLayer, type RunSettings } from "../../pipelines/cli/run.ts"

/** Arrow and CSV, no cache, one thread. */
const DEFAULTS: Omit<RunSettings, "paths" | "out"> = {
  formats: ["arrow", "csv"],
  share: null,
  partition: null,
  memory: 1e9,
  jobs: 1,
  cache: null,
  map: {},
  maxArticleBytes: MAX_ARTICLE_BYTES,
  gazetteer: null,
  corrections: null,
  text: true,
  csvSafe: false,
  replay: null,
  quiet: true,
  startedBy: "bin",
  isWatched: false
}

/** Gives the exit code. */
export const runHere = (settings: Pick<RunSettings, "paths" | "out"> & Partial<RunSettings>): Promise<number> => {
  const all = { ...DEFAULTS, ...settings }
  return Effect.runPromise(run(all).pipe(Effect.provide(runLayer(all)), Effect.provide(NodeServices.layer)))
}
