/** What became of the records of a run. There is one for every record, so they are kept by columns, outside the collector's reach. */
import * as Result from "effect/Result"
import type { CalendarDay } from "../../nlp/annotations.ts"
import { createNumbers } from "../../nlp/numbers.ts"
import type { ParseLimit } from "../../nlp/parsed-part.ts"
import type { CutArticle, InputRecord, Reject } from "../dataset.ts"
import { FRAME_COUNT, framesIn, frameStarts, openIdentity, type SourcePlace } from "./packed.ts"
import { type ArticleHead, type Keeper, readStored, type Stored } from "./stored.ts"
import { createHashColumn, createTextColumn } from "./text-columns.ts"

/** An article that can be read again. */
export interface StoredArticle extends ArticleHead {
  readonly stored: Stored
  /** Where its frames begin, so that each is read by itself. */
  readonly frames: ArrayLike<number>
}

/** What became of one record: an article that is kept, or a reject. */
export interface Outcome {
  /** Its place among all records, from 0, whether this run does them or not. */
  readonly at: number
  readonly input: InputRecord
  /** 32 hex digits. */
  readonly key: string
  readonly result: Result.Result<StoredArticle, Reject>
}

/** What is known of an article whose bytes a store keeps. */
export const storedArticle = ({ also_at, input_member, input_path }: SourcePlace, stored: Stored): StoredArticle => {
  const packed = readStored(stored)
  const { parse_limit, published_at, published_on, source_id, text_sha256, wire_service, word_count } = openIdentity(framesIn(packed))
  return {
    source_id,
    text_sha256,
    published_at,
    published_on,
    wire_service,
    word_count,
    parse_limit,
    input_path,
    input_member,
    also_at,
    stored,
    frames: frameStarts(packed)
  }
}

const NOWHERE: ReadonlyArray<string> = []
const NO_DAY = -1

/** A day as one number: nine bits for month and day. */
const packedDay = (day: CalendarDay | null): number => (day === null ? NO_DAY : (day.year * 16 + day.month) * 32 + day.day)
const dayOf = (number: number): CalendarDay | null =>
  number === NO_DAY ? null : { year: number >> 9, month: (number >> 5) & 15, day: number & 31 }

const createColumns = () => ({
  at: createNumbers(Float64Array),
  path: createTextColumn(),
  member: createTextColumn(),
  sha256: createHashColumn(64),
  note: createTextColumn(),
  key: createHashColumn(32),
  rejects: new Map<number, Reject>(),
  source_id: createHashColumn(16, "s_"),
  text_sha256: createHashColumn(64),
  published_at: createTextColumn(),
  published_on: createNumbers(Int32Array),
  wire_service: createTextColumn(),
  word_count: createNumbers(Uint32Array),
  parse_limit: createTextColumn(),
  also_at: new Map<number, ReadonlyArray<string>>(),
  keepers: new Array<Keeper>(),
  keeper: createNumbers(Uint32Array),
  number: createNumbers(Uint32Array),
  /** Where each frame of an article begins, and where the last ends. */
  frames: createNumbers(Uint32Array)
})
type Columns = ReturnType<typeof createColumns>

/** Records in the order in which they were put. */
export class Outcomes implements Iterable<Outcome> {
  #columns = createColumns()

  static readonly of = (outcomes: Iterable<Outcome>): Outcomes => {
    const all = new Outcomes()
    for (const outcome of outcomes) all.push(outcome)
    return all
  }

  get length(): number {
    return this.#columns.at.length()
  }

  push({ at, input, key, result }: Outcome): void {
    const columns = this.#columns
    const record = this.length
    columns.at.push(at)
    columns.path.push(input.path)
    columns.member.push(input.member)
    columns.sha256.push(input.sha256)
    columns.note.push(input.note)
    columns.key.push(key)
    if (Result.isFailure(result)) columns.rejects.set(record, result.failure)
    pushArticle(columns, record, Result.isSuccess(result) ? result.success : null)
  }

