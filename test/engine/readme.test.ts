/** The examples of nlp/engine/README.md, run as they stand there. */
import { spawn, spawnSync } from "node:child_process"
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { createServer } from "node:http"
import type { Server } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"
import { build } from "esbuild"
import { createEngine } from "../../nlp/engine/index.ts"
import { kernel, model } from "./packaged-model.ts"

const root = fileURLToPath(new URL("../../", import.meta.url))
const readme = readFileSync(join(root, "nlp/engine/README.md"), "utf8")
const blocks = Array.from(readme.matchAll(/^```(\w*)\n(.*?)^```$/gmsu), ([, language, code]) => ({ language, code }))
const blockOf = (language: string) => {
  const at = blocks.findIndex((block) => block.language === language)
  assert.isAtLeast(at, 0, `a block of ${language}`)
  return { code: blocks[at].code, next: blocks.at(at + 1)?.code }
}

const chromium = process.env["ONRECORD_CHROMIUM"] ?? "/usr/bin/chromium"
const browserIt = existsSync(chromium) ? it : it.skip
const skipped = existsSync(chromium) ? "" : ` (skipped: no ${chromium}; ONRECORD_CHROMIUM names another)`

/** The page of the README with the engine bundled beside it, as the README says. */
const serve = async (page: string): Promise<Server> => {
  const bundle = await build({ entryPoints: [join(root, "nlp/engine/index.ts")], bundle: true, format: "esm", write: false })
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname
    if (path === "/") response.setHeader("content-type", "text/html").end(page)
    else if (path === "/engine.js") response.setHeader("content-type", "text/javascript").end(bundle.outputFiles[0].contents)
    else if (/^\/nlp\/engine\/(?:model|kernel)\/[\w.]+$/u.test(path)) response.end(readFileSync(join(root, path)))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve))
  return server
}

/** The document after its scripts have run. */
const domOf = (url: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const profile = mkdtempSync(join(tmpdir(), "onrecord-browser-"))
    const browser = spawn(chromium, [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--virtual-time-budget=60000",
      `--user-data-dir=${profile}`,
      "--dump-dom",
      url
    ])
    let dom = ""
    browser.stdout.on("data", (part) => (dom += part))
    browser.on("error", reject)
    browser.on("close", () => {
      rmSync(profile, { recursive: true, force: true })
      resolve(dom)
    })
  })

describe("nlp/engine/README.md", () => {
  it("shows what its command prints", () => {
    const { code, next } = blockOf("sh")
    const PATH = `${join(root, "node_modules/.bin")}:${process.env["PATH"]}`
    const { stderr, stdout } = spawnSync("sh", ["-c", code], { cwd: root, encoding: "utf8", env: { ...process.env, PATH } })
    assert.strictEqual(stdout, next, stderr)
  })

  browserIt(
    `has a page that parses in a browser${skipped}`,
    async () => {
      const server = await serve(blockOf("html").code)
      try {
        const dom = await domOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
        const shown = /<pre id="parse">(.*?)<\/pre>/su.exec(dom)?.[1]
        const [doc] = createEngine(model, kernel).parse([{ text: "Ministers from Chad met reporters in Vienna." }])
        assert.strictEqual(shown, Array.from(doc, ({ dep, head, tag, text }) => [text, tag, dep, head.text].join("\t")).join("\n"))
      } finally {
        server.close()
      }
    },
    60_000
  )
})
