import { assert, describe, it } from "@effect/vitest"
import { extractTables } from "../../pipelines/extract/index.ts"
import { TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import { entity, handMadeAnnotations, handMadeArticle, handMadeTables, resolved } from "../write/hand-made.ts"

const sha = (digit: string): string => digit.repeat(64)

describe("the same bytes", () => {
  it("under one url, or none, are one source, the other paths in `also_at`", () => {
    const { mentions, sources } = resolved([
      handMadeTables({ input_path: "c.txt" }),
      handMadeTables({ input_path: "a.txt" }),
      handMadeTables({ input_path: "b.jsonl", input_member: "line 2" })
    ])
    assert.strictEqual(sources.length, 1)
    assert.strictEqual(sources[0].input_path, "a.txt")
    assert.deepStrictEqual(sources[0].also_at, ["b.jsonl#line 2", "c.txt"])
    assert.isNull(sources[0].dup_group_id)
    assert.strictEqual(mentions.length, 7)
  })

  it("under different urls are two sources in one exact group, with a link between them", () => {
    const { links, sources } = resolved([handMadeTables({ url: "https://a.example/1" }), handMadeTables({ url: "https://b.example/1" })])
    assert.strictEqual(sources.length, 2)
    assert.strictEqual(sources[0].dup_group_id, sources[1].dup_group_id)
    assert.match(sources[0].dup_group_id ?? "", /^dg_[0-9a-f]{16}$/u)
    assert.deepStrictEqual(
      sources.map(({ dup_kind, dup_score }) => [dup_kind, dup_score]),
      [
        ["exact", 1],
        ["exact", 1]
      ]
    )
    const [link] = links.filter(({ from_table }) => from_table === "sources")
    assert.deepStrictEqual([link.link_type, link.from_id, link.to_id], ["near_duplicate", sources[0].source_id, sources[1].source_id])
  })

  it("from one news agency are linked as its copies", () => {
    const { links } = resolved([
      handMadeTables({ url: "https://a.example/1", byline: "Reuters" }),
      handMadeTables({ url: "https://b.example/1", byline: "By Ada Rust, Reuters" })
    ])
    assert.deepStrictEqual(
      links.filter(({ from_table }) => from_table === "sources").map(({ link_type }) => link_type),
      ["wire_copy"]
    )
  })
})

describe("the dataset", () => {
  const articles = [
    handMadeTables({ input_path: "a.txt" }),
    handMadeTables({ input_path: "b.txt", url: "https://example.org/b" }),
    extractTables(handMadeArticle({ input_path: "c.txt", sha256: sha("c") }), {
      ...handMadeAnnotations(),
      entities: handMadeAnnotations().entities.map((each, at) => (at === 1 ? entity("Ole Bergh") : each))
    })
  ]

  it("is the same in any order of articles", () => {
    const forwards = resolved(articles)
    assert.deepStrictEqual(resolved(articles.toReversed()), forwards)
    assert.deepStrictEqual(resolved([articles[1], articles[2], articles[0]]), forwards)
  })

  it("has every table sorted by its key, each key once", () => {
    const dataset = resolved(articles)
    for (const name of TABLE_NAMES) {
      const keys = (dataset[name] as ReadonlyArray<any>).map((row) => row[tableOf(name).primaryKey] as string)
      assert.deepStrictEqual(keys, [...new Set(keys)].sort(), name)
    }
  })

  it("gives the rows of one source the same content whatever else is there, cross-document ids aside", () => {
    const alone = resolved([articles[0]])
    const together = resolved(articles)
    const id = alone.sources[0].source_id
    const own = <Row extends { readonly source_id: string }>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> =>
      rows.filter(({ source_id }) => source_id === id)
    assert.deepStrictEqual(own(together.sentences), alone.sentences)
    assert.deepStrictEqual(own(together.times), alone.times)
    assert.deepStrictEqual(own(together.mentions), alone.mentions)
  })

  it("has one row for one person of several articles, with counts over all of them", () => {
    const { entities } = resolved(articles)
    const lind = entities.filter(({ name }) => name === "Mara Lind")
    assert.deepStrictEqual(
      lind.map(({ mention_count, role, source_count }) => [mention_count, source_count, role]),
      [[12, 3, "envoy"]]
    )
    const oslo = entities.find(({ name }) => name === "Oslo")
    assert.strictEqual(lind[0].affiliation_entity_id, oslo?.entity_id)
    assert.deepStrictEqual(oslo?.aliases, ["Christiania"])
  })

  it("counts a mention once that refers to two of an article's entities which are one in the corpus", () => {
    const twice = extractTables(handMadeArticle(), {
      ...handMadeAnnotations(),
      entities: handMadeAnnotations().entities.map((each, at) => (at === 1 ? { ...entity("Mara Lind"), roles: ["envoy"] } : each))
    })
    const { entities, mentions } = resolved([twice])
    const [lind, ...others] = entities.filter(({ name }) => name === "Mara Lind")
    assert.lengthOf(others, 0)
    assert.isTrue(twice.mentions.some((mention) => mention.entities.includes(0) && mention.entities.includes(1)))
    assert.strictEqual(lind.mention_count, mentions.filter(({ entity_ids }) => entity_ids.includes(lind.entity_id)).length)
  })

  it("names the first source by date, undated ones last", () => {
    const undated = { at: null, tz: null, grain: "none", basis: "none", day: null } as const
    const tables = [handMadeTables({ sha256: sha("0"), published: undated }), handMadeTables({ sha256: sha("f") })]
    const { entities } = resolved(tables)
    assert.isTrue(entities.every(({ first_source_id }) => first_source_id === `s_${"f".repeat(16)}`))
  })

  it("joins reports of one event in different articles, by a group named after its smallest member", () => {
    const { events, links } = resolved([articles[0], articles[1]])
    assert.strictEqual(events.length, 2)
    assert.match(events[0].event_cluster_id ?? "", /^ec_[0-9a-f]{16}$/u)
    assert.strictEqual(events[0].event_cluster_id, events[1].event_cluster_id)
    const [link] = links.filter(({ link_type }) => link_type === "same_event")
    assert.deepStrictEqual([link.from_id, link.to_id], [events[0].event_id, events[1].event_id])
    assert.isNull(resolved([articles[0]]).events[0].event_cluster_id, "a report that stands alone")
  })

  it("gives each reject a row, with an id that does not depend on other places", () => {
    const reject = {
      input_path: "x.bin",
      input_member: null,
      byte_offset: 0,
      sha256: null,
      stage: "decode",
      error_code: "OR103",
      message: "…",
      excerpt: null,
      is_replayable: false
    } as const
    const other = { ...reject, error_code: "OR104" }
    const { rejects } = resolved([], [other, reject, reject])
    assert.strictEqual(new Set(rejects.map(({ reject_id }) => reject_id)).size, 3)
    assert.include(
      rejects.map(({ reject_id }) => reject_id),
      resolved([], [reject]).rejects[0].reject_id
    )
  })
})