  /** Moves all of them into a list of their own: whoever holds this one holds nothing any more. */
  take(): Outcomes {
    const taken = new Outcomes()
    ;[taken.#columns, this.#columns] = [this.#columns, taken.#columns]
    return taken
  }

  isArticle(record: number): boolean {
    return !this.#columns.rejects.has(record)
  }

  /** An article, looked up as it is asked for. */
  articleAt(record: number): StoredArticle {
    return new RecordedArticle(this.#columns, record)
  }

  /** Of all records, in order. Holds on to nothing else that is known of them. */
  inputs(): RecordedInputs {
    return new RecordedInputs(this.#columns, this.length)
  }

  outcomeAt(record: number): Outcome {
    const { at, key, rejects } = this.#columns
    const reject = rejects.get(record)
    return {
      at: at.taken()[record],
      input: inputAt(this.#columns, record),
      key: key.at(record)!,
      result: reject === undefined ? Result.succeed(this.articleAt(record)) : Result.fail(reject)
    }
  }

  *[Symbol.iterator](): Generator<Outcome> {
    for (let record = 0; record < this.length; record++) yield this.outcomeAt(record)
  }

  /** Numbers of the records that are articles. */
  articles(): Uint32Array {
    return Uint32Array.from({ length: this.length }, (_, record) => record).filter((record) => this.isArticle(record))
  }

  /** In order. */
  rejects(): ReadonlyArray<Reject> {
    return [...this.#columns.rejects.values()]
  }

  /** Articles of which a part was left unparsed, in order. */
  cut(): ReadonlyArray<CutArticle> {
    const cut: Array<CutArticle> = []
    for (const record of this.articles()) {
      const { input_member, input_path, parse_limit, source_id } = this.articleAt(record)
      if (parse_limit !== null) cut.push({ path: input_path, member: input_member, source_id, limit: parse_limit })
    }
    return cut
  }
}

type InputColumns = Pick<Columns, "path" | "member" | "sha256" | "note">

const inputAt = ({ member, note, path, sha256 }: InputColumns, record: number): InputRecord => ({
  path: path.at(record)!,
  member: member.at(record),
  sha256: sha256.at(record),
  note: note.at(record)
})

class RecordedInputs implements Iterable<InputRecord> {
  readonly #columns: InputColumns
  readonly length: number
  constructor({ member, note, path, sha256 }: InputColumns, length: number) {
    this.#columns = { member, note, path, sha256 }
    this.length = length
  }
  *[Symbol.iterator](): Generator<InputRecord> {
    for (let record = 0; record < this.length; record++) yield inputAt(this.#columns, record)
  }
}

/** Null for a reject, which takes a place too. */
const pushArticle = (columns: Columns, record: number, article: StoredArticle | null): void => {
  columns.source_id.push(article?.source_id ?? null)
  columns.text_sha256.push(article?.text_sha256 ?? null)
  columns.published_at.push(article?.published_at ?? null)
  columns.published_on.push(packedDay(article?.published_on ?? null))
  columns.wire_service.push(article?.wire_service ?? null)
  columns.word_count.push(article?.word_count ?? 0)
  columns.parse_limit.push(article?.parse_limit ?? null)
  columns.number.push(article?.stored.number ?? 0)
  columns.keeper.push(article === null ? 0 : numberOf(columns.keepers, article.stored.keeper))
  for (let i = 0; i <= FRAME_COUNT; i++) columns.frames.push(article?.frames[i] ?? 0)
  if (article !== null && article.also_at.length > 0) columns.also_at.set(record, article.also_at)
}

/** There are few: one, or one a shard. */
const numberOf = (keepers: Array<Keeper>, keeper: Keeper): number => {
  const last = keepers.length - 1
  if (keepers[last] === keeper) return last
  const known = keepers.indexOf(keeper)
  return known >= 0 ? known : keepers.push(keeper) - 1
}

class RecordedArticle implements StoredArticle {
  readonly #columns: Columns
  readonly #record: number
  constructor(columns: Columns, record: number) {
    this.#columns = columns
    this.#record = record
  }
  get source_id() {
    return this.#columns.source_id.at(this.#record)!
  }
  get text_sha256() {
    return this.#columns.text_sha256.at(this.#record)!
  }
  get published_at() {
    return this.#columns.published_at.at(this.#record)
  }
  get published_on() {
    return dayOf(this.#columns.published_on.taken()[this.#record])
  }
  get wire_service() {
    return this.#columns.wire_service.at(this.#record)
  }
  get word_count() {
    return this.#columns.word_count.taken()[this.#record]
  }
  get parse_limit() {
    return this.#columns.parse_limit.at(this.#record) as ParseLimit | null
  }
  get input_path() {
    return this.#columns.path.at(this.#record)!
  }
  get input_member() {
    return this.#columns.member.at(this.#record)
  }
  get also_at() {
    return this.#columns.also_at.get(this.#record) ?? NOWHERE
  }
  get stored() {
    const { keeper, keepers, number } = this.#columns
    return { keeper: keepers[keeper.taken()[this.#record]], number: number.taken()[this.#record] }
  }
  get frames() {
    const first = this.#record * (FRAME_COUNT + 1)
    return this.#columns.frames.taken().subarray(first, first + FRAME_COUNT + 1)
  }
}
