/** The explorer's server: the report, the console's page, and four questions: schema, saved questions, query, download. Loopback only. */
import { randomBytes } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import { fileURLToPath } from "node:url"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { SqlFiles } from "../write/SqlFiles.ts"
import { asFile, type Download, DOWNLOADS, MAX_DOWNLOAD_ROWS } from "./download.ts"
import { COOKIE, refusalOf, safePath, SECURITY_HEADERS } from "./guard.ts"
import { Questions } from "./Questions.ts"

/** The port is taken, or may not be listened on. */
export class PortUnusable extends Schema.TaggedError<PortUnusable>()("PortUnusable", { port: Schema.Number, reason: Schema.String }) {
  override get message() {
    return `OR908 cannot listen on port ${this.port}: ${this.reason}; choose another with --port`
  }
}

const ASSETS = fileURLToPath(new URL("assets", import.meta.url))

/** Rows that the console shows. */
const MAX_ROWS = 10_000
const MAX_BODY_BYTES = 1_000_000

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8"
}

interface Reply {
  readonly status: number
  readonly type: string
  readonly body: string | Uint8Array
  readonly headers?: Readonly<Record<string, string>>
}

const json = (value: unknown, status = 200): Reply => ({ status, type: "application/json; charset=utf-8", body: JSON.stringify(value) })
const plain = (status: number, message: string): Reply => ({ status, type: "text/plain; charset=utf-8", body: `${message}\n` })

export interface Explorer {
  readonly url: string
  readonly port: number
}

/** Serves a dataset until the scope closes. Port 0 takes any free one. **Errors**: PortUnusable. */
export const serve = Effect.fn("explore.serve")(function* (dataset: string, port: number) {
  const context = yield* Effect.context<Questions | SqlFiles | FileSystem.FileSystem | Path.Path>()
  const secret = randomBytes(24).toString("base64url")
  const run = Effect.runPromiseWith(context)
  let listening = port
  const server = createServer((request, response) => {
    void run(
      answerTo(request, dataset, listening, secret).pipe(Effect.catchCause(() => Effect.succeed(plain(500, "the explorer failed"))))
    ).then((reply) => send(request, response, reply))
  })
  yield* Effect.acquireRelease(
    Effect.callback<void, PortUnusable>((resume) => {
      server.once("error", (error) => resume(Effect.fail(new PortUnusable({ port, reason: error.message }))))
      server.listen(port, "127.0.0.1", () => resume(Effect.void))
    }),
    () => Effect.sync(() => server.closeAllConnections()).pipe(Effect.andThen(Effect.sync(() => void server.close())))
  )
  const address = server.address()
  listening = typeof address === "object" && address !== null ? address.port : port
  return { url: `http://127.0.0.1:${listening}/?token=${secret}`, port: listening } satisfies Explorer
})

const send = (request: IncomingMessage, response: ServerResponse, reply: Reply): void => {
  response.writeHead(reply.status, { ...SECURITY_HEADERS, "content-type": reply.type, ...reply.headers })
  response.end(request.method === "HEAD" ? undefined : reply.body)
}

const answerTo = Effect.fnUntraced(function* (request: IncomingMessage, dataset: string, port: number, secret: string) {
  const url = URL.parse(request.url ?? "/", "http://127.0.0.1")
  if (url === null) return plain(404, "not found")
  const header = (name: string): string | undefined => {
    const value = request.headers[name]
    return Array.isArray(value) ? value[0] : value
  }
  const refusal = refusalOf(
    {
      method: request.method ?? "GET",
      path: url.pathname,
      host: header("host"),
      origin: header("origin"),
      fetchSite: header("sec-fetch-site"),
      cookie: header("cookie"),
      token: url.searchParams.get("token")
    },
    port,
    secret
  )
  if (refusal !== null) return plain(refusal.status, refusal.message)
  if (url.searchParams.has("token")) {
    // The token leaves the address bar; a cookie that no script can read takes its place.
    const cookie = `${COOKIE}=${secret}; HttpOnly; SameSite=Strict; Path=/`
    return { status: 303, type: "text/plain", body: "", headers: { location: url.pathname, "set-cookie": cookie } }
  }
  if (url.pathname.startsWith("/api/")) return yield* api(request, url.pathname.slice("/api/".length))
  return request.method === "POST" ? plain(405, "refused") : yield* file(dataset, url.pathname)
})

