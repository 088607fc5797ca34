import { describe, expect, it } from "vitest"
import { tableFromIPC, tableToIPC, Table, vectorFromArray, Utf8, DateDay, TimestampMicrosecond, type Vector } from "apache-arrow"
import { spawnSync } from "node:child_process"
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { ARTICLE_TABLE_NAMES } from "../../schemas/article-names.ts"
import { articleTableOf } from "../../schemas/article.ts"
import { inFolder, onrecord, ROOT } from "../cli/process.ts"

/** Articles as records; the second lacks a text. */
const RECORDS = [
  {
    id: "a1",
    title: "Harbour deal signed",
    url: "https://example.org/a1",
    published_at: "2024-05-06",
    text: "LISBON — Port minister Ana Duarte met union leader Rui Costa on Monday.\n\n“We have a deal,” Duarte said. Costa accused the port authority of delay."
  },
  { id: "a2", title: "Nothing under it" },
  {
    id: "a3",
    title: "Café talks",
    text: "Envoys from Chile and Peru will meet in Quito on Friday. “No one walked out 🙂,” said Peruvian envoy Luz Vega."
  }
]

const LINES = `${RECORDS.map((record) => JSON.stringify(record)).join("\n")}\n`

/** Runs the worker on bytes; gives standard output, and fails the test where the process fails. */
const worker = (stdin: string | Uint8Array, ...args: ReadonlyArray<string>): Buffer => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(ROOT, "bin/onrecord.js"), "worker", ...args], {
    input: stdin,
    maxBuffer: 1 << 28
  })
  expect(stderr.toString()).toBe("")
  expect(status).toBe(0)
  return stdout
}

