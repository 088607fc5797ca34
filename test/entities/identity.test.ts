import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { EntityType, LocalEntity } from "../../nlp/annotations.ts"
import { type ArticleEntities, identify } from "../../nlp/entities/identity.ts"
import { cpuTime } from "../cpu-time.ts"
import { compileNicknames } from "../../nlp/entities/nicknames.ts"

const entity = (name: string, fields: Partial<LocalEntity> = {}): LocalEntity => ({
  type: "PERSON",
  name,
  aliases: [name],
  roles: [],
  affiliation: null,
  countryCode: null,
  latitude: null,
  longitude: null,
  sector: null,
  externalIds: [],
  pronouns: [],
  ruleId: "entities/full-name",
  ...fields
})
const country = (name: string, countryCode: string): LocalEntity => entity(name, { type: "GPE", countryCode, ruleId: "entities/gazetteer" })
const body = (name: string, ...aliases: ReadonlyArray<string>): LocalEntity =>
  entity(name, { type: "ORG", aliases: [name, ...aliases], ruleId: "entities/same-name" })

const nicknames = compileNicknames({ nicknames: "name\tshort\tsource\njoseph\tjoe|joey\tt\nwilliam\tbill|will\tt" })
let articles = 0
const article = (...entities: ReadonlyArray<LocalEntity>): ArticleEntities => ({
  sourceId: `s_${String(articles++).padStart(4, "0")}`,
  publishedOn: { year: 2020, month: 1, day: 1 + (articles % 28) },
  entities,
  mentionCounts: entities.map(() => 2)
})
const groupsOf = (...corpus: ReadonlyArray<ArticleEntities>): ReadonlyArray<ReadonlyArray<string>> =>
  identify(corpus, [], nicknames).map((group) =>
    group.members.map(({ entity: at, source }) => corpus.find(({ sourceId }) => sourceId === source)!.entities[at].name).sort()
  )

describe("people are one", () => {
  it.each([
    ["with a middle initial", "Martin J. Keller", "Martin Keller"],
    ["with an initial for the first name", "M. Keller", "Martin Keller"],
    ["with decomposed letters", "Zoe\u0301 Dupre\u0301", "Zoé Dupré"],
    ["without diacritics", "Zoé Dupré", "Zoe Dupre"],
    ["in another transliteration", "Olena Zahorodskyy", "Olena Zahorodskiy"],
    ["with another hyphen", "Lin Mei-hua", "Lin Mei‑hua"],
    ["in another case", "MARTIN KELLER", "Martin Keller"],
    ["with a short form of the first name", "Joe Keller", "Joseph R. Keller, Jr."],
    ["with a short form that begins with another letter", "Bill Keller", "William Keller"],
    ["with the generation left out", "Otto Keller", "Otto Keller, Sr."]
  ])("%s", (_, a, b) => {
    assert.strictEqual(groupsOf(article(entity(a)), article(entity(b))).length, 1)
  })
  it("when one article has the surname only and others call one person so", () => {
    assert.deepStrictEqual(groupsOf(article(entity("Mara Lind", { aliases: ["Mara Lind", "Lind"] })), article(entity("Lind"))), [
      ["Lind", "Mara Lind"]
    ])
  })
  it("when a surname comes with the office that one of the family has", () => {
    const corpus = [
      article(entity("Mara Lind", { roles: ["President"] })),
      article(entity("Ida Lind", { roles: ["First Lady"] })),
      article(entity("Lind", { roles: ["President"], pronouns: ["she"] })),
      article(entity("Lind", { roles: ["President"] }))
    ]
    assert.deepStrictEqual(groupsOf(...corpus), [["Ida Lind"], ["Lind", "Lind", "Mara Lind"]])
  })
  it("when an office is one and only a pronoun is not", () => {
    const chair = (pronoun: string): ArticleEntities => article(entity("Kim Berg", { roles: ["Chair"], pronouns: [pronoun] }))
    assert.strictEqual(groupsOf(chair("he"), chair("she")).length, 1)
  })
  it("when nobody gives the first name and one article gives no pronoun", () => {
    assert.strictEqual(groupsOf(article(entity("Lind", { pronouns: ["he"] })), article(entity("Lind"))).length, 1)
  })
  it("when the family name comes first", () => {
    assert.deepStrictEqual(groupsOf(article(entity("Deng Haoran", { aliases: ["Deng", "Deng Haoran"] })), article(entity("Deng"))), [
      ["Deng", "Deng Haoran"]
    ])
  })
})

