/** The articles of a benchmark as one file of JSON lines, which every contestant reads. */
import { readFileSync, writeFileSync } from "node:fs"
import { readCorpus } from "../engine/texts.ts"
import { multiply } from "../growth/multiplier.ts"

/** Writes so many articles: those of a JSONL file as they are where it has enough, else its paragraphs recombined. Says which. */
export const writeArticles = (corpus: string, count: number, path: string): "as they are" | "recombined" => {
  const lines = corpus.endsWith(".jsonl")
    ? readFileSync(corpus, "utf8")
        .split("\n")
        .filter((line) => line !== "")
    : []
  if (lines.length >= count) {
    writeFileSync(path, `${lines.slice(0, count).join("\n")}\n`)
    return "as they are"
  }
  const made = Array.from(multiply(readCorpus(corpus), count), (article) => JSON.stringify(article))
  writeFileSync(path, `${made.join("\n")}\n`)
  return "recombined"
}
