/** Texts for benchmarks, of which no paragraph is ever used twice. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"

/** Raw texts of a JSONL file (field `text`), of one text file, or of a folder of both, sorted by path. */
export const readCorpus = (path: string): ReadonlyArray<string> => {
  if (statSync(path).isDirectory()) {
    const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => /\.(?:txt|jsonl)$/u.test(name))
    return names.sort().flatMap((name) => readCorpus(join(path, name)))
  }
  const text = readFileSync(path, "utf8")
  if (!path.endsWith(".jsonl")) return [text]
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line): string => JSON.parse(line).text)
}

/** Texts without any paragraph that an earlier text (or `taken`) has; what little is left of some joins the next. */
export const unseenTexts = (corpus: ReadonlyArray<string>, taken: Iterable<string> = []): ReadonlyArray<string> => {
  const seen = new Set(taken)
  const texts: Array<string> = []
  let parts: Array<string> = []
  let length = 0
  for (const text of corpus) {
    for (const paragraph of text.split(/\n+/u)) {
      if (paragraph.trim() === "" || seen.has(paragraph)) continue
      seen.add(paragraph)
      parts.push(paragraph)
      length += paragraph.length
    }
    if (length < 1500) continue
    texts.push(parts.join("\n\n"))
    parts = []
    length = 0
  }
  return texts
}

/** Disjoint groups of texts with at least `characters` each. Fewer when the texts run out; throws when not even one fills. */
export const groupTexts = (texts: ReadonlyArray<string>, groups: number, characters: number): ReadonlyArray<ReadonlyArray<string>> => {
  const result: Array<Array<string>> = []
  let group: Array<string> = []
  let length = 0
  for (const text of texts) {
    if (result.length === groups) break
    group.push(text)
    length += text.length
    if (length < characters) continue
    result.push(group)
    group = []
    length = 0
  }
  if (result.length < groups)
    throw new Error(`the corpus fills ${result.length} of ${groups} groups of ${characters} characters: give a larger --corpus`)
  return result
}
