import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { createHash } from "node:crypto"
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { RecordBatchReader, tableFromIPC } from "apache-arrow"
import { beginFresh, publish, recover } from "../../pipelines/write/output-folder.ts"
import type { RejectId } from "../../schemas/ids.ts"
import { type RejectRow, TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import { freshOut, query, write, writing } from "./dataset-layers.ts"
import { handMadeTables, resolved, TEXT } from "./hand-made.ts"

const twoCopies = () => resolved([handMadeTables(), handMadeTables({ url: "https://example.org/a", input_path: "b.txt" })], [])

const REJECT = {
  input_path: "a.txt",
  input_member: null,
  byte_offset: null,
  sha256: null,
  stage: "read",
  error_code: "OR101",
  message: "a file",
  excerpt: null,
  is_replayable: true
} as const

const hashOf = (folder: string): string => {
  const hash = createHash("sha256")
  for (const format of ["arrow", "csv", "parquet"]) {
    for (const name of readdirSync(join(folder, format)).toSorted()) hash.update(name).update(readFileSync(join(folder, format, name)))
  }
  return hash.digest("hex")
}

const allFiles = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

describe("a written dataset", () => {
  it.live("holds nine tables in three formats and a DuckDB file, and says so", () =>
    Effect.gen(function* () {
      const out = freshOut()
      const written = yield* write(out, [twoCopies()])
      assert.includeMembers(readdirSync(out), ["arrow", "csv", "datapackage.json", "news.duckdb", "parquet", "run.json"])
      for (const name of TABLE_NAMES) {
        for (const format of ["arrow", "csv", "parquet"])
          assert.isTrue(existsSync(join(out, format, `${name}.${format}`)), `${format}/${name}`)
      }
      assert.strictEqual(written.counts.sources, 2)
      assert.strictEqual(written.counts.mentions, 14)
      const run = JSON.parse(readFileSync(join(out, "run.json"), "utf8"))
      assert.deepStrictEqual(run.counts, written.counts)
      assert.isTrue(run.checks.every((check: { failures: number }) => check.failures === 0))
      for (const { path, sha256 } of run.outputs) {
        assert.strictEqual(
          createHash("sha256")
            .update(readFileSync(join(out, path)))
            .digest("hex"),
          sha256,
          path
        )
      }
      assert.isFalse(existsSync(`${out}.new`) || existsSync(`${out}.old`))
    })
  )

  it.live("is not published with a row that breaks its declaration, and the row is named", () =>
    Effect.gen(function* () {
      const row = { ...REJECT, reject_id: "r_0000000000000001" as RejectId }
      const refusedWith = (isSmall: boolean, ...rejects: ReadonlyArray<object>) =>
        Effect.gen(function* () {
          const out = freshOut()
          const refused = yield* Effect.flip(write(out, [{ rejects: rejects as ReadonlyArray<RejectRow> }], { isSmall }))
          assert.isFalse(existsSync(out))
          return refused
        })
      for (const isSmall of [false, true])
        assert.deepInclude(yield* refusedWith(isSmall, row, row), { _tag: "RowInvalid", table: "rejects", key: row.reject_id })
      const wrong = { ...row, stage: "guess" }
      assert.deepInclude(yield* refusedWith(false, wrong), { _tag: "RowInvalid", key: row.reject_id })
      // Few rows are in DuckDB before they are checked here, and its checks are the first to find it.
      const found = yield* refusedWith(true, wrong)
      assert.strictEqual(found._tag, "CheckFailed")
      assert.include(JSON.stringify(found), row.reject_id)
    })
  )

  it.live("accounts for every record that was read, and is not published where one is missing", () =>
    Effect.gen(function* () {
      const out = freshOut()
      const copies = resolved([handMadeTables(), handMadeTables({ input_path: "b.txt" })], [])
      const { account } = yield* write(out, [copies], { read: 2 })
      assert.deepStrictEqual(account, { read: 2, accepted: 1, rejected: 0, duplicates: 1, unread: {} })
      assert.deepStrictEqual(JSON.parse(readFileSync(join(out, "run.json"), "utf8")).records, account)
      for (const read of [1, 3]) {
        const error = yield* Effect.flip(write(freshOut(), [copies], { read }))
        assert.strictEqual(error._tag, "CheckFailed")
        assert.include(error.message, "OR401")
      }
    })
  )

  it.live("gives every span the characters its offsets name, astral ones counted once", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()])
      for (const table of ["sentences", "mentions", "quotes", "times", "events"]) {
        const [{ wrong, all }] = yield* query(
          out,
          `SELECT count(*) FILTER (substring(s.text, r.char_start + 1, r.char_end - r.char_start) IS DISTINCT FROM r.text)::INTEGER AS wrong,
            count(*)::INTEGER AS all FROM ${table} r JOIN sources s USING (source_id)`
        )
        assert.strictEqual(wrong, 0, table)
        assert.isAbove(all as number, 0, table)
      }
      const duck = yield* query(out, "SELECT content FROM quotes WHERE quote_kind = 'direct' LIMIT 1")
      assert.strictEqual(duck[0].content, "We 🦆 hope so, and soon.")
    })
  )

  it.live("is the same, byte for byte, however its rows come in", () =>
    Effect.gen(function* () {
      const [whole, pieces] = [freshOut(), freshOut()]
      yield* write(whole, [twoCopies()])
      const reversed = resolved([handMadeTables({ url: "https://example.org/a", input_path: "b.txt" }), handMadeTables()], [])
      const { entities, sources, ...rest } = reversed
      yield* write(pieces, [{ entities }, { sources: sources.slice(0, 1) }, { sources: sources.slice(1) }, rest])
      assert.strictEqual(hashOf(pieces), hashOf(whole))
    })
  )

  it.live("has the same values in Arrow, DuckDB and Parquet", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()])
      for (const name of TABLE_NAMES) {
        const table = tableOf(name)
        const arrow = tableFromIPC(readFileSync(join(out, "arrow", `${name}.arrow`)))
        assert.deepStrictEqual(
          arrow.schema.fields.map((field) => field.name),
          table.columnNames
        )
        const fromDuckDb = yield* query(out, `SELECT * FROM ${name} ORDER BY ${table.primaryKey}`)
        for (const [column, { type }] of Object.entries(table.columns)) {
          if (type.kind === "list" || type.kind === "date" || type.kind === "timestamp") continue
          const values = [...(arrow.getChild(column) ?? [])]
          assert.deepStrictEqual(
            values,
            fromDuckDb.map((row) => row[column]),
            `${name}.${column}`
          )
        }
        const differing = yield* query(
          out,
          `SELECT count(*)::INTEGER AS n FROM ((TABLE ${name} EXCEPT FROM '${out}/parquet/${name}.parquet') UNION ALL (FROM '${out}/parquet/${name}.parquet' EXCEPT TABLE ${name}))`
        )
        assert.strictEqual(differing[0].n, 0, name)
      }
      const sources = tableFromIPC(RecordBatchReader.from(readFileSync(join(out, "arrow", "sources.arrow"))))
      assert.strictEqual(sources.getChild("text")?.get(0), TEXT)
      assert.strictEqual(sources.getChild("published_at")?.get(0), Date.UTC(2023, 5, 18, 9, 30))
    })
  )

  it.live(
    "has its rows in order of their keys in Parquet, and a report is made after it where they are many",
    () =>
      Effect.gen(function* () {
        const rejects = Array.from({ length: 500_100 }, (_, i): RejectRow => ({
          ...REJECT,
          reject_id: `r_${String(i).padStart(16, "0")}` as RejectId
        }))
        const pieces = Array.from({ length: 26 }, (_, k) => ({ rejects: rejects.slice(k * 20_000, (k + 1) * 20_000) }))
        for (const [some, isMuch] of [
          [pieces, true],
          [pieces.slice(0, 2), false]
        ] as const) {
          const out = freshOut()
          const isThere: Array<boolean> = []
          const extras = ({ folder }: { readonly folder: string }) =>
            Effect.sync(() => void isThere.push(existsSync(join(folder, "parquet", "rejects.parquet"))))
          yield* write(out, some, { formats: ["duckdb", "parquet"], extras })
          assert.deepStrictEqual(isThere, [isMuch])
          const file = `'${out}/parquet/rejects.parquet'`
          const [found] = yield* query(
            out,
            `SELECT count(*)::INTEGER AS "rows", count(*) FILTER (reject_id = 'r_' || lpad(file_row_number::VARCHAR, 16, '0'))::INTEGER AS ordered
           FROM read_parquet(${file}, file_row_number = true)`
          )
          const count = isMuch ? 500_100 : 40_000
          assert.deepStrictEqual(found, { rows: count, ordered: count })
          const groups = yield* query(out, `SELECT DISTINCT row_group_id FROM parquet_metadata(${file})`)
          assert.strictEqual(groups.length, Math.ceil(count / 122_880))
        }
      }),
    60_000
  )

  it.live("leaves no word of an article in any file without text", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()], { withText: false })
      for (const file of allFiles(out)) {
        const bytes = readFileSync(file)
        for (const words of ["hope so", "will go on", "Envoys meet"]) assert.strictEqual(bytes.indexOf(words), -1, `${words} in ${file}`)
      }
      const [row] = yield* query(out, "SELECT text, content, char_start, speaker_text, speaker_start FROM quotes ORDER BY quote_id LIMIT 1")
      assert.deepStrictEqual(row, { text: null, content: null, char_start: 84, speaker_text: null, speaker_start: 105 })
    })
  )

  it.live("tells an empty text from a null in CSV, and keeps carriage returns inside their cell", () =>
    Effect.gen(function* () {
      const out = freshOut()
      const reject = {
        input_path: "x\r.txt",
        input_member: "",
        byte_offset: null,
        sha256: null,
        stage: "read",
        error_code: "OR101",
        message: 'a, "b"\nc',
        excerpt: null,
        is_replayable: true
      } as const
      yield* write(out, [resolved([], [reject])])
      const [, line] = readFileSync(join(out, "csv", "rejects.csv"), "utf8").split(/(?<=excerpt,is_replayable)\n/u)
      assert.match(line, /^r_[0-9a-f]{16},"x\r\.txt","",,,read,OR101,"a, ""b""\nc",,true\n$/u)
    })
  )
})

