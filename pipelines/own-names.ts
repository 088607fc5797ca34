/** A user's own names and corrections, from the files of `--gazetteer` and `--corrections`. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { type Corrections, NO_CORRECTIONS, parseCorrections } from "../nlp/entities/corrections.ts"
import { type GazetteerRow, parseGazetteer } from "../nlp/entities/gazetteer.ts"
import type { Reject } from "./dataset.ts"
import { InputNotFound } from "./ingest/errors.ts"
import { Inputs } from "./ingest/Inputs.ts"
import { rejected } from "./ingest/rejected.ts"

/** Plain data, so that it can be handed to a thread. */
export interface OwnNames {
  readonly gazetteer: ReadonlyArray<GazetteerRow>
  readonly corrections: Corrections
}

export const NO_OWN_NAMES: OwnNames = { gazetteer: [], corrections: NO_CORRECTIONS }

/** Those that this run was given: by default none. */
export const GivenNames: Context.Reference<OwnNames> = Context.Reference<OwnNames>("onrecord/pipelines/GivenNames", {
  defaultValue: () => NO_OWN_NAMES
})

/** Reads the two files; lines that say nothing complete are rejects. **Errors**: InputNotFound. */
export const readOwnNames = Effect.fn("readOwnNames")(function* (files: {
  readonly gazetteer: string | null
  readonly corrections: string | null
}) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const read = (file: string): Effect.Effect<string, InputNotFound> =>
    fs.readFileString(file).pipe(Effect.mapError(() => new InputNotFound({ path: file })))
  const gazetteer = files.gazetteer === null ? null : parseGazetteer(yield* read(files.gazetteer))
  const corrections = files.corrections === null ? null : parseCorrections(yield* read(files.corrections))
  const rejectsOf = (file: string | null, found: typeof gazetteer | typeof corrections): ReadonlyArray<Reject> =>
    (found?.rejects ?? []).map(({ line, message }) =>
      rejected("OR120", path.basename(file ?? ""), { input_member: `line ${line}`, message: `says nothing that can be used: ${message}` })
    )
  const own: OwnNames = { gazetteer: gazetteer?.rows ?? [], corrections: corrections ?? NO_CORRECTIONS }
  return { own, rejects: [...rejectsOf(files.gazetteer, gazetteer), ...rejectsOf(files.corrections, corrections)] }
})

/** Inputs with rejects after their own. */
export const withRejects = <E, R>(inputs: Layer.Layer<Inputs, E, R>, rejects: ReadonlyArray<Reject>): Layer.Layer<Inputs, E, R> =>
  Layer.effect(
    Inputs,
    Effect.map(Inputs, ({ records, ...inputs }) =>
      Inputs.of({ ...inputs, records: Stream.concat(records, Stream.fromIterable(rejects.map((reject) => Result.fail(reject)))) })
    )
  ).pipe(Layer.provide(inputs))