/** The console's page and scripts come with the program, the rest is the dataset's report. */
const file = Effect.fnUntraced(function* (dataset: string, pathname: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  // `URL` resolves dots, so the raw path is judged as well.
  const wanted = safePath(pathname)
  if (wanted === null) return plain(404, "not found")
  const name = wanted === "" || wanted === "index.html" ? "explorer.html" : wanted
  const own = name === "explorer.html" || name === "explorer.js"
  const root = own ? ASSETS : path.join(dataset, "report")
  const read = yield* Effect.result(fs.readFile(path.join(root, name)))
  const type = TYPES[path.extname(name).slice(1)]
  return Result.isFailure(read) || type === undefined
    ? plain(404, "not found")
    : ({ status: 200, type, body: read.success } satisfies Reply as Reply)
})

const api = Effect.fnUntraced(function* (request: IncomingMessage, name: string) {
  const questions = yield* Questions
  if (request.method === "GET" && name === "schema") return yield* schema
  if (request.method === "GET" && name === "questions") {
    const { questions: saved } = yield* SqlFiles
    return json(saved.map(({ claim, name: title, sql }) => ({ name: title, claim, sql })))
  }
  if (request.method !== "POST" || !(name === "query" || name === "download")) return plain(404, "not found")
  const asked = yield* Effect.result(readQuestion(request))
  if (Result.isFailure(asked)) return plain(400, asked.failure)
  const { format, sql } = asked.success
  if (name === "query") {
    const found = yield* Effect.result(questions.answer(sql, MAX_ROWS))
    return Result.isFailure(found) ? json({ error: found.failure.message }, 400) : json(found.success)
  }
  if (!(format in DOWNLOADS)) return plain(400, `format is one of ${Object.keys(DOWNLOADS).join(", ")}`)
  const made = yield* Effect.result(
    Effect.flatMap(questions.result(sql, MAX_DOWNLOAD_ROWS), (result) => asFile(result, format as Download))
  )
  if (Result.isFailure(made)) return json({ error: made.failure.message }, 400)
  return {
    status: 200,
    type: DOWNLOADS[format as Download],
    body: made.success,
    headers: { "content-disposition": `attachment; filename="answer.${format}"` }
  } satisfies Reply as Reply
})

/** Tables and views with their columns and comments. */
const schema = Effect.gen(function* () {
  const questions = yield* Questions
  const found = yield* Effect.result(
    questions.answer(
      `SELECT name, kind, comment, list({name: column_name, type: data_type, comment: column_comment} ORDER BY column_index) AS columns FROM (
       SELECT t.table_name AS name, 'table' AS kind, t.comment, c.column_name, c.data_type, c.comment AS column_comment, c.column_index
       FROM duckdb_tables() t JOIN duckdb_columns() c USING (table_oid) WHERE NOT t.internal
       UNION ALL
       SELECT v.view_name, 'view', v.comment, c.column_name, c.data_type, c.comment, c.column_index
       FROM duckdb_views() v JOIN duckdb_columns() c ON c.table_oid = v.view_oid WHERE NOT v.internal)
     GROUP BY ALL ORDER BY kind, name`,
      1000
    )
  )
  if (Result.isFailure(found)) return json({ error: found.failure.message }, 400)
  return json(found.success.rows.map(([name, kind, comment, columns]) => ({ name, kind, comment, columns })))
})

const Question = Schema.Struct({ sql: Schema.String, format: Schema.optionalKey(Schema.String) })
const decodeQuestion = Schema.decodeUnknownExit(Schema.fromJsonString(Question))

const readQuestion = (request: IncomingMessage): Effect.Effect<{ readonly sql: string; readonly format: string }, string> =>
  Effect.gen(function* () {
    if (request.headers["content-type"]?.split(";")[0] !== "application/json") return yield* Effect.fail("expected JSON")
    const parts: Array<Buffer> = []
    let bytes = 0
    const isWhole = yield* Effect.promise(async () => {
      for await (const chunk of request) {
        bytes += (chunk as Buffer).length
        if (bytes > MAX_BODY_BYTES) return false
        parts.push(chunk as Buffer)
      }
      return true
    })
    const decoded = decodeQuestion(Buffer.concat(parts).toString("utf8"))
    if (!isWhole || decoded._tag === "Failure") return yield* Effect.fail('expected {"sql": "…"}')
    return { sql: decoded.value.sql, format: decoded.value.format ?? "" }
  })
