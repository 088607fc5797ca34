/// <reference lib="dom" />
import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { tableFromIPC } from "apache-arrow"
import * as Effect from "effect/Effect"
import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type AskedBy, refusalOf, safePath } from "../../pipelines/explore/guard.ts"
import { Questions } from "../../pipelines/explore/Questions.ts"
import { chromiumPath, launch } from "../browser/chromium.ts"
import { faults, openPage } from "../browser/page.ts"

describe("the guard", () => {
  const good: AskedBy = {
    method: "GET",
    path: "/",
    host: "127.0.0.1:80",
    origin: undefined,
    fetchSite: undefined,
    cookie: "a=b; onrecord=secret",
    token: null
  }

  it("answers the page that it gave the secret to", () => {
    expect(refusalOf(good, 80, "secret")).toBeNull()
    expect(refusalOf({ ...good, host: "localhost:80", origin: "http://localhost:80" }, 80, "secret")).toBeNull()
    expect(refusalOf({ ...good, cookie: undefined, token: "secret" }, 80, "secret")).toBeNull()
  })

  it.each<[string, Partial<AskedBy>]>([
    ["another host", { host: "evil.example:80" }],
    ["another port", { host: "127.0.0.1:81" }],
    ["no host", { host: undefined }],
    ["another origin", { origin: "http://evil.example" }],
    ["an opaque origin", { origin: "null" }],
    ["a request from another site", { fetchSite: "cross-site", path: "/api/query" }],
    ["no secret", { cookie: undefined }],
    ["a wrong secret", { cookie: "onrecord=Secret" }],
    ["another method", { method: "DELETE" }]
  ])("refuses %s", (_, change) => {
    expect(refusalOf({ ...good, ...change }, 80, "secret")).not.toBeNull()
  })

  it.each(["/../run.json", "/..%2frun.json", "/%2e%2e/run.json", "/a/../../b", "/.hidden", "/a%00b", "/a\\b", "/%"])(
    "takes %s for no path of the report",
    (path) => {
      expect(safePath(path)).toBeNull()
    }
  )
})

interface Answered {
  readonly status: number
  readonly text: string
}

