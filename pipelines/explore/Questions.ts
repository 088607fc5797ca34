/** Answers SQL on a dataset's database: read-only, no other file, no extension, in bounded time and rows. */
import { DuckDBInstance, type DuckDBConnection, type DuckDBResult, StatementType } from "@duckdb/node-api"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"

/** The question is not answered, and why. */
export class QuestionRefused extends Schema.TaggedError<QuestionRefused>()("QuestionRefused", { reason: Schema.String }) {
  override get message() {
    return `OR907 the query was not run: ${this.reason}`
  }
}

/** A name and DuckDB's type. */
export interface AnswerColumn {
  readonly name: string
  readonly type: string
}

export interface Answer {
  readonly columns: ReadonlyArray<AnswerColumn>
  /** JSON values: lists as arrays, structs as objects, dates and 64-bit numbers as text. */
  readonly rows: ReadonlyArray<ReadonlyArray<unknown>>
  /** More rows were there than were asked for. */
  readonly isCut: boolean
}

export interface QuestionLimits {
  readonly timeoutMs: number
  readonly memory: string
}

export class Questions extends Context.Service<
  Questions,
  {
    /** At most `maxRows` rows. */
    readonly answer: (sql: string, maxRows: number) => Effect.Effect<Answer, QuestionRefused>
    /** The rows as DuckDB's own columns, for a download. */
    readonly result: (sql: string, maxRows: number) => Effect.Effect<DuckDBResult, QuestionRefused>
  }
>()("onrecord/explore/Questions") {
  static readonly layer = (file: string, limits: QuestionLimits = { timeoutMs: 30_000, memory: "1GB" }) =>
    Layer.effect(Questions, open(file, limits))
}

/** Kinds of statements that only read. Others fail in a read-only database too; this says it in plain words. */
const READING = new Set<StatementType>([StatementType.SELECT, StatementType.EXPLAIN, StatementType.PRAGMA])

const open = Effect.fn("Questions.open")(function* (file: string, limits: QuestionLimits) {
  const instance = yield* Effect.acquireRelease(
    Effect.promise(() =>
      DuckDBInstance.create(file, {
        access_mode: "READ_ONLY",
        enable_external_access: "false",
        autoinstall_known_extensions: "false",
        autoload_known_extensions: "false",
        allow_community_extensions: "false",
        memory_limit: limits.memory,
        lock_configuration: "true"
      })
    ),
    (opened) => Effect.sync(() => opened.closeSync())
  )
  const result = (sql: string, maxRows: number) => run(instance, sql, maxRows, limits)
  return Questions.of({
    result: (sql, maxRows) => Effect.map(result(sql, maxRows), (made) => made.result),
    answer: (sql, maxRows) =>
      Effect.gen(function* () {
        const { result: found } = yield* result(sql, maxRows + 1)
        const rows = yield* attempt(async () => (await found.getRowsJson()) as ReadonlyArray<ReadonlyArray<unknown>>)
        const columns = found.columnNames().map((name, i) => ({ name, type: found.columnType(i).toString() }))
        return { columns, rows: rows.slice(0, maxRows), isCut: rows.length > maxRows }
      })
  })
})

const attempt = <A>(body: () => Promise<A>): Effect.Effect<A, QuestionRefused> =>
  Effect.tryPromise({
    try: body,
    catch: (cause) => new QuestionRefused({ reason: cause instanceof Error ? cause.message : String(cause) })
  })

/** Runs one statement on a connection of its own, which is interrupted when its time is over. */
const run = Effect.fnUntraced(function* (instance: DuckDBInstance, sql: string, maxRows: number, limits: QuestionLimits) {
  const connection = yield* attempt(() => instance.connect())
  const work = attempt(() => statement(connection, sql, maxRows)).pipe(
    Effect.timeoutOrElse({
      duration: limits.timeoutMs,
      orElse: () =>
        Effect.flatMap(
          Effect.sync(() => connection.interrupt()),
          () => Effect.fail(new QuestionRefused({ reason: `it took more than ${limits.timeoutMs / 1000} seconds and was stopped` }))
        )
    })
  )
  return {
    result: yield* Effect.ensuring(
      work,
      Effect.sync(() => void setTimeout(() => connection.closeSync(), 0))
    )
  }
})

const statement = async (connection: DuckDBConnection, sql: string, maxRows: number): Promise<DuckDBResult> => {
  const extracted = await connection.extractStatements(sql)
  if (extracted.count !== 1) throw new Error("expected one statement")
  const prepared = await extracted.prepare(0)
  if (!READING.has(prepared.statementType))
    throw new Error("only statements that read are answered: SELECT, FROM, WITH, DESCRIBE, SUMMARIZE, EXPLAIN")
  const isQuery = prepared.statementType === StatementType.SELECT
  const bounded = isQuery
    ? await connection.prepare(`FROM (${sql.trim().replace(/;\s*$/u, "")}\n) LIMIT ${maxRows}`).catch(() => prepared)
    : prepared
  return bounded.run()
}