describe("the folder of a dataset", () => {
  it.live("is not replaced when it holds anything else", () =>
    Effect.gen(function* () {
      const out = freshOut()
      mkdirSync(out)
      writeFileSync(join(out, "thesis.doc"), "mine")
      const error = yield* Effect.flip(write(out, [twoCopies()]))
      assert.strictEqual(error._tag, "OutputRefused")
      assert.deepStrictEqual(readdirSync(out), ["thesis.doc"])
      assert.deepStrictEqual(readdirSync(dirname(out)), ["out"])
    })
  )

  it.live("is not replaced when a file was added to a dataset of ours", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()])
      writeFileSync(join(out, "notes.md"), "mine")
      assert.strictEqual((yield* Effect.flip(write(out, [twoCopies()])))._tag, "OutputRefused")
    })
  )

  it.live("is left as it was when a check fails", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()])
      const before = hashOf(out)
      const dataset = twoCopies()
      const broken = { ...dataset, mentions: dataset.mentions.map((row) => ({ ...row, text: "no" })) }
      const error = yield* Effect.flip(write(out, [broken]))
      assert.strictEqual(error._tag, "CheckFailed")
      assert.strictEqual(hashOf(out), before)
      assert.deepStrictEqual(readdirSync(dirname(out)), ["out"])
    })
  )

  it.live("is put back by the next run after a kill between the two renames", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()])
      const before = hashOf(out)
      renameSync(out, `${out}.old`)
      mkdirSync(join(`${out}.new`, "dataset"), { recursive: true })
      const dataset = twoCopies()
      yield* Effect.flip(write(out, [{ ...dataset, sources: [] }]))
      assert.strictEqual(hashOf(out), before)
      assert.deepStrictEqual(readdirSync(dirname(out)), ["out"])
    })
  )

  it.live("is kept under its sibling name when the second rename fails", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [twoCopies()])
      const before = hashOf(out)
      yield* beginFresh(out).pipe(Effect.provide(writing))
      const failing = Effect.map(FileSystem.FileSystem, (fs) => ({
        ...fs,
        rename: (from: string, to: string) => (to === out ? fs.access(join(out, "nowhere")) : fs.rename(from, to))
      }))
      const swap = Effect.flatMap(failing, (fs) => Effect.provideService(publish(out), FileSystem.FileSystem, fs))
      assert.strictEqual((yield* Effect.flip(swap.pipe(Effect.provide(writing))))._tag, "OutputUnwritable")
      assert.strictEqual(hashOf(`${out}.old`), before)
      yield* recover(out).pipe(Effect.provide(writing))
      assert.strictEqual(hashOf(out), before)
    })
  )

  it.live("is refused while another live process writes it", () =>
    Effect.gen(function* () {
      const out = freshOut()
      mkdirSync(`${out}.new`, { recursive: true })
      writeFileSync(join(`${out}.new`, "pid"), `${process.ppid}\n`)
      assert.strictEqual((yield* Effect.flip(write(out, [twoCopies()])))._tag, "OutputBusy")
    })
  )
})
