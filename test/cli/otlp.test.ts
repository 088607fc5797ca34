import { describe, expect, it } from "vitest"
import { spawn } from "node:child_process"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { ROOT } from "./process.ts"

interface Request {
  readonly path: string
  readonly body: unknown
}

/** A collector on the loopback interface while `body` runs; gives what it was sent. */
const collecting = async (body: (url: string) => Promise<void>): Promise<ReadonlyArray<Request>> => {
  const requests: Array<Request> = []
  const server = createServer((request, response) => {
    const chunks: Array<Buffer> = []
    request.on("data", (chunk: Buffer) => chunks.push(chunk))
    request.on("end", () => {
      requests.push({ path: request.url ?? "", body: JSON.parse(Buffer.concat(chunks).toString("utf8")) })
      response.end("{}")
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  try {
    await body(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.close()
  }
  return requests
}

/** A run over one article; the process must not block this one, which is the collector. */
const run = async (env: NodeJS.ProcessEnv, ...options: ReadonlyArray<string>): Promise<number | null> => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-otlp-"))
  writeFileSync(join(folder, "a.txt"), "“We agreed on the text,” said Mara Lind in Paris.\n")
  const args = ["run", join(folder, "a.txt"), "--out", join(folder, "out"), "--format", "csv", "--no-cache", "--quiet", ...options]
  const child = spawn(process.execPath, [join(ROOT, "bin/onrecord.js"), ...args], { env: { ...process.env, ...env }, stdio: "inherit" })
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve))
  rmSync(folder, { recursive: true })
  return code
}

/** Every value of a field, however deep. */
const valuesOf = (value: unknown, field: string): ReadonlyArray<unknown> =>
  typeof value !== "object" || value === null
    ? []
    : Object.entries(value).flatMap(([name, inner]) => [...(name === field ? [inner] : []), ...valuesOf(inner, field)])

describe("--otlp", () => {
  it("sends a run's spans and metrics to a collector", async () => {
    const requests = await collecting(async (url) => expect(await run({}, "--otlp", url)).toBe(0))
    const named = (path: string) => requests.filter((each) => each.path === path).flatMap(({ body }) => valuesOf(body, "name"))
    expect(named("/v1/traces")).toEqual(expect.arrayContaining(["run", "analyse", "resolve", "DatasetWriter.write"]))
    expect(named("/v1/metrics")).toEqual(expect.arrayContaining(["onrecord.work", "onrecord.rows", "onrecord.stage"]))
  })

  it("sends nothing without it, whatever the environment says", async () => {
    const requests = await collecting(async (url) =>
      expect(await run({ OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_TRACES_EXPORTER: "otlp" })).toBe(0)
    )
    expect(requests).toEqual([])
  })

  it("does its work where no collector answers", async () => {
    expect(await run({}, "--otlp", "http://127.0.0.1:9")).toBe(0)
  })
})