describe("the explorer", () => {
  let folder = ""
  let browser: Browser | undefined
  let server: ChildProcess
  let port = 0
  let token = ""

  const ask = (
    path: string,
    options: { method?: string; body?: unknown; headers?: Record<string, string>; secret?: string } = {}
  ): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const headers = { cookie: `onrecord=${options.secret ?? token}`, "content-type": "application/json", ...options.headers }
      const sent = request(
        { host: "127.0.0.1", port, path, method: options.method ?? (options.body === undefined ? "GET" : "POST"), headers },
        (response) => {
          let text = ""
          response
            .setEncoding("utf8")
            .on("data", (chunk: string) => (text += chunk))
            .on("end", () => resolve({ status: response.statusCode ?? 0, text }))
        }
      )
      sent.on("error", reject)
      sent.end(options.body === undefined ? undefined : JSON.stringify(options.body))
    })
  const query = (sql: string): Promise<Answered> => ask("/api/query", { body: { sql } })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "onrecord-explore-"))
    cpSync("seeds", join(folder, "in", "seeds"), { recursive: true })
    writeFileSync(
      join(folder, "in", "hostile.txt"),
      "A council took <script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'> for words. The mayor said on Tuesday: “All is text.”\n"
    )
    execFileSync(process.execPath, ["pipelines/main.ts", "run", join(folder, "in"), "--out", join(folder, "out"), "--quiet"])
    server = spawn(process.execPath, ["pipelines/main.ts", "explore", join(folder, "out")], { stdio: ["ignore", "pipe", "inherit"] })
    const url = await new Promise<string>((resolve) => {
      let text = ""
      server.stdout?.on("data", (chunk: Buffer) => {
        text += chunk.toString()
        const found = /http:\S+/u.exec(text)?.[0]
        if (found !== undefined) resolve(found)
      })
    })
    port = Number(new URL(url).port)
    token = new URL(url).searchParams.get("token") ?? ""
  })
  afterAll(async () => {
    await browser?.close()
    server?.kill("SIGINT")
    if (folder !== "") rmSync(folder, { recursive: true, force: true })
  })

  it("answers a question, with names and types", async () => {
    const { status, text } = await query("SELECT quote_kind, count(*)::INTEGER AS n FROM quotes GROUP BY ALL ORDER BY ALL -- a comment")
    expect(status).toBe(200)
    expect(JSON.parse(text).columns).toEqual([
      { name: "quote_kind", type: "VARCHAR" },
      { name: "n", type: "INTEGER" }
    ])
  })

  it.each(["FROM who_said_what", "WITH a AS (SELECT 1 AS x) FROM a", "DESCRIBE quotes", "EXPLAIN SELECT 1", "SUMMARIZE quotes"])(
    "reads with %s",
    async (sql) => {
      expect((await query(sql)).status).toBe(200)
    }
  )

  it.each([
    ["a path outside the report", () => ask("/../run.json"), 404],
    ["an encoded path outside the report", () => ask("/%2e%2e%2frun.json"), 404],
    ["a path outside the report, encoded twice", () => ask("/%252e%252e/run.json"), 404],
    ["COPY to a file", () => query("COPY quotes TO '/tmp/onrecord-stolen.csv'"), 400],
    ["ATTACH", () => query("ATTACH '/tmp/onrecord-other.db'"), 400],
    ["reading a file of the system", () => query("FROM read_csv('/etc/passwd')"), 400],
    ["a file of the system as a table", () => query("FROM '/etc/passwd'"), 400],
    ["a file of the system as text", () => query("SELECT content FROM read_text('/etc/passwd')"), 400],
    ["the list of a folder", () => query("FROM glob('/etc/*')"), 400],
    ["COPY behind EXPLAIN ANALYZE", () => query("EXPLAIN ANALYZE COPY quotes TO '/tmp/onrecord-stolen.csv'"), 400],
    ["EXPORT DATABASE", () => query("EXPORT DATABASE '/tmp/onrecord-stolen'"), 400],
    ["INSTALL", () => query("INSTALL httpfs"), 400],
    ["LOAD", () => query("LOAD '/tmp/evil.duckdb_extension'"), 400],
    ["more memory", () => query("PRAGMA memory_limit='64GB'"), 400],
    ["a bracket that closes the limit's", () => query("SELECT 1) UNION ALL (SELECT 2"), 400],
    [
      "a download of what may not be asked",
      () => ask("/api/download", { body: { sql: "FROM read_csv('/etc/passwd')", format: "csv" } }),
      400
    ],
    ["unlocking the settings", () => query("SET enable_external_access = true"), 400],
    ["a change of the data", () => query("DELETE FROM quotes"), 400],
    ["two statements", () => query("SELECT 1; DROP TABLE quotes"), 400],
    ["another origin", () => ask("/api/query", { body: { sql: "SELECT 1" }, headers: { origin: "http://evil.example" } }), 403],
    ["another host name (DNS rebinding)", () => ask("/", { headers: { host: `evil.example:${port}` } }), 403],
    ["no token", () => ask("/api/schema", { secret: "" }), 403],
    ["a form of another site", () => ask("/api/query", { body: { sql: "SELECT 1" }, headers: { "content-type": "text/plain" } }), 400]
  ] as const)("refuses %s", async (_, attack, status) => {
    const answered = await attack()
    expect(answered.status).toBe(status)
    expect(answered.text).not.toMatch(/root:|\n\s+at /u)
    expect(answered.text.length).toBeGreaterThan(5)
  })

  it("cuts long answers and says so", async () => {
    const { text } = await query("FROM range(20000)")
    const answer = JSON.parse(text) as { rows: ReadonlyArray<unknown>; isCut: boolean }
    expect([answer.rows.length, answer.isCut]).toEqual([10_000, true])
  })

  it(
    "stops what takes too long, and answers the next question",
    () =>
      Effect.gen(function* () {
        const questions = yield* Questions
        const refused = yield* Effect.flip(
          questions.answer("SELECT count(*) FROM range(10000000000) AS a(x), range(1000) AS b(y) WHERE x % 7 = y", 10)
        )
        expect(refused.message).toMatch(/OR907.* it took more than 0\.5 seconds and was stopped/u)
        expect((yield* questions.answer("SELECT 1 AS one", 10)).rows).toEqual([[1]])
      }).pipe(
        Effect.scoped,
        Effect.provide(Questions.layer(join(folder, "out", "news.duckdb"), { timeoutMs: 500, memory: "256MB" })),
        Effect.runPromise
      ),
    60_000
  )

  it("lets no script in but its own, and keeps nothing", async () => {
    const headers = await new Promise<NodeJS.Dict<string | Array<string>>>((resolve) =>
      request({ host: "127.0.0.1", port, path: "/", headers: { cookie: `onrecord=${token}` } }, (response) =>
        resolve(response.resume().headers)
      ).end()
    )
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self';/u)
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/u)
    expect([headers["x-content-type-options"], headers["cache-control"], headers["x-frame-options"]]).toEqual([
      "nosniff",
      "no-store",
      "DENY"
    ])
  })

  it("keeps comments of tables and columns at hand", async () => {
    const schema = JSON.parse((await ask("/api/schema")).text) as ReadonlyArray<{
      name: string
      comment: string
      columns: ReadonlyArray<{ comment: string }>
    }>
    const quotes = schema.find(({ name }) => name === "quotes")
    expect(quotes?.comment).toContain("one quotation")
    expect(quotes?.columns.every(({ comment }) => comment.length > 0)).toBe(true)
  })

  describe.skipIf(chromiumPath === null)("in a browser (skipped without Chromium)", () => {
    const errors: Array<string> = []
    const openConsole = async (width = 1280) => {
      browser ??= await launch()
      const page = await openPage(browser, errors, { width })
      await page.goto(`http://127.0.0.1:${port}/?token=${token}`)
      expect(page.url()).not.toContain(token)
      await page.locator("nav a", { hasText: "SQL" }).click()
      await page.locator("#saved").waitFor()
      return page
    }

    it("runs a query, leads to a row's words and downloads the answer in three formats", async () => {
      const page = await openConsole()
      await page
        .locator("#sql")
        .fill("SELECT quote_id, content, char_start FROM quotes WHERE quote_kind = 'direct' ORDER BY quote_id LIMIT 3")
      await page.locator("#ask").click()
      await page.locator("#answer td a").first().waitFor()
      const download = async (format: string): Promise<string> => {
        const [event] = await Promise.all([page.waitForEvent("download"), page.locator(`.download-${format}`).click()])
        expect(event.suggestedFilename()).toBe(`answer.${format}`)
        return event.path()
      }
      expect(readFileSync(await download("csv"), "utf8").split("\n")[0]).toBe("quote_id,content,char_start")
      const arrow = tableFromIPC(readFileSync(await download("arrow")))
      expect([arrow.numRows, arrow.schema.fields.map(({ name }) => name)]).toEqual([3, ["quote_id", "content", "char_start"]])
      const parquet = await (
        await (await DuckDBInstance.create(":memory:")).connect()
      ).runAndReadAll(`FROM read_parquet('${await download("parquet")}')`)
      expect(parquet.getRowsJson()).toEqual(arrow.toArray().map((row) => [row.quote_id, row.content, row.char_start]))
      const content = await page.locator("#answer td").nth(1).textContent()
      await page.locator("#answer td a").first().click()
      await page.locator(".wanted").first().waitFor()
      expect((await page.locator(".wanted").allTextContents()).join("").replace(/\s+/gu, " ")).toContain(content!.slice(0, 20))
      expect(errors).toEqual([])
      await page.close()
    }, 60_000)

    it("asks a saved question, draws the answer, and shows what is there", async () => {
      for (const width of [1280, 390]) {
        const page = await openConsole(width)
        await page.locator("#saved").selectOption({ label: "Who gets how many words?" })
        await page.locator("#answer .chart svg").waitFor()
        expect(await page.locator("#answer .chart rect").count()).toBeGreaterThan(5)
        // What the answer is sorted by is drawn, and another number when it is chosen.
        expect(await page.locator("[aria-label=Drawn] option:checked").textContent()).toBe("words")
        await page.locator("[aria-label=Drawn]").selectOption({ label: "quotes" })
        await page.locator("#answer .chart", { hasText: "quotes" }).waitFor()
        const quotes = page.locator("details", { has: page.locator("summary code", { hasText: /^quotes$/u }) })
        await quotes.locator("summary").click()
        expect(await quotes.locator("tbody tr").count()).toBeGreaterThan(20)
        expect(await quotes.locator("p").first().textContent()).toContain("one quotation")
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        expect(await faults(page)).toEqual([])
        await page.locator("[aria-label=Drawn]").selectOption({ label: "words" })
        await page.evaluate(() => scrollTo(0, 0))
        if (process.env.ONRECORD_SCREENSHOTS !== undefined)
          await page.screenshot({ path: join(process.env.ONRECORD_SCREENSHOTS, `explorer-${width}.png`) })
        await page.close()
      }
      expect(errors).toEqual([])
    }, 60_000)

    it("takes markup in an answer and in an article for text, and says a mistake", async () => {
      const page = await openConsole()
      await page.locator("#sql").fill("SELECT source_id, text FROM sources WHERE text LIKE '%<script>%'")
      await page.locator("#ask").click()
      await page.locator("#answer td a").first().waitFor()
      expect(await page.locator("#answer td").nth(1).textContent()).toContain("<script>window.hacked = 1</script>")
      await page.locator("#answer td a").first().click()
      await page.locator(".text").waitFor()
      expect(await page.locator(".text").textContent()).toContain("<script>window.hacked = 1</script>")
      expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined()
      expect(errors).toEqual([])
      await page.locator("nav a", { hasText: "SQL" }).click()
      await page.locator("#sql").fill("SELECT nonsense FROM quotes")
      await page.locator("#ask").click()
      expect(await page.locator("#answer .error").textContent()).toMatch(/^OR907 .*nonsense/u)
      await page.close()
    }, 60_000)
  })
})
