/**
 * Makes `dist/`, what is published: the program as JavaScript with types, and the data it reads, in the same places
 * relative to one another as in the sources. Node does not strip types from packages, so TypeScript is not shipped.
 * What the command runs is bundled, and the gazetteers are compiled, so that it starts fast.
 */
import { execFileSync } from "node:child_process"
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { compileGazetteers, FILED, fileGazetteers } from "../nlp/entities/gazetteer-tables.ts"
import { bundle, inAscii } from "./bundle.ts"

const ROOT = fileURLToPath(new URL("../", import.meta.url))

/** What the program reads by a path relative to its modules lies among them: everything there that is no source. */
const DATA = ["package.json", "pipelines", "nlp", "sql", "seeds", "eval"]
const SOURCE = /\.(?:ts|mjs|c|h|sh)$/u

rmSync(`${ROOT}dist`, { recursive: true, force: true })
execFileSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, "-p", `${ROOT}tsconfig.build.json`], { stdio: "inherit" })
for (const path of DATA) {
  cpSync(`${ROOT}${path}`, `${ROOT}dist/${path}`, { recursive: true, filter: (source) => !SOURCE.test(source) })
}

const lexicons = `${ROOT}nlp/lexicon/`
const lists = readdirSync(lexicons).filter((file) => file.endsWith(".tsv"))
const texts = Object.fromEntries(lists.map((file) => [file.slice(0, -".tsv".length), readFileSync(`${lexicons}${file}`, "utf8")]))
writeFileSync(`${ROOT}dist/nlp/lexicon/${FILED}.jsonl`, inAscii(fileGazetteers(compileGazetteers(texts, []))))
await bundle(ROOT, `${ROOT}dist/`)
