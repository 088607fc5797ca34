/**
 * DuckDB as a service whose connections close with their scope. Rows go in by columns (`DataChunk.setColumns`), six
 * times faster than row by row.
 */
import type { DuckDBConnection, DuckDBInstance, DuckDBType, DuckDBValue } from "@duckdb/node-api"
import { parse } from "node:path"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Scope from "effect/Scope"
import type { PhysicalType } from "../../schemas/column.ts"
import { sqlText } from "../../schemas/duckdb.ts"
import type { Table } from "../../schemas/index.ts"
import type { ColumnBatch } from "../column-batch.ts"
import { epochDays, epochMicros } from "./calendar.ts"
import { DuckDbFailed } from "./errors.ts"

export type SqlRow = Readonly<Record<string, unknown>>

/** A connection to an open database. Its statements run one after the other. */
export interface Database {
  /** Runs one statement or several. */
  readonly run: (sql: string) => Effect.Effect<void, DuckDbFailed>
  /** Rows of a query as JSON values (lists as arrays, structs as objects, dates and 64-bit numbers as text). */
  readonly rows: (sql: string) => Effect.Effect<ReadonlyArray<SqlRow>, DuckDbFailed>
  /** Appends rows to a table, in order, or to another one with its columns. */
  readonly append: (table: Table, rows: ColumnBatch, into?: TablePlace) => Effect.Effect<void, DuckDbFailed>
  /**
   * Gives freed memory back to the system, where the database's memory is limited. DuckDB does so by itself only from threads of its
   * own, which it lacks when it has one thread.
   */
  readonly giveBack: Effect.Effect<void, DuckDbFailed>
  /** The same, and what lies on disk as it does in memory, which is read again when it is asked for. */
  readonly letGo: Effect.Effect<void, DuckDbFailed>
  /** Says how many rows there are by now, which decides over a limit that follows them, and gives back. */
  readonly holds: (rows: number) => Effect.Effect<void, DuckDbFailed>
  /** Another connection to the same database, until the scope closes: its statements run while others do. */
  readonly beside: Effect.Effect<Database, DuckDbFailed, Scope.Scope>
}

/** A table of the schema `main`. */
export interface TablePlace {
  readonly catalog: string
  readonly name: string
}

/** Where tables are that never touch the disk; every new database (`isNew`) has it beside its own. */
export const MEMORY = "memory"

export interface DatabaseOptions {
  /** Opens an existing file without the right to change it. */
  readonly readOnly?: boolean
  /** Where DuckDB may spill; default beside the file. */
  readonly temporaryFolder?: string
  /** Memory it may take, null for what its rows need (`memoryFor`); four fifths of the machine's when not given. */
  readonly memoryBytes?: number | null
  /** For one statement; one a processor when not given. */
  readonly threads?: number
  /**
   * For little. Compresses nothing: finding out what would be best takes most of the time of writing a small file. And gives no memory
   * back.
   */
  readonly isPlain?: boolean
  /**
   * Makes a file that is worth nothing before it is complete and `CHECKPOINT` has run: no row is written to a log first, and
   * no commit waits for the disk. Its catalog is called as the file without its ending.
   */
  readonly isNew?: boolean
  /** What the first connection runs before it is given away. Asked for at once, none of it waits for this thread, which may be at work. */
  readonly first?: string
}

/**
 * What a database may take to be loaded, checked and read by the report: of a hundred thousand short articles, in 2.3 million rows, half of
 * it is enough and a third is not.
 */
export const memoryFor = (rows: number): number => Math.max(400e6, 180 * rows)

/** A limit that all connections to a database share. */
interface Limit {
  bytes: number
  readonly followsRows: boolean
}

/** Freed memory goes back to the system once so much of it is free: DuckDB would keep ten times as much. */
const FLUSH_BYTES = "16MB"

/**
 * Of a new file. Each key has an index, and each index keeps a block for each kind of its nodes: with DuckDB's own 256 KB, the
 * indexes of a small dataset take more memory than its rows.
 */
