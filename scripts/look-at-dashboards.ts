/**
 * Opens every page of built dashboards in a headless Chromium, wide and narrow: `node scripts/look-at-dashboards.ts DIST [PICTURE]`.
 * Ends with 1 when a page logs an error, shows one, has no heading, scrolls sideways, or asks for anything but itself; with 77 where there is no Chromium.
 * PICTURE is a file for a screenshot of the time line.
 */
import { globSync, readFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join, resolve, sep } from "node:path"
import { chromiumPath, launch } from "../test/browser/chromium.ts"

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json"
}

const [dist, picture] = process.argv.slice(2)
if (dist === undefined) throw new Error("look-at-dashboards.ts DIST [PICTURE]")
if (chromiumPath === null) {
  console.log("skipped: no Chromium here")
  process.exit(77)
}

const root = resolve(dist)
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)
  const file = join(root, path === "/" ? "index.html" : extname(path) === "" ? `${path}.html` : path)
  try {
    if (!file.startsWith(root + sep)) throw new Error("outside")
    const body = readFileSync(file)
    response.writeHead(200, { "content-type": MEDIA_TYPES[extname(file)] ?? "application/octet-stream" }).end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise<void>((done) => server.listen(0, "127.0.0.1", done))
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const faults: Array<string> = []
const browser = await launch()
for (const width of [1280, 390]) {
  const context = await browser.newContext({ viewport: { width, height: 900 } })
  for (const name of globSync("*.html", { cwd: root }).sort()) {
    const say = (what: string): void => void faults.push(`${name} at ${width}: ${what}`)
    const page = await context.newPage()
    page.on("console", (message) => message.type() === "error" && say(message.text()))
    page.on("pageerror", (error) => say(error.message))
    page.on("response", (response) => response.status() >= 400 && say(`${response.status()} ${response.url()}`))
    await page.route("**", (route) => {
      const url = route.request().url()
      if (url.startsWith(origin) || url.startsWith("data:")) return route.continue()
      say(`asks for ${url}`)
      return route.abort()
    })
    await page.goto(`${origin}/${name}`)
    await page.waitForFunction(() => document.querySelectorAll("observablehq-loading").length === 0, undefined, { timeout: 30_000 })
    await page.waitForTimeout(500)
    for (const error of await page.locator(".observablehq--error").allTextContents()) say(error)
    if ((await page.locator("h1").count()) !== 1) say("has not one heading")
    const tables = await page.locator("main table").count()
    const charts = await page.locator("main svg").count()
    if (name !== "copies.html" && (tables === 0 || charts === 0)) say(`shows ${tables} tables and ${charts} charts`)
    const overhang = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (overhang > 0) say(`is ${overhang} pixels too wide`)
    if (picture !== undefined && width === 1280 && name === "timeline.html") await page.screenshot({ path: picture, fullPage: true })
    await page.close()
  }
  await context.close()
}
await browser.close()
server.close()
for (const fault of faults) console.error(fault)
process.exitCode = faults.length > 0 ? 1 : 0
