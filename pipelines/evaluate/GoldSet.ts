/** Gold folders → what to run the pipeline on and what to score it with. */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type { CoreDocument } from "../../eval/core-documents.ts"
import { parseCoreDocuments } from "../../eval/core-documents.ts"
import type { ArticleGold } from "../../eval/gold-articles.ts"
import { parseArticleGold } from "../../eval/gold-articles.ts"
import type { PloverRecord } from "../../eval/plover-records.ts"
import { parsePloverRecords } from "../../eval/plover-records.ts"
import type { Article } from "../dataset.ts"
import { parsePublished, unpublished } from "../ingest/published.ts"

/** A folder that holds no gold, or gold whose texts are not there. */
export class GoldUnusable extends Schema.TaggedError<GoldUnusable>()("GoldUnusable", {
  path: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `OR904 cannot measure against ${this.path}: ${this.reason}; see docs/how-to/measure.md for the formats`
  }
}

export type Gold =
  | { readonly _tag: "Articles"; readonly gold: ArticleGold }
  | { readonly _tag: "Core"; readonly documents: ReadonlyArray<CoreDocument> }
  | { readonly _tag: "Plover"; readonly records: ReadonlyArray<PloverRecord> }

/** One set: what to read and what should be found in it. */
export interface GoldSet {
  readonly name: string
  readonly hash: string
  readonly articles: ReadonlyArray<Article>
  readonly gold: Gold
}

/** A source of an article set, as far as it is needed here. */
const SourceRecord = Schema.Struct({
  source: Schema.String,
  file: Schema.String,
  utf16_units: Schema.Int,
  published_at: Schema.optionalKey(Schema.NullOr(Schema.String)),
  publication_date: Schema.optionalKey(Schema.Struct({ value: Schema.NullOr(Schema.String) }))
})
const decodeSource = Schema.decodeUnknownEffect(Schema.fromJsonString(SourceRecord))

/** A set whose articles tell one story has entity ids that hold across them; it is the one named so. */
const ONE_STORY = "seeds"

/**
 * The sets of a folder: one when it holds layers (`sources.jsonl`, `mentions.jsonl` …), else one a JSON Lines file.
 * `texts`: where article texts are looked for besides the folder itself. **Errors**: GoldUnusable.
 */
export const readGold = Effect.fn("readGold")(function* (folder: string, texts: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const unusable = (reason: string): GoldUnusable => new GoldUnusable({ path: folder, reason })
  const names = yield* fs.readDirectory(folder).pipe(Effect.mapError(() => unusable("there is no such folder")))
  const files: Record<string, string> = {}
  for (const name of names.filter((each) => each.endsWith(".jsonl")).sort()) {
    files[name] = yield* fs.readFileString(path.join(folder, name)).pipe(Effect.mapError((error) => unusable(error.message)))
  }
  const set = path.basename(path.resolve(folder))
  if (files["sources.jsonl"] !== undefined && files["mentions.jsonl"] !== undefined) {
    const articles = yield* readArticles(folder, texts, files["sources.jsonl"], unusable)
    const gold = yield* Effect.try({ try: () => parseArticleGold(files, set === ONE_STORY), catch: (error) => unusable(String(error)) })
    return [{ name: set, hash: hashOf(files), articles, gold: { _tag: "Articles", gold } } satisfies GoldSet]
  }
  if (Object.keys(files).length === 0) return yield* unusable("it holds no .jsonl file")
  return yield* Effect.forEach(Object.entries(files), ([name, text]) =>
    Effect.try({
      try: () => documentSet(`${set}/${name.slice(0, -".jsonl".length)}`, text),
      catch: (error) => unusable(`${name}: ${String(error)}`)
    })
  )
})

const hashOf = (files: Readonly<Record<string, string>>): string => {
  const hash = createHash("sha256")
  for (const [name, text] of Object.entries(files)) hash.update(name).update("\0").update(text).update("\0")
  return hash.digest("hex").slice(0, 16)
}

const readArticles = Effect.fnUntraced(function* (
  folder: string,
  texts: string,
  sources: string,
  unusable: (reason: string) => GoldUnusable
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  return yield* Effect.forEach(
    sources.split("\n").filter((line) => line.trim() !== ""),
    Effect.fnUntraced(function* (line) {
      const source = yield* decodeSource(line).pipe(Effect.mapError((error) => unusable(error.message)))
      for (const place of [path.join(folder, "texts"), folder, texts]) {
        const file = path.join(place, source.file)
        if (!(yield* fs.exists(file).pipe(Effect.orElseSucceed(() => false)))) continue
        const text = yield* fs.readFileString(file).pipe(Effect.mapError((error) => unusable(error.message)))
        if (text.length !== source.utf16_units) return yield* unusable(`${source.file} is not the text that was annotated`)
        return articleOf(`${source.source}.txt`, null, text, source.published_at ?? source.publication_date?.value ?? null)
      }
      return yield* unusable(`the text ${source.file} is missing`)
    })
  )
})

/** A file of documents with their text: PLOVER's records when they hold events, else public gold. */
const documentSet = (name: string, jsonl: string): GoldSet => {
  const hash = hashOf({ [name]: jsonl })
  const records = parsePloverRecords(jsonl)
  if (records.every((record) => Array.isArray(record.events) && typeof record.text === "string")) {
    return { name, hash, articles: records.map(({ id, text }) => articleOf(name, id, text, null)), gold: { _tag: "Plover", records } }
  }
  const documents = parseCoreDocuments(jsonl)
  if (!documents.every((document) => typeof document.doc === "string" && typeof document.text === "string")) {
    throw new TypeError("expected an object with doc and text on every line")
  }
  return {
    name,
    hash,
    articles: documents.map(({ dct, doc, text }) => articleOf(name, doc, text, dct ?? null)),
    gold: { _tag: "Core", documents }
  }
}

/** A gold text as the pipeline would have read it from a file. */
const articleOf = (input_path: string, input_member: string | null, text: string, date: string | null): Article => ({
  input_path,
  input_member,
  also_at: [],
  // Two records with the same words are two documents here: their name is part of what is hashed.
  sha256: createHash("sha256")
    .update(`${input_path}\0${input_member ?? ""}\0`)
    .update(text)
    .digest("hex"),
  byte_length: Buffer.byteLength(text),
  media_type: "text/plain",
  charset: "utf-8",
  text,
  text_map: [],
  url: null,
  canonical_url: null,
  outlet: null,
  title: null,
  byline: null,
  published: date === null ? unpublished : (parsePublished(date.slice(0, 10), "metadata") ?? unpublished),
  language: "en",
  language_basis: "declared",
  license: null,
  note: null
})
