/** `onrecord.json`: options written down once. Options on the command line win. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { PARTITIONS } from "../write/options.ts"

export const SETTINGS_NAME = "onrecord.json"
export const FORMATS = ["arrow", "csv", "parquet", "duckdb"] as const
export const LOG_FORMATS = ["text", "json"] as const

/** Folder and file paths are relative to the folder of the file. */
export const SettingsFile = Schema.Struct({
  paths: Schema.optionalKey(Schema.Array(Schema.NonEmptyString)),
  out: Schema.optionalKey(Schema.NonEmptyString),
  formats: Schema.optionalKey(Schema.Array(Schema.Literals(FORMATS))),
  jobs: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))),
  maxArticleBytes: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))),
  gazetteer: Schema.optionalKey(Schema.NonEmptyString),
  corrections: Schema.optionalKey(Schema.NonEmptyString),
  partition: Schema.optionalKey(Schema.Literals(PARTITIONS)),
  /** Bytes. */
  memory: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(1))),
  text: Schema.optionalKey(Schema.Boolean),
  csvSafe: Schema.optionalKey(Schema.Boolean),
  cache: Schema.optionalKey(Schema.Union([Schema.NonEmptyString, Schema.Literal(false)])),
  /** Bytes. */
  cacheSize: Schema.optionalKey(Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))),
  quiet: Schema.optionalKey(Schema.Boolean),
  logFormat: Schema.optionalKey(Schema.Literals(LOG_FORMATS))
})
export type SettingsFile = typeof SettingsFile.Type

/** A settings file that cannot be used. Nothing was done. */
export class SettingsBroken extends Schema.TaggedError<SettingsBroken>()("SettingsBroken", {
  path: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `OR903 ${this.path} cannot be used: ${this.reason}; see docs/reference/cli.md for its fields`
  }
}

const decode = Schema.decodeUnknownEffect(Schema.fromJsonString(SettingsFile), { onExcessProperty: "error", errors: "all" })

/**
 * Reads a settings file; paths in it become absolute. Without a name, `onrecord.json` of the working folder, or no
 * settings when there is none. **Errors**: SettingsBroken.
 */
export const readSettings = Effect.fn("readSettings")(function* (named: string | null) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const shown = named ?? SETTINGS_NAME
  const file = path.resolve(shown)
  const broken = (reason: string): SettingsBroken => new SettingsBroken({ path: shown, reason })
  if (!(yield* fs.exists(file).pipe(Effect.orElseSucceed(() => false)))) {
    if (named !== null) return yield* broken("there is no such file")
    return {}
  }
  const text = yield* fs.readFileString(file).pipe(Effect.mapError((error) => broken(error.message)))
  const settings = yield* decode(text).pipe(Effect.mapError((error) => broken(error.message.replaceAll("\n", " "))))
  const absolute = (each: string): string => path.resolve(path.dirname(file), each)
  return {
    ...settings,
    ...(settings.paths === undefined ? {} : { paths: settings.paths.map(absolute) }),
    ...(settings.out === undefined ? {} : { out: absolute(settings.out) }),
    ...(settings.gazetteer === undefined ? {} : { gazetteer: absolute(settings.gazetteer) }),
    ...(typeof settings.cache === "string" ? { cache: absolute(settings.cache) } : {}),
    ...(settings.corrections === undefined ? {} : { corrections: absolute(settings.corrections) })
  } satisfies SettingsFile
})
