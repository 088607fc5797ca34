/**
 * Builds the pages of the report and of the explorer into the `assets/` folders of their stages, which are kept in the repository so that nobody needs a build to
 * get a report. `--check` fails when what is there is not what the sources give.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { build } from "esbuild"

const REPORT = "pipelines/report/assets"
const EXPLORER = "pipelines/explore/assets"
const isCheck = process.argv.includes("--check")

const bundle = async (entry: string, name: string): Promise<readonly [string, string]> => {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "eof",
    charset: "utf8"
  })
  return [name, outputFiles[0].text]
}

const files = [
  await bundle("report/main.ts", `${REPORT}/report.js`),
  await bundle("report/style.css", `${REPORT}/report.css`),
  [`${REPORT}/index.html`, readFileSync("report/index.html", "utf8")] as const,
  await bundle("report/explorer.ts", `${EXPLORER}/explorer.js`),
  [`${EXPLORER}/explorer.html`, readFileSync("report/explorer.html", "utf8")] as const
]
for (const folder of [REPORT, EXPLORER]) mkdirSync(folder, { recursive: true })
const read = (name: string): string | null => {
  try {
    return readFileSync(name, "utf8")
  } catch {
    return null
  }
}
const stale = files.filter(([name, text]) => read(name) !== text)
if (!isCheck) for (const [name, text] of stale) writeFileSync(name, text)
for (const [name] of stale) process.stdout.write(`${name} ${isCheck ? "is stale: run pnpm build:report" : "written"}\n`)
process.exitCode = isCheck && stale.length > 0 ? 1 : 0
