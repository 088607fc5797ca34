/**
 * Analysed articles by key. Whatever is analysed goes through a store, and is read from it again when it is needed: the
 * memory of a run does not grow with what its articles say, and a store that outlives the run is a cache.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { Keeper, Stored } from "../analysed/stored.ts"
import { StoreUnwritable } from "./errors.ts"
import { openShelf } from "./shelf.ts"

export class ArticleStore extends Context.Service<
  ArticleStore,
  {
    /** The article kept under a key (32 hex digits), null when there is none that is whole. */
    readonly find: (key: string) => Stored | null
    readonly put: (key: string, packed: Uint8Array) => Effect.Effect<Stored, StoreUnwritable>
  }
>()("onrecord/store/ArticleStore") {
  /** In memory: for programs that want a few articles' rows. */
  static readonly layerMemory = Layer.sync(ArticleStore, () => {
    const kept = new Map<string, Stored>()
    const all: Array<Uint8Array> = []
    const keeper: Keeper = { read: (number, start, end) => all[number].subarray(start, end) }
    return ArticleStore.of({
      find: (key) => kept.get(key) ?? null,
      put: (key, packed) =>
        Effect.sync(() => {
          const stored = { keeper, number: all.push(packed) - 1 }
          kept.set(key, stored)
          return stored
        })
    })
  })

  /** In a folder, made where it is missing, together with all that it holds from earlier. **Errors**: StoreUnwritable. */
  static readonly layerFolder = (folder: string) => Layer.effect(ArticleStore, openFolder(folder))
}

/** A store in a folder, until the scope closes. */
export const openFolder = Effect.fn("ArticleStore.open")(function* (folder: string) {
  const shelf = yield* Effect.acquireRelease(
    attempt(folder, () => openShelf(folder)),
    ({ close }) => Effect.sync(close)
  )
  return ArticleStore.of({
    find: shelf.find,
    put: (key, packed) => attempt(folder, () => shelf.put(key, packed))
  })
})

const attempt = <A>(path: string, body: () => A): Effect.Effect<A, StoreUnwritable> =>
  Effect.try({
    try: body,
    catch: (cause) => new StoreUnwritable({ path, reason: cause instanceof Error ? cause.message : String(cause), cause })
  })
