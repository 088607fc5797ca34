/// <reference lib="dom" />
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { chromiumPath, launch } from "../browser/chromium.ts"
import { openPage, visit } from "../browser/page.ts"
import { writeMany } from "./many.ts"

const COPIES = 400
const ARTICLES = 5 * COPIES

describe.skipIf(chromiumPath === null)("the report of 2,000 articles (skipped without Chromium)", () => {
  let browser: Browser
  let folder = ""
  let report = ""
  const errors: Array<string> = []
  const bytesOf = (path: string): number => statSync(path).size

  /** Data files that a page asked for, with their bytes. */
  const watched = async (): Promise<{ readonly page: Page; readonly loaded: Map<string, number> }> => {
    const page = await openPage(browser, errors)
    const loaded = new Map<string, number>()
    page.on("request", (request) => {
      if (request.url().includes("/data/")) loaded.set(request.url().split("/data/")[1], bytesOf(fileURLToPath(request.url())))
    })
    return { page, loaded }
  }
  const firstLink = async (route: string): Promise<string> => {
    const page = await openPage(browser, errors)
    await visit(page, report, route)
    const href = await page.locator("td a").first().getAttribute("href")
    await page.close()
    return href!.replace("#/", "")
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "onrecord-many-"))
    report = join(folder, "report")
    await writeMany(folder, COPIES)
    browser = await launch()
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    if (folder !== "") rmSync(folder, { recursive: true, force: true })
  })

  it("has a file for each article, and no other file that grows with all of them", () => {
    const data = join(report, "data")
    expect(readdirSync(join(data, "articles"))).toHaveLength(ARTICLES)
    const largest = Math.max(...readdirSync(join(data, "articles")).map((name) => bytesOf(join(data, "articles", name))))
    expect(largest).toBeLessThan(100_000)
    for (const name of readdirSync(data).filter((file) => file.endsWith(".js")))
      expect(bytesOf(join(data, name)), name).toBeLessThan(1_500_000)
  })

  it.each(["articles", "speakers", "tellings", "timeline", "network", "entities", "dataset", "an article", "an entity"])(
    "shows %s by loading and drawing a small part",
    async (route) => {
      const path = route === "an article" ? await firstLink("articles") : route === "an entity" ? await firstLink("entities") : route
      const { loaded, page } = await watched()
      await visit(page, report, path)
      expect(loaded.size).toBeLessThanOrEqual(4)
      expect([...loaded.values()].reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(2_500_000)
      expect(await page.evaluate(() => document.querySelectorAll("*").length)).toBeLessThan(8000)
      expect(errors).toEqual([])
      await page.close()
    },
    60_000
  )

  it("shows an article with all its layers", async () => {
    const { page } = await watched()
    await visit(page, report, await firstLink("articles"))
    for (const layer of ["quotes", "names", "times", "events"])
      expect(await page.locator(`.text .mark.${layer}`).count(), layer).toBeGreaterThan(0)
    await page.locator(".text .mark.quotes").first().hover()
    expect(await page.locator(".details .row.quotes dl").count()).toBeGreaterThan(0)
    await page.close()
  }, 60_000)

  it("shows more on demand, and reads the rest of a list when it is searched", async () => {
    const { loaded, page } = await watched()
    await visit(page, report, "entities")
    expect([...loaded.keys()].filter((name) => name.startsWith("entities-"))).toEqual(["entities-0.js"])
    const rows = page.locator("tbody tr")
    expect(await rows.count()).toBe(100)
    await page.getByRole("button", { name: "Show more" }).click()
    await expect.poll(() => rows.count()).toBe(200)
    await page.getByRole("searchbox").fill("kritenbrink")
    await expect.poll(() => page.locator(".status").textContent()).toMatch(/^40 of 40 /u)
    expect([...loaded.keys()].filter((name) => name.startsWith("entities-")).length).toBeGreaterThan(5)
    await visit(page, report, "articles")
    await page.getByRole("searchbox").fill("399/004")
    await expect.poll(() => rows.count()).toBe(1)
    await page.close()
  }, 60_000)
})
