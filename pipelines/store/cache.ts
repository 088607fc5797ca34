/** Where a run keeps its analysed articles: in the user's cache, or beside its output and gone with the run. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { readdirSync, rmSync, statSync } from "node:fs"
import { join } from "node:path"
import { temporaryStoreOf } from "../write/output-folder.ts"
import { ArticleStore, openFolder } from "./ArticleStore.ts"
import { SEGMENT_ENDING } from "./shelf.ts"
import { articlesIn, userCacheFolder } from "./user-cache.ts"

export interface CacheSettings {
  /** Null for the user's own, see `userCacheFolder`. */
  readonly folder: string | null
  /** Bytes that are left when a run ends. A run itself may need more. */
  readonly maxBytes: number
  /** Forgets everything before the run. */
  readonly clears: boolean
}

interface SegmentFile {
  readonly path: string
  readonly bytes: number
  /** When a run last used it. */
  readonly usedMs: number
}

/** Another run may delete a file between being listed and being looked at. */
const segmentFiles = (folder: string): ReadonlyArray<SegmentFile> =>
  readdirSync(folder)
    .filter((name) => name.endsWith(SEGMENT_ENDING))
    .flatMap((name) => {
      const path = join(folder, name)
      const info = statSync(path, { throwIfNoEntry: false })
      return info === undefined ? [] : [{ path, bytes: info.size, usedMs: info.mtimeMs }]
    })

/** Deletes the segments that were not used for longest until the others take no more than `maxBytes`. */
export const trim = (folder: string, maxBytes: number): void => {
  let bytes = 0
  for (const file of segmentFiles(folder).toSorted((a, b) => b.usedMs - a.usedMs || (a.path < b.path ? -1 : 1))) {
    bytes += file.bytes
    if (bytes > maxBytes) rmSync(file.path, { force: true })
  }
}

/** A folder that cannot be trimmed is no reason to fail a run that is done. */
const trimmed = (folder: string, maxBytes: number) => Effect.ignore(Effect.try({ try: () => trim(folder, maxBytes), catch: () => null }))

const openCache = Effect.fnUntraced(function* (folder: string, { clears, maxBytes }: CacheSettings) {
  const articles = articlesIn(folder)
  if (clears) yield* trimmed(articles, 0)
  // Trimmed when the store has been closed: finalizers run in reverse.
  yield* Effect.addFinalizer(() => trimmed(articles, maxBytes))
  return yield* openFolder(articles)
})

/** A store beside the output, deleted with the scope; `recover` deletes what a kill leaves. */
const openTemporary = Effect.fnUntraced(function* (out: string) {
  const folder = temporaryStoreOf(out)
  yield* Effect.addFinalizer(() => Effect.sync(() => rmSync(folder, { recursive: true, force: true })))
  return yield* openFolder(folder)
})

/** The user's cache where it can be written, otherwise no cache: a read-only home is no reason to stop. */
const openUserCache = (out: string, settings: CacheSettings) =>
  openCache(userCacheFolder(), settings).pipe(
    Effect.catch((error) => Effect.andThen(Effect.logWarning(`no cache is used: ${error.message}`), openTemporary(out)))
  )

/** The store of a run that writes `out` (absolute). `cache` null keeps nothing. **Errors**: StoreUnwritable. */
export const storeLayer = (out: string, cache: CacheSettings | null) =>
  Layer.effect(
    ArticleStore,
    cache === null ? openTemporary(out) : cache.folder === null ? openUserCache(out, cache) : openCache(cache.folder, cache)
  )
