/** `--cache` and its relatives: where analysed articles are kept for the next run. */
import * as Option from "effect/Option"
import { Flag } from "effect/cli"
import type { CacheSettings } from "../store/cache.ts"
import type { SettingsFile } from "./Settings.ts"
import { sizeFlag } from "./size.ts"

export const cacheFlags = {
  cache: Flag.String("cache").pipe(
    Flag.withDescription(
      "Folder that keeps analysed articles, so that a later run does not do them again; the user's cache folder when not given"
    ),
    Flag.optional
  ),
  noCache: Flag.Boolean("no-cache").pipe(
    Flag.withDescription("Neither use nor keep analysed articles of other runs"),
    Flag.withDefault(false)
  ),
  clearCache: Flag.Boolean("clear-cache").pipe(Flag.withDescription("Forget what the cache holds before the run"), Flag.withDefault(false)),
  cacheSize: sizeFlag("cache-size", "What the cache may take when a run ends, such as 500MB; 4GB when not given")
}

interface GivenCache {
  readonly cache: Option.Option<string>
  readonly noCache: boolean
  readonly clearCache: boolean
  readonly cacheSize: Option.Option<number>
}

const DEFAULT_BYTES = 4e9

/** What the flags say, then the settings file, then the defaults. */
export const cacheOf = ({ cache, cacheSize, clearCache, noCache }: GivenCache, file: SettingsFile): CacheSettings | null =>
  noCache || (Option.isNone(cache) && file.cache === false)
    ? null
    : {
        folder: Option.getOrElse(cache, () => (typeof file.cache === "string" ? file.cache : null)),
        maxBytes: Option.getOrElse(cacheSize, () => file.cacheSize ?? DEFAULT_BYTES),
        clears: clearCache
      }
