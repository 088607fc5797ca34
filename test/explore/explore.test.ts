import { type ChildProcess, execFileSync, spawn } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { request } from "node:http"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { type AskedBy, refusalOf, safePath } from "../../pipelines/explore/guard.ts"
import { chromiumPath, launch } from "../browser/chromium.ts"

describe("the guard", () => {
  const good: AskedBy = { method: "GET", path: "/", host: "127.0.0.1:80", origin: undefined, fetchSite: undefined, cookie: "a=b; onrecord=secret", token: null }

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

  it.each(["/../run.json", "/..%2frun.json", "/%2e%2e/run.json", "/a/../../b", "/.hidden", "/a%00b", "/a\\b", "/%"])("takes %s for no path of the report", (path) => {
    expect(safePath(path)).toBeNull()
  })
})

interface Answered {
  readonly status: number
  readonly text: string
}

describe("the explorer", () => {
  let folder = ""
  let server: ChildProcess
  let port = 0
  let token = ""

  const ask = (path: string, options: { method?: string; body?: unknown; headers?: Record<string, string>; secret?: string } = {}): Promise<Answered> =>
    new Promise((resolve, reject) => {
      const headers = { cookie: `onrecord=${options.secret ?? token}`, "content-type": "application/json", ...options.headers }
      const sent = request({ host: "127.0.0.1", port, path, method: options.method ?? (options.body === undefined ? "GET" : "POST"), headers }, (response) => {
        let text = ""
        response.setEncoding("utf8").on("data", (chunk: string) => (text += chunk)).on("end", () => resolve({ status: response.statusCode ?? 0, text }))
      })
      sent.on("error", reject)
      sent.end(options.body === undefined ? undefined : JSON.stringify(options.body))
    })
  const query = (sql: string): Promise<Answered> => ask("/api/query", { body: { sql } })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "onrecord-explore-"))
    execFileSync(process.execPath, ["pipelines/main.ts", "run", "seeds", "--out", join(folder, "out"), "--quiet"])
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
  afterAll(() => {
    server?.kill("SIGINT")
    if (folder !== "") rmSync(folder, { recursive: true, force: true })
  })

  it("answers a question, with names and types", async () => {
    const { status, text } = await query("SELECT quote_kind, count(*)::INTEGER AS n FROM quotes GROUP BY ALL ORDER BY ALL -- a comment")
    expect(status).toBe(200)
    expect(JSON.parse(text).columns).toEqual([{ name: "quote_kind", type: "VARCHAR" }, { name: "n", type: "INTEGER" }])
  })

  it.each(["FROM who_said_what", "WITH a AS (SELECT 1 AS x) FROM a", "DESCRIBE quotes", "EXPLAIN SELECT 1", "SUMMARIZE quotes"])("reads with %s", async (sql) => {
    expect((await query(sql)).status).toBe(200)
  })

  it.each([
    ["a path outside the report", () => ask("/../run.json"), 404],
    ["an encoded path outside the report", () => ask("/%2e%2e%2frun.json"), 404],
    ["COPY to a file", () => query("COPY quotes TO '/tmp/onrecord-stolen.csv'"), 400],
    ["ATTACH", () => query("ATTACH '/tmp/onrecord-other.db'"), 400],
    ["reading a file of the system", () => query("FROM read_csv('/etc/passwd')"), 400],
    ["INSTALL", () => query("INSTALL httpfs"), 400],
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

  it("keeps comments of tables and columns at hand", async () => {
    const schema = JSON.parse((await ask("/api/schema")).text) as ReadonlyArray<{ name: string; comment: string; columns: ReadonlyArray<{ comment: string }> }>
    const quotes = schema.find(({ name }) => name === "quotes")
    expect(quotes?.comment).toContain("one quotation")
    expect(quotes?.columns.every(({ comment }) => comment.length > 0)).toBe(true)
  })

  it.skipIf(chromiumPath === null)("runs a query in a browser, leads to a row's words and downloads the answer (skipped without Chromium)", async () => {
    const browser = await launch()
    const page = await browser.newPage({ acceptDownloads: true })
    const errors: Array<string> = []
    page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())))
    await page.goto(`http://127.0.0.1:${port}/?token=${token}`)
    expect(page.url()).not.toContain(token)
    await page.locator("nav a", { hasText: "SQL" }).click()
    await page.locator("#sql").fill("SELECT quote_id, content FROM quotes WHERE quote_kind = 'direct' ORDER BY quote_id LIMIT 3")
    await page.locator("#ask").click()
    await page.locator("#answer td a").first().waitFor()
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".download-csv").click()])
    expect(readFileSync(await download.path(), "utf8").split("\n")[0]).toBe("quote_id,content")
    const content = await page.locator("#answer td").nth(1).textContent()
    await page.locator("#answer td a").first().click()
    await page.locator(".wanted").first().waitFor()
    expect((await page.locator(".wanted").allTextContents()).join("").replace(/\s+/gu, " ")).toContain(content!.slice(0, 20))
    expect(errors).toEqual([])
    await browser.close()
  })
})