export const BLOCK_BYTES = 32_768

/** No checkpoint happens by itself: whoever makes a file says when it is worth one. */
const NEVER = "1TB"

export class DuckDb extends Context.Service<
  DuckDb,
  {
    /** Opens a file (made when missing) or `:memory:`, until the scope closes. External access by SQL stays possible: COPY needs it. */
    readonly open: (path: string, options?: DatabaseOptions) => Effect.Effect<Database, DuckDbFailed, Scope.Scope>
  }
>()("onrecord/write/DuckDb") {
  static readonly layer = Layer.succeed(DuckDb, { open: (path, options = {}) => open(path, options) })
}

type Api = Awaited<ReturnType<typeof loadDuckDb>>

/**
 * The library, loaded with the first database. Loading takes longer than opening: whoever will need it can have it loaded
 * while other threads work.
 */
const loadDuckDb = () => import("./duckdb-api.ts")

const failing = (doing: string) => (cause: unknown) =>
  new DuckDbFailed({ doing, reason: cause instanceof Error ? cause.message : String(cause), cause })

const attempt = <A>(doing: string, body: () => Promise<A>): Effect.Effect<A, DuckDbFailed> =>
  Effect.tryPromise({ try: body, catch: failing(doing) })

const shorten = (sql: string): string => sql.replaceAll(/\s+/gu, " ").slice(0, 120)

/** A statement under way. Who interrupts it waits until DuckDB has let go of it: a connection must not close before. */
const running = <A>(connection: DuckDBConnection, sql: string, body: () => Promise<A>): Effect.Effect<A, DuckDbFailed> =>
  Effect.callback((resume) => {
    const settled = body().then(
      (value) => resume(Effect.succeed(value)),
      (cause: unknown) => resume(Effect.fail(failing(`run ${shorten(sql)}`)(cause)))
    )
    return Effect.promise(() => {
      connection.interrupt()
      return settled
    })
  })

const open = Effect.fn("DuckDb.open")(function* (path: string, options: DatabaseOptions) {
  const api = yield* attempt("load DuckDB", loadDuckDb)
  const isNew = options.isNew === true
  const limit: Limit | null =
    options.memoryBytes === undefined ? null : { bytes: options.memoryBytes ?? memoryFor(0), followsRows: options.memoryBytes === null }
  const instance = yield* Effect.acquireRelease(
    attempt(`open ${path}`, () =>
      api.DuckDBInstance.create(isNew ? ":memory:" : path, {
        // Nothing is fetched over the network, whatever a query asks for.
        autoinstall_known_extensions: "false",
        allocator_flush_threshold: FLUSH_BYTES,
        allocator_bulk_deallocation_flush_threshold: FLUSH_BYTES,
        ...(isNew ? { checkpoint_threshold: NEVER } : {}),
        ...(options.isPlain === true ? { force_compression: "uncompressed" } : {}),
        ...(options.readOnly === true ? { access_mode: "READ_ONLY" } : {}),
        ...(limit === null ? {} : { memory_limit: inMegabytes(limit) }),
        ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
        ...(options.temporaryFolder === undefined ? {} : { temp_directory: options.temporaryFolder })
      })
    ),
    (instance) => Effect.sync(() => instance.closeSync())
  )
  const catalog = isNew ? parse(path).name : null
  // Of little nothing is worth giving back.
  const given = options.isPlain === true ? null : limit
  const attach = catalog === null ? [] : [`ATTACH ${sqlText(path)} AS ${catalog} (RECOVERY_MODE no_wal_writes, BLOCK_SIZE ${BLOCK_BYTES})`]
  return yield* connect(api, instance, path, catalog, given, attach, options.first === undefined ? [] : [options.first])
})

/** Room enough for what is on no disk while rows are loaded; where it is not, less is let go of. */
const LITTLE_BYTES = 128e6

/** As settings have it. */
const inMegabytes = ({ bytes }: Limit): string => `${Math.round(bytes / 1e6)}MB`

