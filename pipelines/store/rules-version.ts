/** Which engine and rules these are: hashes over everything that turns an article into rows, and a page into an article. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { dependencies } from "../versions.ts"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))

/** Folders of the program, sources and data, that decide over an article's rows and over the bytes they are packed in. */
const RULES = ["nlp", "pipelines/extract", "pipelines/analysed", "pipelines/annotate", "schemas"]
/** Those that decide over what is read of a page. */
const READING = ["pipelines/ingest"]
/** Stands for the model's files: it holds their hashes. */
const MANIFEST = "manifest.json"
const IS_RULE = /\.(?:ts|js|json|tsv|wasm)$/u

const filesIn = (folder: string): ReadonlyArray<string> => {
  const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" }).map(
    (name) => `${folder}/${name.replaceAll("\\", "/")}`
  )
  const isCounted = (path: string): boolean =>
    IS_RULE.test(path) && !path.endsWith(".d.ts") && (!path.startsWith("nlp/engine/model/") || path.endsWith(`/${MANIFEST}`))
  return names.filter(isCounted).sort()
}

const hashOf = (...folders: ReadonlyArray<string>) => {
  let known: string | null = null
  return (): string => {
    if (known !== null) return known
    const hash = createHash("sha256")
    for (const path of folders.flatMap(filesIn)) hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)))
    return (known = hash.digest("hex").slice(0, 16))
  }
}

/** 16 hex digits, the same for the same program. Read from the files once a process. */
export const rulesVersion = hashOf(...RULES)

/** The same for the reading of pages. The libraries that read are known by their versions. */
export const readingVersion = (): string => `${readingFiles()} ${JSON.stringify(dependencies)}`
const readingFiles = hashOf(...READING)
