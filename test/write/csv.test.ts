import { assert, describe, it } from "@effect/vitest"
import { parse } from "csv-parse/sync"
import { stringify } from "csv-stringify/sync"
import fc from "fast-check"
import { batchOf } from "../../pipelines/column-batch.ts"
import { csvFile } from "../../pipelines/write/csv.ts"
import { tableOf } from "../../schemas/index.ts"

const reject = {
  reject_id: "r_0000000000000000",
  input_path: "=cmd|' /C calc'!A0",
  input_member: "+1",
  byte_offset: -1,
  sha256: null,
  stage: "read",
  error_code: "OR101",
  message: "-2+3",
  excerpt: "@SUM(1)\tx",
  is_replayable: true
}

const read = (isSafe: boolean): Readonly<Record<string, string>> => {
  const { header, rows } = csvFile(tableOf("rejects"), isSafe)
  return (parse(header + rows(batchOf(tableOf("rejects"), [reject])), { columns: true }) as ReadonlyArray<Record<string, string>>)[0]
}

describe("a CSV file", () => {
  it("holds what the tables hold, formulas too", () => {
    const { excerpt, input_member, input_path, message } = read(false)
    assert.deepStrictEqual([input_path, input_member, message, excerpt], [reject.input_path, "+1", "-2+3", "@SUM(1)\tx"])
  })

  it("defuses with --csv-safe what a spreadsheet would run, and leaves numbers alone", () => {
    const { byte_offset, error_code, excerpt, input_member, input_path, message, sha256 } = read(true)
    assert.deepStrictEqual([input_path, input_member, message, excerpt], [`'${reject.input_path}`, "'+1", "'-2+3", "'@SUM(1)\tx"])
    assert.deepStrictEqual([byte_offset, error_code, sha256], ["-1", "OR101", ""])
  })

  it("is what csv-stringify makes of the whole, whatever the texts are", () => {
    const text = fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "\0", "a", " ", "🦆", "é"), maxLength: 6 })
    const row = fc.record({ input_path: text, input_member: fc.option(text), message: text, is_replayable: fc.boolean() })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (changes) => {
        const table = tableOf("rejects")
        const rows = changes.map((change): Readonly<Record<string, unknown>> => ({ ...reject, ...change }))
        const cells = rows.map((each) =>
          table.columnNames.map((name) => (typeof each[name] === "boolean" ? String(each[name]) : each[name]))
        )
        const cast = { string: (value: string) => (value === "" ? { value, quoted_empty: true } : value) }
        assert.strictEqual(csvFile(table).rows(batchOf(table, rows)), stringify(cells, { cast, quoted_match: /\r/ }))
      })
    )
  })
})
