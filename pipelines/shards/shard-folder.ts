/**
 * A shard: the analysed articles of a part of the inputs, before anything is compared. A folder with `run.json` (what it is
 * a part of), `records.jsonl` (what became of each record), and `articles/` (packed, in segments).
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { createHash } from "node:crypto"
import { SCHEMA_VERSION } from "../../schemas/index.ts"
import { type Outcome, Outcomes, storedArticle } from "../analysed/outcomes.ts"
import { readStored } from "../analysed/stored.ts"
import type { InputRecord, Reject } from "../dataset.ts"
import type { Analysed } from "../news.ts"
import type { OwnNames } from "../own-names.ts"
import { openFolder } from "../store/ArticleStore.ts"
import { rulesVersion } from "../store/rules-version.ts"
import { Timings } from "../stages.ts"
import { unwritable } from "../write/errors.ts"
import { beginFresh, publish, recover } from "../write/output-folder.ts"
import { ShardUnusable } from "./errors.ts"
import type { Share } from "./Share.ts"

/** One line of `records.jsonl`: an article, under its key, or a reject. */
interface RecordLine {
  readonly at: number
  readonly key: string
  readonly input: InputRecord
  readonly reject: Reject | null
}

const Named = Schema.Struct({
  type: Schema.Literals(["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "OTHER"]),
  name: Schema.String
})
const Same = Schema.Struct({ action: Schema.Literal("same"), entity: Named, other: Named })

/** `run.json` of a shard. */
const Description = Schema.Struct({
  generator: Schema.Literal("onrecord"),
  kind: Schema.Literal("shard"),
  schema_version: Schema.Int,
  shard: Schema.Struct({ index: Schema.Int, of: Schema.Int }),
  /** Hash of the engine and the rules. */
  rules: Schema.String,
  versions: Schema.Record(Schema.String, Schema.String),
  /** Hash of the user's own names and corrections. */
  own_names: Schema.String,
  /** A user's “these two are one”, which is asked when shards are merged. */
  same: Schema.Array(Same),
  /** Of all shards together. */
  inputs: Schema.Struct({
    records: Schema.Int,
    bytes: Schema.Int,
    sha256: Schema.String,
    skipped: Schema.Record(Schema.String, Schema.Int)
  }),
  work: Schema.Struct({ articles: Schema.Int, analysed: Schema.Int }),
  records_sha256: Schema.String,
  started_at: Schema.String,
  timings: Schema.Record(Schema.String, Schema.Finite)
})
export type Description = typeof Description.Type

const decodeDescription = Schema.decodeUnknownEffect(Schema.fromJsonString(Description))

const RECORDS = "records.jsonl"
const ARTICLES = "articles"

export interface ShardOptions {
  /** Folder to publish, absolute. */
  readonly out: string
  readonly share: Share
  readonly versions: Readonly<Record<string, string>>
  readonly ownNames: OwnNames
  readonly started_at: string
}

const hashOf = ({ corrections, gazetteer }: OwnNames): string =>
  createHash("sha256")
    .update(JSON.stringify([gazetteer, [...corrections.points], corrections.same]))
    .digest("hex")

const lineOf = ({ at, input, key, result }: Outcome): string =>
  `${JSON.stringify({ at, key, input, reject: Result.isFailure(result) ? result.failure : null } satisfies RecordLine)}\n`

/** Writes a share's articles and publishes the folder. **Errors**: OutputBusy, OutputUnwritable, StoreUnwritable. */
export const writeShard = Effect.fn("writeShard")(function* ({ outcomes, seen, work }: Analysed, options: ShardOptions) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { out, ownNames, share, started_at, versions } = options
  const folders = yield* beginFresh(out)
  const tidy = Effect.mapError(unwritable(out))
  const write = Effect.gen(function* () {
    const store = yield* openFolder(path.join(folders.dataset, ARTICLES))
    for (const { key, result } of outcomes)
      if (Result.isSuccess(result) && store.find(key) === null) yield* store.put(key, readStored(result.success.stored))
    const lines = Array.from(outcomes, lineOf).join("")
    yield* tidy(fs.writeFileString(path.join(folders.dataset, RECORDS), lines))
    const description: Description = {
      generator: "onrecord",
      kind: "shard",
      schema_version: SCHEMA_VERSION,
      shard: share,
      rules: rulesVersion(),
      versions,
      own_names: hashOf(ownNames),
      same: ownNames.corrections.same,
      inputs: seen,
      work,
      records_sha256: createHash("sha256").update(lines).digest("hex"),
      started_at,
      timings: Object.fromEntries(yield* Timings)
    }
    yield* tidy(fs.writeFileString(path.join(folders.dataset, "run.json"), `${JSON.stringify(description, null, 2)}\n`))
  })
  yield* Effect.scoped(write).pipe(
    Effect.andThen(publish(out)),
    Effect.onError(() => Effect.ignore(recover(out)))
  )
})

export interface Shard {
  /** As it was given. */
  readonly path: string
  readonly description: Description
  readonly outcomes: Outcomes
}

/** Opens a shard until the scope closes. **Errors**: ShardUnusable. */
export const readShard = Effect.fn("readShard")(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const unusable = (reason: string) => new ShardUnusable({ path: folder, reason })
  const read = (name: string) => fs.readFileString(path.join(folder, name)).pipe(Effect.mapError(() => unusable(`it has no ${name}`)))
  const description = yield* Effect.flatMap(read("run.json"), decodeDescription).pipe(
    Effect.catchTag("SchemaError", () => unusable("its run.json is not that of a shard"))
  )
  const lines = yield* read(RECORDS)
  if (createHash("sha256").update(lines).digest("hex") !== description.records_sha256) return yield* unusable(`its ${RECORDS} was changed`)
  const store = yield* openFolder(path.join(folder, ARTICLES)).pipe(Effect.mapError(({ reason }) => unusable(reason)))
  const outcomes = new Outcomes()
  for (const line of lines.split("\n")) {
    if (line === "") continue
    // The file's hash was compared: its lines are as `lineOf` wrote them.
    const { at, input, key, reject } = JSON.parse(line) as RecordLine
    if (reject !== null) {
      outcomes.push({ at, input, key, result: Result.fail(reject) })
      continue
    }
    const stored = store.find(key)
    if (stored === null) return yield* unusable(`the article ${key} is damaged or missing`)
    outcomes.push({
      at,
      input,
      key,
      result: Result.succeed(storedArticle({ input_path: input.path, input_member: input.member, also_at: [] }, stored))
    })
  }
  return { path: folder, description, outcomes } satisfies Shard
})
