import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import type { LocalEntity } from "../../nlp/annotations.ts"
import { type ArticleEntities, type EntityGroup, identify } from "../../nlp/entities/identity.ts"
import { compileNicknames } from "../../nlp/entities/nicknames.ts"
import { lexicons } from "./articles.ts"

const nicknames = compileNicknames(lexicons)

/** Families of names that may be one another's: whatever happens in one must leave the others alone. */
const FAMILIES: ReadonlyArray<ReadonlyArray<string>> = [
  ["Joe Lind", "Joseph R. Lind, Jr.", "Joseph Lind Sr.", "J. Lind", "Mara Lind", "Lind", "Bill Lind", "William Lind"],
  ["Karl Berg", "Tom Berg", "Thomas Berg III", "Berg"],
  ["Deng Haoran", "Deng"],
  ["Department of Fisheries", "U.S. Department of Fisheries", "Fisheries Department", "Norwegian Department of Fisheries"],
  ["Northern Water Authority", "New Writers Association", "NWA"],
  ["Ministry of Harbours", "Norwegian Ministry of Harbours"]
]
const familyOf = new Map(FAMILIES.flatMap((names, family) => names.map((name) => [name, family] as const)))
const isBody = (name: string): boolean => /Department|Ministry|Authority|Association|NWA/u.test(name)
const SHORT: Readonly<Record<string, string>> = { "Northern Water Authority": "NWA", "Mara Lind": "Lind", "Deng Haoran": "Deng" }

const entityOf = (name: string, pronoun: string, role: string, isCalledShort: boolean): LocalEntity => ({
  type: isBody(name) ? "ORG" : "PERSON",
  name,
  aliases: isCalledShort && SHORT[name] !== undefined ? [SHORT[name], name] : [name],
  roles: isBody(name) || role === "" ? [] : [role],
  affiliation: null,
  countryCode: name.startsWith("U.S.") ? "USA" : name.startsWith("Norwegian") ? "NOR" : null,
  latitude: null,
  longitude: null,
  sector: null,
  externalIds: [],
  pronouns: isBody(name) || pronoun === "" ? [] : [pronoun],
  ruleId: "entities/same-name"
})

const drawnArticle = fc.record({
  picks: fc.uniqueArray(fc.constantFrom(...FAMILIES.flat()), { minLength: 1, maxLength: 6 }),
  pronoun: fc.constantFrom("", "he", "she"),
  role: fc.constantFrom("", "President", "Senator", "First Lady"),
  isCalledShort: fc.boolean(),
  day: fc.integer({ min: 1, max: 28 })
})
type Drawn = typeof drawnArticle extends fc.Arbitrary<infer One> ? One : never

const articleOf = ({ day, isCalledShort, picks, pronoun, role }: Drawn, k: number): ArticleEntities => ({
  sourceId: `s_${String(k).padStart(3, "0")}`,
  publishedOn: day > 25 ? null : { year: 2020, month: 1, day },
  mentionCounts: picks.map((_, i) => i + 1),
  entities: picks.map((name) => entityOf(name, pronoun, role, isCalledShort))
})
const identified = (articles: ReadonlyArray<ArticleEntities>): ReadonlyArray<EntityGroup> => identify(articles, [], nicknames)

describe("who is who across articles", () => {
  it("is the same in any order of the articles", () => {
    const corpus = fc.array(drawnArticle, { minLength: 2, maxLength: 14 })
    const shuffled = corpus.chain((drawn) => {
      const articles = drawn.map(articleOf)
      return fc.record({ articles: fc.constant(articles), order: fc.shuffledSubarray(articles, { minLength: articles.length }) })
    })
    fc.assert(
      fc.property(shuffled, ({ articles, order }) => {
        assert.deepStrictEqual(identified(order), identified(articles))
      }),
      { numRuns: 300 }
    )
  })

  it("changes with a new article only where it names a thing of the same name or surname", () => {
    fc.assert(
      fc.property(fc.array(drawnArticle, { minLength: 1, maxLength: 10 }), drawnArticle, (drawn, added) => {
        const articles = drawn.map(articleOf)
        const after = new Map(identified([...articles, articleOf(added, 999)]).map((group) => [group.key, group]))
        const named = new Set(added.picks.map((name) => familyOf.get(name)))
        for (const group of identified(articles)) {
          const [{ entity, source }] = group.members
          const { name } = articles.find(({ sourceId }) => sourceId === source)!.entities[entity]
          if (!named.has(familyOf.get(name))) assert.deepStrictEqual(after.get(group.key), group)
        }
      }),
      { numRuns: 300 }
    )
  })

  it("never joins people whose generations differ, nor a body with a person", () => {
    fc.assert(
      fc.property(fc.array(drawnArticle, { minLength: 1, maxLength: 14 }), (drawn) => {
        const articles = drawn.map(articleOf)
        for (const { members } of identified(articles)) {
          const names = members.map(({ entity, source }) => articles.find(({ sourceId }) => sourceId === source)!.entities[entity].name)
          const generations = new Set(names.flatMap((name) => /(?:Jr\.|Sr\.|III)$/u.exec(name)?.[0] ?? []))
          assert.isAtMost(generations.size, 1, names.join(" + "))
          assert.strictEqual(new Set(names.map(isBody)).size, 1)
        }
      }),
      { numRuns: 300 }
    )
  })
})
