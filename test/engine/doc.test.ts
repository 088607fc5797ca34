import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { parseRecords, textOfRecord } from "../../eval/parity.ts"
import { createEngine } from "../../nlp/engine/index.ts"
import { Doc } from "../../nlp/engine/index.ts"
import { toConllu } from "../../nlp/engine/conllu.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { kernel, model, vectors } from "./packaged-model.ts"

const engine = createEngine(model, kernel)
const parse = (text: string): Doc => engine.parse([{ text }])[0]
const textOf = (doc: Doc, { first, last }: { first: number; last: number }): string => doc.text.slice(doc.start(first), doc.end(last - 1))

const nounChunkVectors = JSON.parse(readFileSync(new URL("parity/noun-chunks.json", import.meta.url), "utf8"))

describe("Doc", () => {
  const doc = parse("The Chinese foreign minister told reporters in Beijing that talks had failed.")
  const token = (word: string) => Array.from(doc).find(({ text }) => text === word)!

  it("gives tokens as objects that lead to each other", () => {
    assert.strictEqual(token("minister").head.text, "told")
    assert.deepStrictEqual(
      token("minister").children.map(({ text }) => text),
      ["The", "Chinese", "foreign"]
    )
    assert.deepStrictEqual(
      token("told").lefts.map(({ text }) => text),
      ["minister"]
    )
    assert.deepStrictEqual(
      token("told").rights.map(({ text }) => text),
      ["reporters", "in", "failed", "."]
    )
    assert.deepStrictEqual(
      token("talks").ancestors.map(({ text }) => text),
      ["failed", "told"]
    )
    assert.isTrue(token("told").isRoot)
    assert.strictEqual(token("told").lemma, "tell")
    assert.strictEqual(token("Beijing").spaceAfter, true)
    assert.strictEqual(token("failed").spaceAfter, false)
  })

  it("gives the words under a token", () => {
    assert.strictEqual(token("minister").subtreeText, "The Chinese foreign minister")
    assert.strictEqual(token("failed").subtreeText, "that talks had failed")
    assert.isTrue(doc.isUnder(token("talks").i, token("failed").i))
    assert.isFalse(doc.isUnder(token("failed").i, token("failed").i))
  })

  it("gives noun chunks", () => {
    assert.deepStrictEqual(
      doc.nounChunks.map((chunk) => textOf(doc, chunk)),
      ["The Chinese foreign minister", "reporters", "Beijing", "talks"]
    )
  })

  it.each(["seeds", "adversarial"])("gives the noun chunks that spaCy gives: %s", (name) => {
    const docs = createEngine(model, kernel, { precision: "f32" }).parse(
      parseRecords(vectors(name)).map((record) => ({ text: textOfRecord(record) }))
    )
    const found = docs.map((each) => each.nounChunks.map(({ first, last }) => [first, last]))
    const reference: ReadonlyArray<unknown> = nounChunkVectors[name]
    assert.deepStrictEqual(
      found.filter((chunks, i) => JSON.stringify(chunks) !== JSON.stringify(reference[i])),
      []
    )
    assert.strictEqual(found.length, reference.length)
  })

  it("gives a coordinated noun a chunk of its own", () => {
    const other = parse("He met ministers, old friends and a judge.")
    assert.deepStrictEqual(
      other.nounChunks.map((chunk) => textOf(other, chunk)),
      ["He", "ministers", "old friends", "a judge"]
    )
  })

  it("finds tokens by character", () => {
    assert.strictEqual(doc.tokenAt(doc.text.indexOf("inister")), token("minister").i)
    assert.deepStrictEqual(doc.tokensIn({ start: 5, end: 13 }), { first: 1, last: 3 })
  })
})

describe("parseRecord", () => {
  it("has the fields of the parity vectors, in their order", () => {
    const [reference] = parseRecords(vectors("seeds"))
    const doc = parse(textOfRecord(reference))
    assert.strictEqual(JSON.stringify(parseRecord(reference.id, doc)), JSON.stringify(reference))
  })

  it("counts offsets in code points", () => {
    assert.deepStrictEqual(parseRecord("x", parse("😀 yes")).tokens, [
      ["😀", 0, 1],
      ["yes", 2, 0]
    ])
  })
})

describe("toConllu", () => {
  it("gives words, tags, heads and names of every sentence", () => {
    const lines = toConllu("a", parse("Ministers met in Vienna. They left.")).split("\n")
    assert.deepStrictEqual(lines.slice(0, 4), [
      "# newdoc id = a",
      "# sent_id = a-1",
      "# text = Ministers met in Vienna.",
      "1\tMinisters\tminister\tNOUN\tNNS\tNumber=Plur\t2\tnsubj\t_\tTokenRange=0:9"
    ])
    assert.include(lines, "4\tVienna\tVienna\tPROPN\tNNP\tNumber=Sing\t3\tpobj\t_\tTokenRange=17:23|NE=B-GPE|SpaceAfter=No")
    assert.include(lines, "# sent_id = a-2")
    assert.deepStrictEqual(lines.slice(-2), ["", ""])
  })

  it("hangs a word on the next word up when its head is white space", () => {
    const strings = ["", "x", "SPACE"]
    const flat = (...values: ReadonlyArray<number>) => Uint32Array.from(values)
    const doc = new Doc({
      text: "go \n now",
      strings,
      start: Int32Array.of(0, 3, 5),
      end: Int32Array.of(2, 4, 8),
      spaceAfter: Uint8Array.of(1, 1, 0),
      tagId: flat(1, 1, 1),
      posId: flat(1, 2, 1),
      morphId: flat(0, 0, 0),
      lemmaId: flat(1, 1, 1),
      normId: flat(1, 1, 1),
      depId: flat(1, 1, 1),
      head: Int32Array.of(0, 0, 1),
      sentStart: Uint8Array.of(1, 0, 0),
      entityStart: new Int32Array(0),
      entityEnd: new Int32Array(0),
      entityLabelId: flat()
    })
    const heads = toConllu("a", doc)
      .split("\n")
      .filter((line) => /^\d/u.test(line))
      .map((line) => line.split("\t")[6])
    assert.deepStrictEqual(heads, ["0", "1"])
  })

  it("leaves white space out and numbers the words without a gap", () => {
    const text = textOfRecord(parseRecords(vectors("seeds"))[0])
    const doc = parse(text)
    const blocks = toConllu("a", doc).trimEnd().split("\n\n")
    const rows = blocks.map((block) =>
      block
        .split("\n")
        .filter((line) => !line.startsWith("#"))
        .map((line) => line.split("\t"))
    )
    assert.strictEqual(rows.flat().length, Array.from(doc).filter(({ pos }) => pos !== "SPACE").length)
    for (const sentence of rows) {
      sentence.forEach((fields, i) => {
        assert.strictEqual(fields.length, 10)
        assert.strictEqual(fields[0], String(i + 1))
        assert.isTrue(Number(fields[6]) >= 0 && Number(fields[6]) <= sentence.length)
      })
    }
  })
})