describe("people stay apart", () => {
  it("with one surname", () => assert.strictEqual(groupsOf(article(entity("Karl Berg")), article(entity("Tom Berg"))).length, 2))
  it("with middle names that differ", () =>
    assert.strictEqual(groupsOf(article(entity("George H. Oduya")), article(entity("George W. Oduya"))).length, 2))
  it("as father and son", () =>
    assert.deepStrictEqual(groupsOf(article(entity("Otto Berg Sr.")), article(entity("Otto Berg Jr.")), article(entity("Otto Berg III"))), [
      ["Otto Berg Sr."],
      ["Otto Berg Jr."],
      ["Otto Berg III"]
    ]))
  it("with first names that are short for different ones", () =>
    assert.strictEqual(groupsOf(article(entity("Joe Berg")), article(entity("Bill Berg")), article(entity("Joan Berg"))).length, 3))
  it("with surnames alone and pronouns that differ, a third without one apart", () =>
    assert.strictEqual(
      groupsOf(article(entity("Lind", { pronouns: ["he"] })), article(entity("Lind", { pronouns: ["she"] })), article(entity("Lind")))
        .length,
      3
    ))
  it("with pronouns that differ", () =>
    assert.strictEqual(
      groupsOf(article(entity("Kim Berg", { pronouns: ["he"] })), article(entity("Kim Berg", { pronouns: ["she"] }))).length,
      2
    ))
  it("with countries and offices that differ", () => {
    const minister = article(entity("Li Wei", { roles: ["Chinese minister"], affiliation: 1 }), country("China", "CHN"))
    const striker = article(entity("Li Wei", { roles: ["Singapore striker"], affiliation: 1 }), country("Singapore", "SGP"))
    assert.strictEqual(identify([minister, striker]).filter(({ type }) => type === "PERSON").length, 2)
  })
  it("when a surname alone could be either of two", () =>
    assert.strictEqual(groupsOf(article(entity("Karl Berg")), article(entity("Tom Berg")), article(entity("Berg"))).length, 3))
  it("with keys that differ", () => {
    const keys = identify([article(entity("Kim Berg", { pronouns: ["he"] })), article(entity("Kim Berg", { pronouns: ["she"] }))]).map(
      ({ key }) => key
    )
    assert.strictEqual(new Set(keys).size, 2)
  })
})

describe("bodies and countries", () => {
  it("are one by their key, their name and the acronym that another article explains", () => {
    assert.deepStrictEqual(groupsOf(article(country("China", "CHN")), article(country("China", "CHN"))), [["China", "China"]])
    assert.deepStrictEqual(groupsOf(article(body("Northern Water Authority", "NWA")), article(body("NWA"))), [
      ["NWA", "Northern Water Authority"]
    ])
  })
  it("are one whichever way round a department is named, with its country or without", () => {
    const ours = entity("U.S. Department of Fisheries", { type: "ORG", countryCode: "USA", ruleId: "entities/same-name" })
    const other = entity("Norwegian Department of Fisheries", { type: "ORG", countryCode: "NOR", ruleId: "entities/same-name" })
    assert.deepStrictEqual(groupsOf(article(ours), article(body("Fisheries Department")), article(body("Department of Fisheries"))), [
      ["Department of Fisheries", "Fisheries Department", "U.S. Department of Fisheries"]
    ])
    assert.strictEqual(groupsOf(article(ours), article(other), article(body("Fisheries Department"))).length, 3)
  })
  it("are one with a department's field alone, and its full form is the name", () => {
    const corpus = [article(body("Department of Harbour Security")), article(body("Harbour Security")), article(body("Harbour Security"))]
    assert.deepStrictEqual(
      identify(corpus).map(({ name, sourceCount }) => [name, sourceCount]),
      [["Department of Harbour Security", 3]]
    )
  })
  it("stay apart as ministries where one has no country", () => {
    const ours = entity("Norwegian Ministry of Fisheries", { type: "ORG", countryCode: "NOR", ruleId: "entities/same-name" })
    assert.strictEqual(groupsOf(article(ours), article(body("Ministry of Fisheries"))).length, 2)
  })
  it("are one by an acronym that one of two owners has three times as often", () => {
    const often = Array.from({ length: 3 }, () => article(body("Northern Water Authority", "NWA")))
    assert.strictEqual(groupsOf(...often, article(body("New Writers Association", "NWA")), article(body("NWA"))).length, 2)
  })
  it("stay apart when an acronym has two owners", () =>
    assert.strictEqual(
      groupsOf(article(body("Northern Water Authority", "NWA")), article(body("New Writers Association", "NWA")), article(body("NWA")))
        .length,
      3
    ))
})

describe("a group", () => {
  it("goes by the full name that most articles use, with dated roles and the affiliation's group", () => {
    const corpus = [
      {
        ...article(entity("Mara J. Lind", { roles: ["minister"], affiliation: 1 }), country("Norway", "NOR")),
        publishedOn: { year: 2021, month: 5, day: 1 }
      },
      // earlier, though its id is greater
      { ...article(entity("Mara Lind", { roles: ["minister"] })), publishedOn: { year: 2019, month: 5, day: 1 } },
      { ...article(entity("Mara Lind", { roles: ["prime minister"] })), publishedOn: { year: 2023, month: 5, day: 1 } }
    ]
    const groups = identify(corpus)
    const lind = groups.find(({ type }) => type === "PERSON")!
    assert.deepStrictEqual(
      [lind.name, lind.aliases, lind.role, lind.sourceCount, lind.mentionCount, lind.firstSource],
      ["Mara Lind", ["Mara J. Lind"], "minister", 3, 6, corpus[1].sourceId]
    )
    assert.deepStrictEqual(lind.roles[0], { role: "minister", sources: 2, firstOn: corpus[1].publishedOn, lastOn: corpus[0].publishedOn })
    assert.strictEqual(groups[lind.affiliation ?? -1]?.name, "Norway")
  })
})

