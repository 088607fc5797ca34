/// <reference lib="dom" />
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createRequire } from "node:module"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bucketOf, dataScript } from "../../pipelines/report/data-file.ts"
import { chromiumPath, launch } from "../browser/chromium.ts"

const PAGES = ["articles", "speakers", "tellings", "timeline", "network", "entities", "dataset"]
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

describe("data files", () => {
  it("hold nothing that ends a script or a line", () => {
    const hostile = { title: "</script><script>alert(1)</script>", text: "a\u2028b\u2029c" }
    const script = dataScript("articles", hostile)
    expect(script).not.toMatch(/<|\u2028|\u2029/u)
    let received: unknown = null
    // oxlint-disable-next-line no-new-func -- runs the script as a page would
    new Function("onrecord", script)({ receive: (_: string, value: unknown) => (received = value) })
    expect(received).toEqual(hostile)
  })

  it("spread ids over all buckets", () => {
    expect(new Set(Array.from({ length: 200 }, (_, i) => bucketOf(`e_${i}`, 8))).size).toBe(8)
  })

  it("come with a page that is built from its sources", () => {
    expect(() => execFileSync(process.execPath, ["scripts/build-report.ts", "--check"])).not.toThrow()
  })
})

describe.skipIf(chromiumPath === null)("the report in a browser (skipped without Chromium)", () => {
  let browser: Browser
  let folder = ""
  const errors: Array<string> = []

  const open = async (width: number, colorScheme: "light" | "dark" = "light"): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme })
    page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())))
    page.on("pageerror", (error) => void errors.push(error.message))
    return page
  }
  const visit = async (page: Page, route: string): Promise<void> => {
    await page.goto(`file://${folder}/out/report/index.html#/${route}`)
    await page.waitForFunction((hash) => document.body.dataset.shown === hash, `#/${route}`)
  }
  const firstArticle = async (page: Page): Promise<string> => {
    await visit(page, "articles")
    return (await page.locator("td a").first().getAttribute("href"))!.replace("#/", "")
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "onrecord-report-"))
    execFileSync("cp", ["-r", "seeds", join(folder, "in")])
    rmSync(join(folder, "in", "MANIFEST.json"))
    writeFileSync(join(folder, "in", "hostile.txt"), "<script>window.hacked = 1</script> <img src=x onerror='window.hacked = 1'> The mayor 🦆 said on Tuesday that “all is text”.\n")
    execFileSync(process.execPath, ["pipelines/main.ts", "run", join(folder, "in"), "--out", join(folder, "out"), "--quiet"])
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    if (folder !== "") rmSync(folder, { recursive: true, force: true })
  })

  it.each([1280, 390])("shows every page at %i pixels, without an error, a sideways scroll or a serious accessibility fault", async (width) => {
    const page = await open(width)
    const routes = [...PAGES, await firstArticle(page)]
    for (const route of routes) {
      await visit(page, route)
      expect(await page.locator("h1").count(), route).toBe(1)
      expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(width)
      await page.evaluate(axe)
      const violations = await page.evaluate(async () => {
        const { axe: run } = window as unknown as { axe: { run: (options: unknown) => Promise<{ violations: ReadonlyArray<{ id: string; impact: string; nodes: ReadonlyArray<{ html: string }> }> }> } }
        return (await run.run({ preload: false })).violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
      })
      expect(violations, route).toEqual([])
      const screenshots = process.env.ONRECORD_SCREENSHOTS
      if (screenshots !== undefined) await page.screenshot({ path: join(screenshots, `${route.split("/")[0]}-${width}.png`) })
    }
    expect(errors).toEqual([])
    await page.close()
  }, 120_000)

  it("keeps its contrast in the dark", async () => {
    const page = await open(1280, "dark")
    await visit(page, await firstArticle(page))
    await page.evaluate(axe)
    const contrast = await page.evaluate(async () => {
      const { axe: run } = window as unknown as { axe: { run: (context: unknown, options: unknown) => Promise<{ violations: ReadonlyArray<unknown> }> } }
      return (await run.run(document, { runOnly: ["color-contrast"], preload: false })).violations.length
    })
    expect(contrast).toBe(0)
    await page.close()
  }, 60_000)

  it("shows all layers of an article within a second, filters them, and says a row's fields", async () => {
    const page = await open(1280)
    const route = await firstArticle(page)
    const started = performance.now()
    await visit(page, route)
    for (const layer of ["quotes", "names", "times", "events"]) expect(await page.locator(`.mark.${layer}`).count(), layer).toBeGreaterThan(0)
    expect(performance.now() - started).toBeLessThan(1000)
    await page.locator(".mark.quotes").first().hover()
    expect(await page.locator(".details .row.quotes dl").count()).toBeGreaterThan(0)
    await page.locator("#layer-quotes").uncheck()
    expect(await page.locator(".mark.quotes:not(.names):not(.events):not(.times)").first().evaluate((element) => getComputedStyle(element).backgroundColor)).toBe("rgba(0, 0, 0, 0)")
    await page.close()
  }, 60_000)

  it("leads from a quotation of a speaker to its words", async () => {
    const page = await open(1280)
    await visit(page, "speakers")
    await page.locator("td a").first().click()
    await page.locator(".quotations a").first().waitFor()
    const content = await page.locator(".quotations a").first().textContent()
    await page.locator(".quotations a").first().click()
    await page.locator(".wanted").first().waitFor()
    const wanted = (await page.locator(".wanted").allTextContents()).join("")
    expect(wanted).toContain(content!.split(" ").slice(0, 3).join(" "))
    await page.close()
  }, 60_000)

  it("takes an article of markup for text", async () => {
    const page = await open(1280)
    await visit(page, "articles")
    await page.locator("td a", { hasText: "<script>" }).first().click()
    await page.locator(".text").waitFor()
    expect(await page.locator(".text").textContent()).toContain("<img src=x onerror='window.hacked = 1'> The mayor 🦆 said")
    expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined()
    await page.close()
  }, 60_000)
})
