import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import type { Article } from "../../pipelines/dataset.ts"
import { inputFile, readAll } from "./in-memory.ts"

const FOLDER = "test/ingest/pages"
const expected = JSON.parse(readFileSync(`${FOLDER}/expected.json`, "utf8")) as Record<
  string,
  { title: string; byline: string | null; published_at: string | null; outlet: string | null }
>

const tokens = (text: string): ReadonlyArray<string> => text.match(/[\p{L}\p{N}]+/gu) ?? []

/** F1 of body tokens as a multiset. */
const tokenF1 = (found: string, wanted: string): number => {
  const left = new Map<string, number>()
  for (const token of tokens(wanted)) left.set(token, (left.get(token) ?? 0) + 1)
  let shared = 0
  for (const token of tokens(found)) {
    const count = left.get(token) ?? 0
    if (count > 0) shared++
    left.set(token, count - 1)
  }
  return (2 * shared) / (tokens(found).length + tokens(wanted).length)
}

/** The article's text without its headline and without what the page itself marks as caption, credit, promotion or pull quote. */
const bodyOf = ({ regions = [], text }: Article, title: string): string => {
  const unmarked = regions
    .filter(({ kind }) => kind !== "heading")
    .toReversed()
    .reduce((rest, { end, start }) => rest.slice(0, start) + rest.slice(end), text)
  return unmarked.startsWith(title) ? unmarked.slice(title.length) : unmarked
}

describe("pages of publishers' layouts", () => {
  it("are all there", () => {
    expect(Object.keys(expected).length).toBe(22)
    expect(readdirSync(FOLDER).filter((file) => file.endsWith(".html")).length).toBe(22)
  })

  it.each(Object.keys(expected))("%s: title, byline, date, outlet, body, and every character's place in the page", async (name) => {
    const html = readFileSync(`${FOLDER}/${name}.html`)
    const { articles } = await readAll(inputFile(`${name}.html`, html))
    expect(articles).toHaveLength(1)
    const [article] = articles
    const wanted = expected[name]
    expect({ title: article.title, byline: article.byline, published_at: article.published.at, outlet: article.outlet }).toEqual(wanted)
    expect(tokenF1(bodyOf(article, wanted.title), readFileSync(`${FOLDER}/${name}.txt`, "utf8"))).toBeGreaterThanOrEqual(0.95)

    const raw = [...html.toString("utf8")]
    let covered = 0
    for (const { raw_end, raw_start, text_end, text_start } of article.text_map) {
      const written = raw.slice(raw_start, raw_end).join("")
      const text = article.text.slice(text_start, text_end)
      expect(written === text || /^&\w+;$/u.test(written) || (text === " " && written.trim() === "")).toBe(true)
      covered += text_end - text_start
    }
    expect(covered).toBe(article.text.replace(/\n/gu, "").length)
  })
})
