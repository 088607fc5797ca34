/**
 * Writes what is derived: from `schemas/` the data dictionary, the JSON Schemas, the checks of keys and enumerations; from
 * the running program the command line reference and the answers of the README.
 * `--check` writes nothing and exits with 1 when a file is stale.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname } from "node:path"
import { fileURLToPath } from "node:url"
import { declaredCheck } from "../schemas/checks.ts"
import { TABLE_NAMES, tableOf } from "../schemas/index.ts"
import { jsonSchema } from "../schemas/json-schema.ts"
import { tablesPage } from "../schemas/markdown.ts"
import { entityRulesPage } from "./entity-rules-page.ts"
import { cliPage, readmePage } from "./pages.ts"
import { quoteRulesPage } from "./quote-rules-page.ts"
import { timeRulesPage } from "./time-rules-page.ts"
import { viewsPage } from "./views-page.ts"

const ROOT = new URL("../", import.meta.url)

/** Every derived file: path from the root of the repository, content. */
export const derivedFiles = (): ReadonlyMap<string, string> =>
  new Map([
    ["README.md", readmePage()],
    ["docs/reference/cli.md", cliPage()],
    ["docs/reference/tables.md", tablesPage()],
    ["docs/reference/views.md", viewsPage()],
    ["docs/reference/entity-rules.md", entityRulesPage()],
    ["docs/reference/quote-rules.md", quoteRulesPage()],
    ["docs/reference/time-rules.md", timeRulesPage()],
    ...TABLE_NAMES.flatMap((name) => [
      [`docs/reference/schema/${name}.json`, `${JSON.stringify(jsonSchema(tableOf(name)), null, 2)}\n`] as const,
      [`sql/checks/declared/${name}.sql`, declaredCheck(tableOf(name))] as const
    ])
  ])

const onDisk = (path: string): string | null => {
  try {
    return readFileSync(new URL(path, ROOT), "utf8")
  } catch {
    return null
  }
}

/** Paths whose file is missing or differs. */
export const staleFiles = (derived: ReadonlyMap<string, string> = derivedFiles()): ReadonlyArray<string> =>
  [...derived].filter(([path, content]) => onDisk(path) !== content).map(([path]) => path)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const derived = derivedFiles()
  const stale = staleFiles(derived)
  const isCheck = process.argv.includes("--check")
  for (const path of stale) {
    if (!isCheck) {
      const file = fileURLToPath(new URL(path, ROOT))
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, derived.get(path) ?? "")
    }
    process.stderr.write(`${isCheck ? "stale" : "wrote"} ${path}\n`)
  }
  if (isCheck && stale.length > 0) process.exitCode = 1
}
