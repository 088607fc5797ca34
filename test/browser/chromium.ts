import { existsSync } from "node:fs"
import { type Browser, chromium } from "playwright-core"

/** Where a Chromium is, null when there is none: browser tests are then skipped and say so. */
export const chromiumPath =
  [process.env.ONRECORD_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path !== undefined && existsSync(path)
  ) ?? null

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync"
    ]
  })