const connect = (
  api: Api,
  instance: DuckDBInstance,
  path: string,
  catalog: string | null,
  limit: Limit | null,
  before: ReadonlyArray<string> = [],
  after: ReadonlyArray<string> = []
): Effect.Effect<Database, DuckDbFailed, Scope.Scope> =>
  Effect.gen(function* () {
    const connection = yield* Effect.acquireRelease(
      attempt(`connect to ${path}`, () => instance.connect()),
      (connection) => Effect.sync(() => connection.closeSync())
    )
    const database: Database = {
      run: (sql) => Effect.asVoid(running(connection, sql, () => connection.run(sql))),
      rows: (sql) => running(connection, sql, async () => (await connection.runAndReadAll(sql)).getRowObjectsJson()),
      append: (table, rows, into) => attempt(`append to ${table.name}`, () => append(api, connection, table, rows, into)),
      // The limit stays as it is; setting it lets go of all that is free.
      giveBack: limit === null ? Effect.void : Effect.suspend(() => database.run(`SET memory_limit = '${inMegabytes(limit)}'`)),
      letGo:
        limit === null
          ? Effect.void
          : Effect.suspend(() => {
              const little = inMegabytes({ ...limit, bytes: Math.min(limit.bytes, LITTLE_BYTES) })
              return Effect.andThen(Effect.ignore(database.run(`SET memory_limit = '${little}'`)), database.giveBack)
            }),
      holds: (rows) =>
        Effect.suspend(() => {
          if (limit?.followsRows === true) limit.bytes = memoryFor(rows)
          return database.giveBack
        }),
      beside: connect(api, instance, path, catalog, limit)
    }
    yield* database.run([...before, "SET TimeZone = 'UTC'", ...(catalog === null ? [] : [`USE ${catalog}`]), ...after].join(";\n"))
    return database
  })

/** Rows in one DuckDB vector. */
const CHUNK_ROWS = 2048

const append = async (
  api: Api,
  connection: DuckDBConnection,
  table: Table,
  { columns, length }: ColumnBatch,
  into?: TablePlace
): Promise<void> => {
  const appender = await connection.createAppender(into?.name ?? table.name, into === undefined ? null : "main", into?.catalog ?? null)
  const converters = Object.entries(table.columns).map(([name, { type }]) => ({ name, convert: converterOf(api, type) }))
  const types: Array<DuckDBType> = converters.map((_, at) => appender.columnType(at))
  for (let from = 0; from < length; from += CHUNK_ROWS) {
    const chunk = api.DuckDBDataChunk.create(types)
    chunk.setColumns(
      converters.map(({ convert, name }) => {
        const values = columns[name].slice(from, from + CHUNK_ROWS)
        return convert === null ? (values as ReadonlyArray<DuckDBValue>) : values.map(convert)
      })
    )
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
}

type Convert = (value: unknown) => DuckDBValue

const orNull =
  (convert: (value: never) => DuckDBValue): Convert =>
  (value) =>
    value === null ? null : convert(value as never)

/** From a row's value to the client's; null for text, numbers and booleans, which are their own. */
const converterOf = (api: Api, type: PhysicalType): Convert | null => {
  // Looked up once: each of them is a getter's.
  const { DuckDBDateValue, DuckDBListValue, DuckDBStructValue, DuckDBTimestampTZValue } = api
  switch (type.kind) {
    case "date":
      return orNull((value: string) => new DuckDBDateValue(epochDays(value)))
    case "timestamp":
      return orNull((value: string) => new DuckDBTimestampTZValue(epochMicros(value)))
    case "list": {
      const item = converterOf(api, type.item)
      return orNull(
        (value: ReadonlyArray<unknown>) => new DuckDBListValue(item === null ? (value as ReadonlyArray<DuckDBValue>) : value.map(item))
      )
    }
    case "struct":
      // Structs of the tables hold numbers only, which are their own values.
      return orNull((value: Record<string, DuckDBValue>) => new DuckDBStructValue(value))
    default:
      return null
  }
}
