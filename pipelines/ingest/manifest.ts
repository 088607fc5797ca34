/** `MANIFEST.json` beside the files: what is known of each, by file name. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import type { Published } from "../dataset.ts"
import { ManifestBroken } from "./errors.ts"
import { parsePublished, unpublished } from "./published.ts"

export const MANIFEST_NAME = "MANIFEST.json"

const Entry = Schema.Struct({
  url: Schema.optionalKey(Schema.NullOr(Schema.String)),
  outlet: Schema.optionalKey(Schema.NullOr(Schema.String)),
  title: Schema.optionalKey(Schema.NullOr(Schema.String)),
  byline: Schema.optionalKey(Schema.NullOr(Schema.String)),
  published_at: Schema.optionalKey(Schema.NullOr(Schema.String)),
  published_basis: Schema.optionalKey(Schema.Literals(["metadata", "jsonld", "meta", "feed", "filename", "manifest", "inferred"])),
  language: Schema.optionalKey(Schema.NullOr(Schema.String.check(Schema.isPattern(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/)))),
  license: Schema.optionalKey(Schema.NullOr(Schema.String)),
  sha256: Schema.optionalKey(Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))),
  note: Schema.optionalKey(Schema.NullOr(Schema.String))
})
type Entry = typeof Entry.Type

/** The file as written, for its JSON Schema. */
export const Manifest = Schema.Record(Schema.String, Entry)

/** What someone wrote down about a file. Null: not said. */
export interface Declared {
  readonly url: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly published: Published
  readonly language: string | null
  readonly license: string | null
  readonly sha256: string | null
  readonly note: string | null
}

const decodeManifest = Schema.decodeUnknownEffect(Schema.fromJsonString(Manifest), { onExcessProperty: "error", errors: "all" })

/** The entries of a folder's manifest by file name; none when the folder has no manifest. **Errors**: ManifestBroken. */
export const readManifest = Effect.fn("readManifest")(function* (folder: string, shownAs: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const file = path.join(folder, MANIFEST_NAME)
  if (!(yield* fs.exists(file).pipe(Effect.orElseSucceed(() => false)))) return new Map<string, Declared>()
  const broken = (reason: string): ManifestBroken => new ManifestBroken({ path: shownAs, reason })
  const bytes = yield* fs.readFile(file).pipe(Effect.mapError((error) => broken(error.message)))
  const text = yield* Effect.try({
    try: () => new TextDecoder("utf-8", { fatal: true }).decode(bytes),
    catch: () => broken("it is not UTF-8")
  })
  const entries = yield* decodeManifest(text).pipe(Effect.mapError((error) => broken(error.message.replaceAll("\n", " "))))
  const declared = new Map<string, Declared>()
  for (const [name, entry] of Object.entries(entries)) {
    if (name === "" || /[/\\\0]/u.test(name) || name === "..") return yield* broken(`“${name}” is not a file name`)
    const published = publishedOf(entry)
    if (published === null) return yield* broken(`published_at of ${name} is not a date: “${entry.published_at}”`)
    declared.set(name, declaredOf(entry, published))
  }
  return declared
})

const publishedOf = (entry: Entry): Published | null =>
  entry.published_at == null ? unpublished : parsePublished(entry.published_at, entry.published_basis ?? "manifest")

const declaredOf = (entry: Entry, published: Published): Declared => ({
  url: entry.url ?? null,
  outlet: entry.outlet ?? null,
  title: entry.title ?? null,
  byline: entry.byline ?? null,
  published,
  language: entry.language?.toLowerCase() ?? null,
  license: entry.license ?? null,
  sha256: entry.sha256 ?? null,
  note: entry.note ?? null
})
