/** Where articles come from. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Scope from "effect/Scope"
import * as Stream from "effect/Stream"
import { withinSize } from "./article-size.ts"
import type { InputNotFound, ManifestBroken } from "./errors.ts"
import type { FoundFile } from "./find-files.ts"
import { findFiles, sortFound } from "./find-files.ts"
import { MAX_ARTICLE_BYTES } from "./limits.ts"
import { type FileRecord, HEAD_BYTES, type InputFile, isPage, type Reader } from "./reader.ts"
import { readFile } from "./read-file.ts"
import { readers } from "./readers.ts"
import { rejected } from "./rejected.ts"
import { countSkipped, type SkippedCounter, type SkippedCounts } from "./skipped.ts"
import { spool, STANDARD_INPUT } from "./standard-input.ts"

export interface InputOptions {
  /** Asked in this order; all of them when not given. */
  readonly formats?: ReadonlyArray<Reader>
  /** Bytes of an article's text in UTF-8; a larger one is a reject. */
  readonly maxArticleBytes?: number
  /** What `-` stands for. */
  readonly standardInput?: NodeJS.ReadableStream
}

/** Articles, rejects, and pages that are not read yet, in order of `input_path` (code units, no locale), so that runs repeat. */
export class Inputs extends Context.Service<
  Inputs,
  {
    /** Files and their bytes, known before anything is read. How many records they hold nobody knows by then. */
    readonly extent: Effect.Effect<{ readonly files: number; readonly bytes: number }, InputNotFound | ManifestBroken>
    /** What was passed over so far, by kind. */
    readonly skipped: Effect.Effect<SkippedCounts>
    /** Bytes that were read so far. */
    readonly bytesRead: Effect.Effect<number>
    readonly records: Stream.Stream<FileRecord, InputNotFound | ManifestBroken>
  }
>()("onrecord/pipelines/Inputs") {
  /** Files and folders of the file system, patterns, and `-` for what is piped in. */
  static readonly layer = (
    paths: ReadonlyArray<string>,
    { formats = readers, maxArticleBytes = MAX_ARTICLE_BYTES, standardInput = process.stdin }: InputOptions = {}
  ) =>
    Layer.effect(
      Inputs,
      Effect.gen(function* () {
        const fs = yield* FileSystem.FileSystem
        const path = yield* Path.Path
        const provide = <A, E>(effect: Effect.Effect<A, E, FileSystem.FileSystem | Path.Path>): Effect.Effect<A, E> =>
          effect.pipe(Effect.provideService(FileSystem.FileSystem, fs), Effect.provideService(Path.Path, path))
        const scope = yield* Effect.scope
        const skipped = countSkipped()
        const piped = paths.includes(STANDARD_INPUT) ? [spool(standardInput)] : []
        const found = yield* Effect.all([
          findFiles(
            paths.filter((path) => path !== STANDARD_INPUT),
            skipped.add
          ),
          Effect.all(piped)
        ]).pipe(
          Effect.map(([files, others]) => sortFound([...files, ...others.map((file) => Result.succeed(file))])),
          Effect.provideService(Scope.Scope, scope),
          provide,
          Effect.cached
        )
        const meter = createMeter()
        return Inputs.of({
          extent: Effect.map(found, (all) => ({
            files: all.length,
            bytes: all.reduce((sum, each) => sum + (Result.isSuccess(each) ? each.success.size : 0), 0)
          })),
          bytesRead: Effect.sync(meter.read),
          skipped: Effect.sync(skipped.counts),
          records: Stream.fromIterableEffect(found).pipe(
            Stream.flatMap((each) =>
              Result.isFailure(each)
                ? Stream.succeed<FileRecord>(Result.fail(each.failure))
                : Stream.unwrap(provide(open(each.success, formats, meter, skipped)))
            ),
            Stream.map(withinBytes(maxArticleBytes))
          )
        })
      })
    )

  /** Records made beforehand. */
  static readonly layerTest = (records: ReadonlyArray<FileRecord>) =>
    Layer.succeed(
      Inputs,
      Inputs.of({
        extent: Effect.succeed({ files: records.length, bytes: 0 }),
        bytesRead: Effect.succeed(0),
        skipped: Effect.succeed({}),
        records: Stream.fromIterable(records)
      })
    )
}

/** A page's text is measured when it is read. */
const withinBytes = (max_article_bytes: number) => {
  const within = withinSize(max_article_bytes)
  return (record: FileRecord): FileRecord => (isPage(record) ? { ...record, max_article_bytes } : within(record))
}

/** Counts bytes as they are read. A file counts once, however often and however far a reader looks at it. */
interface Meter {
  readonly read: () => number
  /** Begins a file; `add` counts into it, `end` counts all of it. */
  readonly file: (size: number) => { readonly add: (bytes: number) => void; readonly end: () => void }
}

const createMeter = (): Meter => {
  let total = 0
  return {
    read: () => total,
    file: (size) => {
      let own = 0
      const to = (bytes: number): void => {
        const now = Math.max(own, Math.min(bytes, size))
        total += now - own
        own = now
      }
      return { add: (bytes) => to(own + bytes), end: () => to(size) }
    }
  }
}

/** The records of a file, by the first format that takes it. */
const open = Effect.fnUntraced(function* (
  { declared, input_path, path, size }: FoundFile,
  formats: ReadonlyArray<Reader>,
  meter: Meter,
  skipped: SkippedCounter
) {
  const fs = yield* FileSystem.FileSystem
  const head = yield* Effect.result(readHead(path))
  if (Result.isFailure(head)) return Stream.succeed<FileRecord>(Result.fail(rejected("OR101", input_path)))
  const { add, end } = meter.file(size)
  const chunks = fs.stream(path).pipe(Stream.tap((chunk) => Effect.sync(() => add(chunk.length))))
  const file: InputFile = { input_path, size, head: head.success, bytes: fs.readFile(path), chunks, declared, skip: skipped.add }
  return readFile(formats, file).pipe(Stream.onEnd(Effect.sync(end)))
})

const readHead = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const file = yield* fs.open(path, { flag: "r" })
  const head = yield* file.readAlloc(HEAD_BYTES)
  return Option.getOrElse(head, () => new Uint8Array())
}, Effect.scoped)
