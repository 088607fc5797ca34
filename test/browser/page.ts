/// <reference lib="dom" />
/** What tests of pages share: opening them without missing an error, going to a route, and looking for faults of accessibility. */
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Browser, Page } from "playwright-core"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

export interface Look {
  readonly width?: number
  readonly colorScheme?: "light" | "dark"
}

/** A page that adds what goes wrong in it to `errors`. */
export const openPage = async (
  browser: Browser,
  errors: Array<string>,
  { colorScheme = "light", width = 1280 }: Look = {}
): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, acceptDownloads: true })
  page.on("console", (message) => void (message.type() === "error" && errors.push(message.text())))
  page.on("pageerror", (error) => void errors.push(error.message))
  return page
}

/** Opens a route of a report on disk, and waits until it is shown. */
export const visit = async (page: Page, report: string, route: string): Promise<void> => {
  await page.goto(`file://${report}/index.html#/${route}`)
  await page.waitForFunction((hash) => document.body.dataset.shown === hash, `#/${route}`)
}

/** Serious and critical violations that axe-core finds, each with the first element it finds it in. */
export const faults = async (page: Page, rules: "all" | "contrast" = "all"): Promise<ReadonlyArray<string>> => {
  // Evaluated by the debugger, not as a script of the page: the page's policy would not let it in.
  await page.evaluate(axe)
  return page.evaluate(
    async (options) => {
      interface Violation {
        readonly id: string
        readonly impact: string
        readonly nodes: ReadonlyArray<{ readonly html: string }>
      }
      const { axe: run } = window as unknown as { axe: { run: (options: unknown) => Promise<{ violations: ReadonlyArray<Violation> }> } }
      const { violations } = await run.run(options)
      return violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`)
    },
    { preload: false, ...(rules === "all" ? {} : { runOnly: ["color-contrast"] }) }
  )
}
