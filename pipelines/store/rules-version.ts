/** Which engine and rules these are: hashes over everything that turns an article into rows, and a page into an article. */
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { dependencies } from "../versions.ts"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))

/** Folders of the program, sources and data. */
const COUNTED = {
  /** Those that decide over an article's rows and over the bytes they are packed in. */
  rules: ["nlp", "pipelines/extract", "pipelines/analysed", "pipelines/annotate", "schemas"],
  /** Those that decide over what is read of a page. */
  reading: ["pipelines/ingest"]
} as const
type Part = keyof typeof COUNTED

/** In the bundle, what was counted when it was made: reading some hundred files takes longer than analysing an article. */
declare const ONRECORD_COUNTED: Readonly<Record<Part, string>> | undefined
const known = new Map<string, string>(typeof ONRECORD_COUNTED === "undefined" ? [] : Object.entries(ONRECORD_COUNTED))

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

/** 16 hex digits for a part of the program, the same for the same files, which are read once a process. */
export const filesVersion = (part: Part): string => {
  const before = known.get(part)
  if (before !== undefined) return before
  const hash = createHash("sha256")
  for (const path of COUNTED[part].flatMap(filesIn)) hash.update(`${path}\n`).update(readFileSync(join(ROOT, path)))
  const version = hash.digest("hex").slice(0, 16)
  known.set(part, version)
  return version
}

export const rulesVersion = (): string => filesVersion("rules")

/** The same for the reading of pages. The libraries that read are known by their versions. */
export const readingVersion = (): string => `${filesVersion("reading")} ${JSON.stringify(dependencies)}`