type Line = Readonly<Record<string, ReadonlyArray<Record<string, unknown>>>>
const parsed = (ndjson: Buffer): ReadonlyArray<Line> =>
  ndjson
    .toString("utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))

type Texts = Readonly<Record<string, string>>

const batchOf = (records: ReadonlyArray<Texts>): Table =>
  new Table(
    Object.fromEntries(
      ["id", "title", "url", "published_at", "text"].map((name) => [
        name,
        vectorFromArray(
          records.map((record) => record[name] ?? null),
          new Utf8()
        )
      ])
    )
  )

/** An Arrow IPC stream, each list a record batch. */
const arrowOf = (...batches: ReadonlyArray<ReadonlyArray<Texts>>): Uint8Array =>
  tableToIPC(
    batches.map(batchOf).reduce((all, batch) => all.concat(batch)),
    "stream"
  )

describe("onrecord worker", () => {
  const fromLines = worker(LINES, "--format", "ndjson")

  it("answers every record in its place, a reject where there is no article", () => {
    const lines = parsed(fromLines)
    expect(lines.map(({ sources }) => sources[0]?.input_member ?? null)).toEqual(["a1", null, "a3"])
    expect(lines[1].rejects.map(({ error_code, input_member }) => [error_code, input_member])).toEqual([["OR112", "a2"]])
    expect(lines[0].quotes.map(({ content }) => content)).toContain("We have a deal,")
  })

  it("points from rows to the article's own entities", () => {
    const [{ entities, mentions, quotes }] = parsed(fromLines)
    const speaker = quotes.find(({ content }) => content === "We have a deal,")?.speakers as ReadonlyArray<number>
    expect(speaker.map((at) => entities[at].name)).toEqual(["Ana Duarte"])
    const counted = entities.map((_, at) => mentions.filter(({ entities }) => (entities as ReadonlyArray<number>).includes(at)).length)
    expect(entities.map(({ mention_count }) => mention_count)).toEqual(counted)
  })

  it("reads rows of Arrow as the lines that their columns make", () => {
    expect(worker(arrowOf(RECORDS), "--format", "ndjson").equals(fromLines)).toBe(true)
  })

  it("writes the same rows as an Arrow stream", () => {
    const table = tableFromIPC(worker(LINES))
    const lines = parsed(fromLines)
    expect(table.schema.fields.map(({ name }) => name)).toEqual(["source_id", ...ARTICLE_TABLE_NAMES])
    for (const name of ["mentions", "sentences", "rejects"] as const) {
      const columns = articleTableOf(name).columnNames
      const rows = Array.from({ length: table.numRows }, (_, i) =>
        Array.from(table.getChild(name)!.get(i), (row: Record<string, unknown>) =>
          Object.fromEntries(
            columns.map((column) => [
              column,
              row[column] !== null && typeof row[column] === "object" ? [...(row[column] as Iterable<unknown>)] : row[column]
            ])
          )
        )
      )
      expect(rows).toEqual(lines.map((line) => line[name]))
    }
  })

  it("gives the rows of a run on the same lines, but for what other articles add", () => {
    inFolder((folder) => {
      mkdirSync(join(folder, "in"))
      writeFileSync(join(folder, "in/articles.jsonl"), LINES)
      onrecord(["run", join(folder, "in"), "--out", join(folder, "out"), "--format", "arrow", "--quiet"])
      const lines = parsed(fromLines)
      for (const name of ["sentences", "mentions", "quotes", "events", "times"] as const) {
        const table = tableFromIPC(readFileSync(join(folder, `out/arrow/${name}.arrow`)))
        const key = articleTableOf(name).primaryKey
        const shared = ["char_start", "char_end", "text", "rule_id", "sentence_id"].filter((column) => table.getChild(column) !== null)
        const ofRun = Array.from({ length: table.numRows }, (_, i) =>
          Object.fromEntries([key, ...shared].map((c) => [c, table.getChild(c)!.get(i)]))
        )
        const ofWorker = lines.flatMap((line) => line[name].map((row) => Object.fromEntries([key, ...shared].map((c) => [c, row[c]]))))
        expect(ofWorker.toSorted((a, b) => (String(a[key]) < String(b[key]) ? -1 : 1))).toEqual(ofRun)
      }
    })
  })

  it("gives the same bytes for any number of threads", () => {
    expect(worker(LINES.repeat(20), "--jobs", "2").equals(worker(LINES.repeat(20)))).toBe(true)
  })

  it("gives the schema for an empty input, and only the tables asked for", () => {
    const table = tableFromIPC(worker("", "--table", "times", "--table", "quotes"))
    expect(table.schema.fields.map(({ name }) => name)).toEqual(["source_id", "quotes", "times"])
    expect(table.numRows).toBe(0)
  })

  it("reads days and instants of Arrow as dates", () => {
    const dated = (vector: Vector) => {
      const bytes = tableToIPC(
        new Table({ text: vectorFromArray(["The talks in Oslo ended."], new Utf8()), published_at: vector }),
        "stream"
      )
      return parsed(worker(bytes, "--format", "ndjson"))[0].sources[0].published_at
    }
    expect(dated(vectorFromArray([new Date("2024-05-06")], new DateDay()))).toBe("2024-05-06T00:00:00Z")
    expect(dated(vectorFromArray([Date.UTC(2024, 4, 6, 7, 8)], new TimestampMicrosecond("UTC")))).toBe("2024-05-06T07:08:00Z")
  })

  it("ends with a reject where the stream breaks off, after the records before it", () => {
    const whole = arrowOf(RECORDS.slice(0, 1), RECORDS.slice(1))
    const lines = parsed(worker(whole.subarray(0, whole.length - 100), "--format", "ndjson"))
    expect(lines[0].sources.map(({ input_member }) => input_member)).toEqual(["a1"])
    expect(lines.at(-1)?.rejects.map(({ error_code }) => error_code)).toEqual(["OR114"])
  })

  it("leaves the words out with --no-text", () => {
    const [line] = parsed(worker(LINES, "--format", "ndjson", "--no-text"))
    expect([line.sources[0].text, line.sentences[0].text]).toEqual([null, null])
    expect(line.sentences.length).toBeGreaterThan(0)
  })

  it("fills a cache from which a run makes its dataset", () => {
    inFolder((folder) => {
      const [cache, input] = [join(folder, "cache"), join(folder, "articles.jsonl")]
      writeFileSync(input, LINES)
      const [first, ...others] = RECORDS.map((record) => `${JSON.stringify(record)}\n`)
      const apart = [worker(first, "--cache", cache), worker(others.join(""), "--cache", cache)]
      const tableOf = (out: string) => readFileSync(join(folder, out, "arrow/quotes.arrow"))
      onrecord(["run", input, "--out", join(folder, "after"), "--cache", cache, "--format", "arrow", "--quiet"])
      onrecord(["run", input, "--out", join(folder, "alone"), "--no-cache", "--format", "arrow", "--quiet"])
      expect(JSON.parse(readFileSync(join(folder, "after/run.json"), "utf8")).work).toEqual({ articles: 2, analysed: 0 })
      expect(tableOf("after").equals(tableOf("alone"))).toBe(true)
      expect(worker(first, "--cache", cache).equals(apart[0])).toBe(true)
    })
  })
})
