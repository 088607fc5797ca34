/** Which engine and rules these are: a hash over everything that turns an article into rows. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))

/** Folders of the program, sources and data, that decide over an article's rows and over the bytes they are packed in. */
const FOLDERS = ["nlp", "pipelines/extract", "pipelines/analysed", "pipelines/annotate", "schemas"]
/** Stands for the model's files: it holds their hashes. */
const MANIFEST = "manifest.json"
const IS_RULE = /\.(?:ts|js|json|tsv|wasm)$/u

const filesIn = (folder: string): ReadonlyArray<string> => {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
  const isCounted = (path: string): boolean =>
    IS_RULE.test(path) && !path.endsWith(".d.ts") && (!path.startsWith("nlp/engine/model/") || path.endsWith(`/${MANIFEST}`))
  return names.filter(isCounted).sort()
}

const hashOf = (): string => {
  const hash = createHash("sha256")
  for (const path of FOLDERS.flatMap(filesIn)) hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)))
  return hash.digest("hex").slice(0, 16)
}

let known: string | null = null

/** 16 hex digits, the same for the same program. Read from the files once a process. */
export const rulesVersion = (): string => (known ??= hashOf())
