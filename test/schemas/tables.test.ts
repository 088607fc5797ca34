import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { staleFiles } from "../../scripts/docs.ts"
import { arrowSchema } from "../../schemas/arrow.ts"
import { createTable, isDeclared } from "../../schemas/duckdb.ts"
import { foreignKeys, LOAD_ORDER, TABLE_NAMES, tableOf, tables } from "../../schemas/index.ts"
import { handMadeTables, resolved } from "../write/hand-made.ts"

describe("the declared tables", () => {
  it("have derived documents that are not stale (run `pnpm run docs`)", () => {
    assert.deepStrictEqual(staleFiles(), [])
  })

  it("say of every nullable column when it is null, and of no other", () => {
    for (const name of TABLE_NAMES) {
      for (const [column, { doc, isNullable }] of Object.entries(tableOf(name).columns)) {
        assert.isAbove(doc.length, 5, `${name}.${column}`)
        assert.strictEqual(/\bnull\b/u.test(doc), isNullable, `${name}.${column}: ${doc}`)
      }
    }
  })

  it("point with every foreign key to a primary key", () => {
    for (const name of TABLE_NAMES) {
      for (const { targetColumn, targetTable } of foreignKeys(tableOf(name))) {
        const target = TABLE_NAMES.find((table) => table === targetTable)
        assert.isDefined(target)
        if (target !== undefined) assert.strictEqual(tableOf(target).primaryKey, targetColumn)
      }
    }
  })

  it("are loaded each once, and only upward keys are declared", () => {
    assert.deepStrictEqual(LOAD_ORDER.toSorted(), TABLE_NAMES.toSorted())
    const declared = foreignKeys(tableOf("quotes"))
      .filter(isDeclared)
      .map(({ column }) => column)
    assert.deepStrictEqual(declared, [
      "source_id",
      "sentence_id",
      "speaker_mention_id",
      "speaker_entity_id",
      "via_entity_id",
      "addressee_entity_id"
    ])
    assert.include(createTable(tableOf("quotes")), "FOREIGN KEY (speaker_mention_id) REFERENCES mentions (mention_id)")
    assert.notInclude(createTable(tableOf("quotes")), "FOREIGN KEY (nested_in_quote_id)")
  })

  it("carry their docs and types into Arrow", () => {
    const schema = arrowSchema(tableOf("quotes"))
    const field = (name: string) => schema.fields.find((each) => each.name === name)
    assert.strictEqual(String(field("parts")?.type), "List<Struct<{start:Int32, end:Int32}>>")
    assert.strictEqual(String(field("quote_kind")?.type), "Dictionary<Int8, Utf8>")
    assert.isFalse(field("quote_kind")?.nullable)
    assert.isTrue(field("speaker_text")?.nullable)
    assert.strictEqual(field("quote_id")?.metadata.get("description"), tables.quotes.columns.quote_id.doc)
    assert.strictEqual(
      String(arrowSchema(tableOf("sources")).fields.find((each) => each.name === "published_at")?.type),
      "Timestamp<MICROSECOND, UTC>"
    )
  })
})

describe("a row", () => {
  const [quote] = resolved([handMadeTables()], []).quotes
  const isQuote = Schema.is(tables.quotes.row)

  it("fits its table's schema as the program makes it", () => {
    assert.isTrue(isQuote(quote))
  })

  it.each([
    ["an id of another table", { quote_id: "e_0123456789abcdef" }],
    ["a negative offset", { char_start: -1 }],
    ["a fractional offset", { char_start: 0.5 }],
    ["a word outside the enumeration", { quote_kind: "paraphrase" }],
    ["null where it must not be", { source_id: null }],
    ["a list item that is no span", { parts: [{ start: 1 }] }],
    ["a number that is none", { confidence: Number.NaN }]
  ])("with %s does not fit", (_, changes) => {
    assert.isFalse(isQuote({ ...quote, ...changes }))
  })

  it("with a day that no calendar has the form of does not fit", () => {
    const [time] = resolved([handMadeTables()], []).times
    assert.isTrue(Schema.is(tables.times.row)(time))
    for (const start_date of ["2023-6-18", "2023-13-01", "0000-01-01", "2023-06-18T00:00:00Z"])
      assert.isFalse(Schema.is(tables.times.row)({ ...time, start_date }), start_date)
  })
})
