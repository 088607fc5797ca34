import { assert, describe, it } from "@effect/vitest"
import { correctArticle, parseCorrections, parseGazetteer } from "../../nlp/entities/index.ts"
import { createAnalyser } from "../../nlp/analyse.ts"
import { codePointOffsets } from "../../nlp/span.ts"
import { entitiesIn, lexicons, parse } from "./articles.ts"

describe("a user's gazetteer", () => {
  const csv =
    'name,aliases,type,external_id\nZork Collective,Zork|the Zorks,ORG,wikidata:Q1\n"Vey, Ltd",,ORG,\nAnna Quist,A.Q.,PERSON,x:7\n'
  it("is read with aliases, quoted cells and external ids", () => {
    assert.deepStrictEqual(parseGazetteer(csv), {
      rows: [
        { name: "Zork Collective", aliases: ["Zork", "the Zorks"], type: "ORG", externalId: "wikidata:Q1" },
        { name: "Vey, Ltd", aliases: [], type: "ORG", externalId: null },
        { name: "Anna Quist", aliases: ["A.Q."], type: "PERSON", externalId: "x:7" }
      ],
      rejects: []
    })
  })
  it("rejects bad rows with their line numbers", () => {
    const { rejects, rows } = parseGazetteer(
      "\uFEFFname,aliases,type,external id\r\n,,ORG,\r\nZork,,PLANET,\r\nZork,,ORG,a,b\r\n\r\n!!,,ORG,\r\nVey,,org,\r\nVey,,ORG,\r\n"
    )
    assert.deepStrictEqual(
      rejects.map(({ code, line }) => [line, code]),
      [
        [2, "no_name"],
        [3, "unknown_type"],
        [4, "too_many_cells"],
        [6, "no_name"],
        [8, "duplicate"]
      ]
    )
    assert.deepStrictEqual(
      rows.map(({ name }) => name),
      ["Vey"]
    )
  })
  it("finds its names before all others, with type and external id", () => {
    const { entities, mentions } = entitiesIn("Staff of Zork met Norway in Oslo. A.Q. left, and Anna Quist followed.", [
      ...parseGazetteer(csv).rows,
      { name: "Norway", aliases: [], type: "ORG", externalId: "club:1" }
    ])
    assert.deepStrictEqual(
      mentions.map(({ names, type, words }) => [words, type, names[0]]),
      [
        ["Zork", "ORG", "Zork Collective"],
        ["Norway", "ORG", "Norway"],
        ["Oslo", "GPE", "Oslo"],
        ["A.Q.", "PERSON", "Anna Quist"],
        ["Anna Quist", "PERSON", "Anna Quist"]
      ]
    )
    assert.deepStrictEqual(
      entities.slice(0, 2).map(({ externalIds, ruleId }) => [externalIds, ruleId]),
      [
        [["wikidata:Q1"], "entities/user-gazetteer"],
        [["club:1"], "entities/user-gazetteer"]
      ]
    )
  })
})