describe("identity", () => {
  const names = ["Mara Lind", "Lind", "M. Lind", "Karl Berg", "Tom Berg", "Berg", "Deng Haoran", "Deng"]
  const pool = fc.array(
    fc.record({
      picks: fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 4 }),
      pronoun: fc.constantFrom("", "he", "she"),
      day: fc.integer({ min: 1, max: 28 })
    }),
    { minLength: 1, maxLength: 12 }
  )
  const corpusOf = (
    drawn: ReadonlyArray<{ readonly picks: ReadonlyArray<string>; readonly pronoun: string; readonly day: number }>
  ): ReadonlyArray<ArticleEntities> =>
    drawn.map(({ day, picks, pronoun }, k) => ({
      sourceId: `s_${k}`,
      publishedOn: { year: 2020, month: 1, day },
      mentionCounts: picks.map(() => 1),
      entities: picks.map((name) => entity(name, pronoun === "" ? {} : { pronouns: [pronoun] }))
    }))

  it("does not depend on the order of files", () => {
    fc.assert(
      fc.property(pool, (drawn) => {
        const corpus = corpusOf(drawn)
        assert.deepStrictEqual(identify([...corpus].reverse()), identify(corpus))
      }),
      { numRuns: 200 }
    )
  })
  it("gives every local entity to one group", () => {
    fc.assert(
      fc.property(pool, (drawn) => {
        const corpus = corpusOf(drawn)
        const members = identify(corpus).flatMap((group) => group.members.map((member) => `${member.source} ${member.entity}`))
        const expected = corpus.flatMap((one) => one.entities.map((_, k) => `${one.sourceId} ${k}`))
        assert.deepStrictEqual([...members].sort(), expected.sort())
      }),
      { numRuns: 200 }
    )
  })
  it("changes nothing of others when an article about somebody else comes in", () => {
    const corpus = [
      article(entity("Mara Lind", { aliases: ["Lind", "Mara Lind"] })),
      article(entity("Lind")),
      article(country("China", "CHN"))
    ]
    const before = identify(corpus)
    const after = identify([...corpus, article(entity("Ana Silva"))])
    const isOld = (group: { readonly name: string }): boolean => group.name !== "Ana Silva"
    const plain = (groups: typeof before) => groups.filter(isOld).map(({ affiliation: _, ...group }) => group)
    assert.deepStrictEqual(plain(after), plain(before))
  })
  it("joins what a user says is one, and says so", () => {
    const corpus = [article(entity("Mara Lind")), article(entity("M. L. Quist"))]
    const same = [
      {
        action: "same" as const,
        entity: { type: "PERSON" as EntityType, name: "Mara Lind" },
        other: { type: "PERSON" as EntityType, name: "M. L. Quist" }
      }
    ]
    const [group, ...others] = identify(corpus, same)
    assert.deepStrictEqual([group.name, group.ruleId, others.length], ["Mara Lind", "identity/same-name corrections/same", 0])
  })
  it("renames what a user says is one with something that no article has", () => {
    const thing = (name: string) => ({ type: "PERSON" as EntityType, name })
    const same = [{ action: "same" as const, entity: thing("Ada Berg"), other: thing("Mara Lind") }]
    assert.deepStrictEqual(
      identify([article(entity("Mara Lind"))], same).map(({ aliases, name, ruleId }) => [name, aliases, ruleId]),
      [["Ada Berg", ["Mara Lind"], "entities/full-name corrections/same"]]
    )
  })
  it("takes ten thousand articles in time that grows with their number", () => {
    const corpus = (size: number): ReadonlyArray<ArticleEntities> =>
      Array.from({ length: size }, (_, k) => ({
        sourceId: `s_${k}`,
        publishedOn: null,
        mentionCounts: [1, 1, 1],
        entities: [
          entity(`Anna Berg${k % 500}`, { roles: ["minister"], affiliation: 2 }),
          entity(`Berg${k % 500}`),
          country("Norway", "NOR")
        ]
      }))
    const cost = (size: number): number => {
      const given = corpus(size)
      const start = cpuTime()
      identify(given)
      return cpuTime() - start
    }
    const fastest = (size: number): number => Math.min(...Array.from({ length: 6 }, () => cost(size)))
    const [small, large] = [fastest(1000), fastest(10_000)]
    // ten times the articles; in proportion to their square it would be a hundred
    assert.isBelow(large / small, 60, `${small} ms, ${large} ms`)
  })
})
