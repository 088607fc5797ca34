/**
 * Makes `dist/`, what is published: the program as JavaScript with types, and the data it reads, in the same places
 * relative to one another as in the sources. Node does not strip types from packages, so TypeScript is not shipped.
 * What the command runs is bundled, so that it starts fast.
 */
import { execFileSync } from "node:child_process"
import { cpSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { bundle } from "./bundle.ts"

const ROOT = fileURLToPath(new URL("../", import.meta.url))

/** What the program reads by a path relative to its modules lies among them: everything there that is no source. */
const DATA = ["package.json", "pipelines", "nlp", "sql", "seeds", "eval"]
const SOURCE = /\.(?:ts|mjs|c|h|sh)$/u

rmSync(`${ROOT}dist`, { recursive: true, force: true })
execFileSync(process.execPath, [`${ROOT}node_modules/typescript/bin/tsc`, "-p", `${ROOT}tsconfig.build.json`], { stdio: "inherit" })
for (const path of DATA) {
  cpSync(`${ROOT}${path}`, `${ROOT}dist/${path}`, { recursive: true, filter: (source) => !SOURCE.test(source) })
}
await bundle(ROOT, `${ROOT}dist/`)