describe("a user's corrections", () => {
  const text = "🎉 Lind met Okoro. “We agree,” said Lind."
  const header = "action,source_id,char_start,text,entity_type,entity,other_type,other\n"
  const apply = (lines: string) => {
    const { points } = parseCorrections(header + lines)
    const found = entitiesIn(text)
    return correctArticle(text, found, points.get("s_1") ?? [], codePointOffsets(text))
  }
  it("point a mention to an entity by its text and place, counted in code points", () => {
    const { entities, mentions } = apply("mention,s_1,2,Lind,PERSON,Mara Lind,,\n")
    const touched = mentions.filter(({ ruleId }) => ruleId.endsWith(" corrections/mention"))
    assert.deepStrictEqual(
      touched.map(({ entities: [at], start }) => [start, entities[at].name]),
      [[3, "Mara Lind"]]
    )
  })
  it("point every mention of a text where no place is given", () => {
    const { mentions } = apply("mention,s_1,,Lind,PERSON,Mara Lind,,\n")
    assert.strictEqual(mentions.filter(({ ruleId }) => ruleId.endsWith(" corrections/mention")).length, 2)
  })
  it("take along who is meant by other words, once every name is another's", () => {
    const meant = "Mara Lind met Okoro in Paris on Monday. She was late."
    const { points } = parseCorrections(`${header}mention,s_1,,Mara Lind,PERSON,Ada Berg,,\n`)
    const { entities, mentions } = correctArticle(meant, entitiesIn(meant), points.get("s_1") ?? [], codePointOffsets(meant))
    const she = mentions.find(({ kind }) => kind === "pronoun")!
    assert.deepStrictEqual([entities[she.entities[0]].name, she.ruleId], ["Ada Berg", "pronouns/she corrections/mention"])
    assert.isFalse(entities.some(({ name }) => name === "Mara Lind"))
  })
  it("leave other words where one name of several is another's", () => {
    const meant = "Mara Lind met Okoro on Monday. Lind left soon. She was late."
    const { points } = parseCorrections(`${header}mention,s_1,,Lind,PERSON,Ada Berg,,\n`)
    const { entities, mentions } = correctArticle(meant, entitiesIn(meant), points.get("s_1") ?? [], codePointOffsets(meant))
    assert.strictEqual(entities[mentions.find(({ kind }) => kind === "pronoun")!.entities[0]].name, "Mara Lind")
  })
  it("name a quotation's speaker by the beginning of its words", () => {
    const { entities, quotes } = apply("speaker,s_1,,We agree,PERSON,Okoro,,\n")
    assert.deepStrictEqual(
      quotes.map(({ ruleId, speakerEntities: [at] }) => [entities[at].name, ruleId.endsWith(" corrections/speaker")]),
      [["Okoro", true]]
    )
  })
  it("leave other articles alone", () => {
    assert.isUndefined(parseCorrections(`${header}mention,s_2,,Lind,PERSON,Mara Lind,,\n`).points.get("s_1"))
  })
  it("are rejected with line numbers where they say nothing complete", () => {
    const { rejects } = parseCorrections(
      `${header}mention,s_1,,Lind,,,,\nsame,,,,PERSON,Lind,,\nmention,,,Lind,PERSON,Lind,,\nmention,s_1,x,Lind,PERSON,Lind,,\nforget,s_1,,Lind,PERSON,Lind,,\n`
    )
    assert.deepStrictEqual(
      rejects.map(({ code, line }) => [line, code]),
      [
        [2, "no_entity"],
        [3, "no_other"],
        [4, "no_place"],
        [5, "bad_offset"],
        [6, "unknown_action"]
      ]
    )
  })
})

describe("the analyser", () => {
  const text = "Zork sacked Lind. “We had to,” said Okoro."
  const analyser = createAnalyser(lexicons, parseGazetteer("name,aliases,type,external_id\nZork,,ORG,x:1\n").rows)
  const { points } = parseCorrections(
    "action,source_id,char_start,text,entity_type,entity,other_type,other\nmention,s_1,,Okoro,PERSON,Ben Okoro,,\nspeaker,s_1,,We had,PERSON,Mara Lind,,\n"
  )
  it("uses a user's names, and a corrected mention for the speaker", () => {
    const [mention] = points.get("s_1")!
    const { entities, quotes } = analyser.annotate(parse(text), [mention])
    assert.deepStrictEqual(entities.find(({ name }) => name === "Zork")?.externalIds, ["x:1"])
    assert.deepStrictEqual(
      quotes.map(({ speakerEntities: [at] }) => entities[at].name),
      ["Ben Okoro"]
    )
  })
  it("lets a corrected speaker win over a corrected mention", () => {
    const { entities, quotes } = analyser.annotate(parse(text), points.get("s_1"))
    assert.deepStrictEqual(
      quotes.map(({ speakerEntities: [at] }) => entities[at].name),
      ["Mara Lind"]
    )
  })
})
