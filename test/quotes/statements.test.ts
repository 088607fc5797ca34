import { assert, describe, it } from "@effect/vitest"
import { createStatementFinder, type StatementCandidate } from "../../nlp/quotes/statements.ts"
import { lexicons } from "./articles.ts"
import { cpuTime } from "../cpu-time.ts"

const { groupStatements } = createStatementFinder(lexicons)
const day = (month: number, date: number) => ({ year: 2023, month, day: date })

const said = (id: string, content: string, more: Partial<StatementCandidate> = {}): StatementCandidate => ({
  id,
  sourceId: id,
  kind: "indirect",
  stance: "speech",
  content,
  nestedInId: null,
  isAttributed: true,
  speakers: ["reed"],
  answerable: [],
  publishedOn: day(6, 18),
  occasion: null,
  ...more
})

const groups = (...candidates: ReadonlyArray<StatementCandidate>) => groupStatements(candidates).groups

describe("statements", () => {
  it("joins the same words of one speaker in two articles", () => {
    const words = "We will rebuild the bridge before the end of the year"
    const { groups: found, links } = groupStatements([
      said("a", words, { kind: "direct" }),
      said("b", `${words}, whatever it costs`, { kind: "direct" })
    ])
    assert.deepStrictEqual(found, [["a", "b"]])
    assert.strictEqual(links[0].ruleId, "statements/verbatim")
  })
  it("joins a quotation and its paraphrase", () => {
    const { groups: found, links } = groupStatements([
      said("a", "the talks were frank, substantive and constructive", { kind: "mixed" }),
      said("b", "candid, substantive and constructive discussions", { kind: "direct" })
    ])
    assert.deepStrictEqual(found, [["a", "b"]])
    assert.strictEqual(links[0].ruleId, "statements/paraphrase")
  })
  it("keeps different speakers apart", () => {
    assert.deepStrictEqual(
      groups(
        said("a", "the bridge was the greatest risk to the harbour"),
        said("b", "the bridge was the greatest risk to the harbour", { speakers: ["hart"] })
      ),
      []
    )
  })
  it("lets a body answer for its speaker", () => {
    assert.deepStrictEqual(
      groups(
        said("a", "the bridge was the greatest risk to the harbour"),
        said("b", "the bridge was the most significant risk to the harbour", { speakers: ["council"], answerable: ["reed"] })
      ),
      [["a", "b"]]
    )
  })
  it("keeps the same words on another occasion apart", () => {
    const may = { occasion: { start: day(5, 1), end: day(5, 31) } }
    assert.deepStrictEqual(
      groups(
        said("a", "candid, substantive and constructive discussions", may),
        said("b", "the talks were candid, substantive and constructive")
      ),
      []
    )
  })
  it("keeps a slogan of another week apart", () => {
    assert.deepStrictEqual(
      groups(
        said("a", "we will rebuild the bridge together and it will be great again"),
        said("b", "we will rebuild the bridge together and it will be great again", { publishedOn: day(9, 1) })
      ),
      []
    )
  })
  it("keeps two speeches on one matter apart", () => {
    assert.deepStrictEqual(
      groups(
        said("a", "The competition between our harbours does not veer into conflict when we talk about the bridge", { kind: "direct" }),
        said("b", "Harbours in competition need talks about a bridge: no harbour should ever slide to conflict", { kind: "direct" })
      ),
      []
    )
  })
  it("does not join quotations of one article, beliefs or scare quotes", () => {
    const words = "the bridge was the greatest risk to the harbour"
    assert.deepStrictEqual(groups(said("a", words, { sourceId: "x" }), said("b", words, { sourceId: "x" })), [])
    assert.deepStrictEqual(groups(said("a", words, { stance: "belief" }), said("b", words)), [])
    assert.deepStrictEqual(groups(said("a", words, { kind: "scare" }), said("b", words)), [])
  })
  it("of a report about a report joins the inner one", () => {
    const words = "the bridge was the greatest risk to the harbour"
    assert.deepStrictEqual(
      groups(
        said("a", `Ann Reed said ${words}`, { speakers: ["media"], answerable: ["reed"] }),
        said("a2", words, { sourceId: "a", nestedInId: "a" }),
        said("b", words)
      ),
      [["a2", "b"]]
    )
  })
  it("gives the same groups in any order", () => {
    const all = [
      said("a", "the bridge was the greatest risk to the harbour"),
      said("b", "the bridge was the most significant risk to the harbour"),
      said("c", "the mayor would visit the harbour in June"),
      said("d", "the mayor would visit the harbour next month in June"),
      said("e", "taxes would rise")
    ]
    const expected = groupStatements(all)
    for (let turn = 1; turn < all.length; turn++)
      assert.deepStrictEqual(groupStatements([...all.slice(turn), ...all.slice(0, turn)].reverse()), expected)
    assert.isNotEmpty(expected.groups)
  })
  it("compares few of many: 20,000 quotations in seconds", () => {
    const nouns = [
      "bridge",
      "harbour",
      "tax",
      "school",
      "budget",
      "road",
      "ferry",
      "tower",
      "market",
      "garden",
      "river",
      "station",
      "museum",
      "hotel",
      "airport",
      "prison"
    ]
    const many = Array.from({ length: 20_000 }, (_, k) =>
      said(`q${k}`, `the ${nouns[k % 16]} would cost ${k} dollars and open near the ${nouns[(k * 7) % 16]} in ${k % 12} weeks`, {
        sourceId: `s${k >> 3}`,
        speakers: [`p${k % 50}`]
      })
    )
    const before = cpuTime()
    groupStatements(many)
    assert.isBelow(cpuTime() - before, 20_000)
  })
})
