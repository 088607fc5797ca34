import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { DatabaseSync } from "node:sqlite"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { XMLParser } from "fast-xml-parser"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { EXPORT_FORMATS } from "../../pipelines/export/formats.ts"

describe("exports of a dataset", () => {
  let folder = ""
  const onrecord = (...args: ReadonlyArray<string>): string =>
    execFileSync(process.execPath, ["pipelines/main.ts", ...args], { encoding: "utf8" })
  const read = (format: string, name: string): string => readFileSync(join(folder, format, name), "utf8")
  const files = (format: string): ReadonlyArray<string> => readdirSync(join(folder, format)).sort()
  const textOf = new Map<string, ReadonlyArray<string>>()

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "onrecord-export-"))
    execFileSync("cp", ["-r", "seeds", join(folder, "in")])
    rmSync(join(folder, "in", "MANIFEST.json"))
    writeFileSync(
      join(folder, "in", "astral.txt"),
      "🦆 Duck prices rose in Paris on 3 May 2021, France <said> & “all\nis well”, Emmanuel Macron told Germany.\n\nHe met Olaf Scholz in Berlin.\n"
    )
    onrecord("run", join(folder, "in"), "--out", join(folder, "out"), "--quiet")
    for (const format of EXPORT_FORMATS) onrecord("export", join(folder, "out"), "--to", format, "--out", join(folder, format))
    for (const row of JSON.parse(
      onrecord("sql", "select source_id, text from sources", "--out", join(folder, "out"), "--format", "json")
    ) as ReadonlyArray<{ source_id: string; text: string }>)
      textOf.set(row.source_id, Array.from(row.text))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it("are refused where something lies already", () => {
    expect(() => onrecord("export", join(folder, "out"), "--to", "brat", "--out", join(folder, "brat"))).toThrow(/OR505/u)
  })

  it("webannotation: every selector finds its words, by position and by quotation", () => {
    let count = 0
    for (const name of files("webannotation")) {
      const {
        first: { items }
      } = JSON.parse(read("webannotation", name)) as {
        first: {
          items: ReadonlyArray<{
            target: { selector: ReadonlyArray<{ start: number; end: number; exact: string; prefix: string; suffix: string }> }
          }>
        }
      }
      const text = textOf.get(name.replace(".jsonld", ""))!
      for (const {
        target: {
          selector: [position, quote]
        }
      } of items) {
        expect(text.slice(position.start, position.end).join("")).toBe(quote.exact)
        expect(text.join("")).toContain(quote.prefix + quote.exact + quote.suffix)
        count++
      }
    }
    expect(count).toBeGreaterThan(900)
  })

  it("brat: offsets are characters of the text file, and every reference exists", () => {
    for (const name of files("brat").filter((file) => file.endsWith(".ann"))) {
      const text = Array.from(read("brat", name.replace(".ann", ".txt")))
      const lines = read("brat", name).trimEnd().split("\n")
      const ids = new Set(lines.map((line) => line.split("\t")[0]))
      expect(ids.size).toBe(lines.length)
      for (const line of lines) {
        if (line.startsWith("T")) {
          const [, place, words] = line.split("\t")
          const fragments = place
            .slice(place.indexOf(" ") + 1)
            .split(";")
            .map((fragment) => fragment.split(" ").map(Number))
          expect(fragments.map(([start, end]) => text.slice(start, end).join("")).join(" ")).toBe(words)
        } else for (const reference of line.split("\t")[1].match(/\b[TE]\d+\b/gu) ?? []) expect(ids.has(reference), line).toBe(true)
      }
    }
  })

  it("conllu: ten columns, heads inside the sentence, the words of the text", () => {
    for (const name of files("conllu")) {
      const sentences = read("conllu", name).trimEnd().split("\n\n")
      const text = textOf.get(name.replace(".conllu", ""))!
      for (const sentence of sentences) {
        const tokens = sentence
          .split("\n")
          .filter((line) => !line.startsWith("#"))
          .map((line) => line.split("\t"))
        for (const token of tokens) {
          expect(token).toHaveLength(10)
          expect(Number(token[6])).toBeLessThanOrEqual(tokens.length)
          const [start, end] = /TokenRange=(\d+):(\d+)/u.exec(token[9])!.slice(1).map(Number)
          expect(text.slice(start, end).join("")).toBe(token[1])
        }
      }
    }
  })

  it.each([
    ["gexf", "who-acts-toward-whom.gexf"],
    ["graphml", "who-acts-toward-whom.graphml"]
  ])("%s: well-formed, edges between nodes that exist", (format, name) => {
    const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "@" }).parse(read(format, name)) as Record<string, any>
    const nodes = format === "gexf" ? parsed.gexf.graph.nodes.node : parsed.graphml.graph.node
    const edges = format === "gexf" ? parsed.gexf.graph.edges.edge : parsed.graphml.graph.edge
    const ids = new Set(nodes.map((node: Record<string, string>) => node["@id"]))
    expect(edges.length).toBeGreaterThan(20)
    for (const edge of edges) expect(ids.has(edge["@source"]) && ids.has(edge["@target"])).toBe(true)
  })

  it("sqlite: as many rows as the dataset, keys that hold", () => {
    const database = new DatabaseSync(join(folder, "sqlite", "news.sqlite"), { readOnly: true })
    const counts = (JSON.parse(readFileSync(join(folder, "out", "run.json"), "utf8")) as { counts: Record<string, number> }).counts
    for (const [table, count] of Object.entries(counts))
      expect(database.prepare(`select count(*) as n from "${table}"`).get()).toEqual({ n: count })
    expect(database.prepare("pragma foreign_key_check").all()).toEqual([])
    expect(database.prepare("select json_extract(parts, '$[0].start') as start from quotes limit 1").get()).toHaveProperty("start")
    database.close()
  })

  it("rag: passages cover every sentence once, and are the text's own words", () => {
    const passages = read("rag", "passages.jsonl")
      .trimEnd()
      .split("\n")
      .map(
        (line) =>
          JSON.parse(line) as { text: string; source_id: string; char_start: number; char_end: number; sentence_ids: ReadonlyArray<string> }
      )
    const sentences = passages.flatMap((passage) => passage.sentence_ids)
    expect(new Set(sentences).size).toBe(sentences.length)
    expect(sentences.length).toBe(
      (JSON.parse(readFileSync(join(folder, "out", "run.json"), "utf8")) as { counts: Record<string, number> }).counts.sentences
    )
    for (const { char_end, char_start, source_id, text } of passages)
      expect(textOf.get(source_id)!.slice(char_start, char_end).join("")).toBe(text)
  })

  it("jsonl: one article a line, with its rows", () => {
    const articles = read("jsonl", "articles.jsonl")
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { source_id: string; quotes: ReadonlyArray<unknown> })
    expect(articles.map((article) => article.source_id)).toEqual([...textOf.keys()].sort())
    expect(articles.every((article) => Array.isArray(article.quotes))).toBe(true)
  })
})
