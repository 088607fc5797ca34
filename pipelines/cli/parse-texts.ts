/** Text in, the engine's parse out. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import { toConllu } from "../../nlp/engine/conllu.ts"
import type { Doc } from "../../nlp/engine/index.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { Annotator } from "../annotate/Annotator.ts"
import { EnglishEngine } from "../annotate/EnglishEngine.ts"
import { InputNotFound } from "../ingest/errors.ts"

/** A line of a JSONL input is not an object with a `text`. */
export class RecordBroken extends Schema.TaggedError<RecordBroken>()("RecordBroken", {
  input: Schema.String,
  line: Schema.Int
}) {
  override get message() {
    return `OR304 ${this.input}, line ${this.line}: expected a JSON object such as {"id": "a1", "text": "…"}`
  }
}

/** One text to parse. */
interface Record {
  readonly id: string
  readonly text: string
}

/** Texts parsed at once: the engine fills its batches from all of them. */
const GROUP = 16
const STDIN = "-"

const JsonRecord = Schema.fromJsonString(
  Schema.Struct({ id: Schema.optionalKey(Schema.Union([Schema.String, Schema.Number])), text: Schema.String })
)
const decodeRecord = Schema.decodeUnknownEffect(JsonRecord)

/** A line's record; without an id it is named by its line. */
const toRecord = (input: string) => (line: string, index: number) =>
  decodeRecord(line).pipe(
    Effect.map(({ id, text }): Record => ({ id: String(id ?? index + 1), text })),
    Effect.mapError(() => new RecordBroken({ input, line: index + 1 }))
  )

const isFilled = (line: string): boolean => line.trim() !== ""

const recordsOfLines = <E>(input: string, text: Stream.Stream<string, E>) =>
  text.pipe(
    Stream.splitLines,
    Stream.zipWithIndex,
    Stream.filter(([line]) => isFilled(line)),
    Stream.mapEffect(([line, index]) => toRecord(input)(line, index))
  )

const wholeText = <E>(input: string, text: Stream.Stream<string, E>) =>
  Stream.fromEffect(Stream.mkString(text)).pipe(Stream.map((whole): Record => ({ id: input, text: whole })))

/** Records of one input. A name says what a file is; of standard input it is the first character: JSON opens with `{`. */
const recordsOf = (input: string) =>
  Stream.unwrap(
    Effect.gen(function* () {
      if (input !== STDIN) {
        const fs = yield* FileSystem.FileSystem
        const text = fs.stream(input).pipe(
          Stream.decodeText(),
          Stream.mapError(() => new InputNotFound({ path: input }))
        )
        return /\.(?:jsonl|ndjson)$/iu.test(input) ? recordsOfLines(input, text) : wholeText(input, text)
      }
      const stdio = yield* Stdio.Stdio
      const whole = yield* stdio.stdin.pipe(
        Stream.decodeText(),
        Stream.mkString,
        Effect.mapError(() => new InputNotFound({ path: "standard input" }))
      )
      const text = Stream.succeed(whole)
      return whole.trimStart().startsWith("{") ? recordsOfLines("standard input", text) : wholeText("stdin", text)
    })
  )

/** A parse as lines of output. */
const FORMATS = {
  jsonl: (id: string, doc: Doc): string => `${JSON.stringify(parseRecord(id, doc))}\n`,
  conllu: toConllu
} as const

/** Parses every text as one document and writes the parses to standard output, in order. */
export const parseAll = Effect.fn("parse")(function* (inputs: ReadonlyArray<string>, format: keyof typeof FORMATS) {
  const annotator = yield* Annotator
  const stdio = yield* Stdio.Stdio
  const write = FORMATS[format]
  yield* Stream.fromIterable(inputs.length === 0 ? [STDIN] : inputs).pipe(
    Stream.flatMap(recordsOf),
    Stream.grouped(GROUP),
    Stream.mapEffect((records) => Effect.map(annotator.parse(records), (docs) => docs.map((doc, i) => write(records[i].id, doc)).join(""))),
    Stream.run(stdio.stdout())
  )
}, Effect.provide(EnglishEngine.layer))
