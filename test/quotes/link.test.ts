import { assert, describe, it } from "@effect/vitest"
import type { EntityType, LocalEntity, Mention, MentionKind } from "../../nlp/annotations.ts"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"
import { lexicons, parse } from "./articles.ts"

const finder = createQuoteFinder(lexicons)
const entity = (name: string, type: EntityType): LocalEntity => ({
  type,
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
  ruleId: "test"
})

/** Links the quotations of a text; mentions are given by their words (the n-th time they occur). */
const linked = (text: string, given: ReadonlyArray<readonly [words: string, kind: MentionKind, type: EntityType, entity: string]>) => {
  const names = [...new Set(given.map(([, , , name]) => name))]
  const entities = names.map((name) => entity(name, given.find(([, , , one]) => one === name)![2]))
  const seen = new Map<string, number>()
  const mentions = given.map(([words, kind, type, name]): Mention => {
    const start = text.indexOf(words, seen.get(words) ?? 0)
    seen.set(words, start + 1)
    return {
      start,
      end: start + words.length,
      kind,
      type,
      entities: [names.indexOf(name)],
      title: null,
      isMetonym: false,
      isNested: false,
      ruleId: "test"
    }
  })
  const article = parse(text)
  return finder.linkSpeakers(article, finder.findQuotes(article, []), mentions, entities).map((quote) => ({
    ...quote,
    who: quote.speakerEntities.map((k) => names[k]),
    viaWho: quote.viaEntity === null ? null : names[quote.viaEntity],
    toWho: quote.addresseeEntity === null ? null : names[quote.addresseeEntity]
  }))
}

describe("speakers", () => {
  it("links a name and a pronoun to what they refer to", () => {
    const found = linked("Ann Reed said the bridge was safe. She added that it would open in May.", [
      ["Ann Reed", "name", "PERSON", "Reed"],
      ["She", "pronoun", "PERSON", "Reed"]
    ])
    assert.deepStrictEqual(
      found.map((quote) => [quote.who, quote.speakerKind, quote.speakerMention]),
      [
        [["Reed"], "named", 0],
        [["Reed"], "pronoun", 1]
      ]
    )
  })
  it("lets the body answer for an unnamed official", () => {
    const [one] = linked("A Transport Ministry spokesman said the bridge was safe.", [["Transport Ministry", "name", "ORG", "Ministry"]])
    assert.deepStrictEqual([one.who, one.speakerMention, one.speakerKind], [["Ministry"], null, "role"])
  })
  it("does not take an aide for the person named before", () => {
    const [one] = linked("A Reed aide said the bridge was safe.", [["Reed", "name", "PERSON", "Reed"]])
    assert.deepStrictEqual(one.who, [])
  })
  it("takes a person's letter for the person's words, but not a person's allies", () => {
    const reed = [["Ann Reed", "name", "PERSON", "Reed"]] as const
    assert.deepStrictEqual(linked("Ann Reed's letter said the bridge was safe.", reed)[0].who, ["Reed"])
    assert.deepStrictEqual(linked("Ann Reed's allies said the bridge was safe.", reed)[0].who, [])
  })
  it("takes “they” for the plural subject of the sentence before", () => {
    const found = linked("Chinese officials met on Sunday. They said the bridge was safe.", [["Chinese", "name", "NORP", "China"]])
    assert.deepStrictEqual(
      found.map((quote) => quote.who),
      [["China"]]
    )
  })
  it("takes “the department” for the body named before that ends in that word", () => {
    const found = linked("The Transport Department closed the bridge. The department’s report said it was unsafe.", [
      ["Transport Department", "name", "ORG", "Department"]
    ])
    assert.deepStrictEqual(
      found.map((quote) => quote.who),
      [["Department"]]
    )
  })
  it("names the person behind a title", () => {
    const [one] = linked("Chinese ambassador to France Ann Reed said the bridge was safe.", [
      ["Chinese", "name", "NORP", "China"],
      ["France", "name", "GPE", "France"],
      ["Ann Reed", "name", "PERSON", "Reed"]
    ])
    assert.deepStrictEqual(one.who, ["Reed"])
  })
  it("gives several speakers of one statement", () => {
    const [one] = linked("Ann Reed and Paul Hart said the bridge was safe.", [
      ["Ann Reed", "name", "PERSON", "Reed"],
      ["Paul Hart", "name", "PERSON", "Hart"]
    ])
    assert.deepStrictEqual(one.who, ["Reed", "Hart"])
  })
  it("links who passes the words on, and whom they are said to", () => {
    const [, one] = linked("The Tribune reported that Ann Reed told Paul Hart the bridge was safe.", [
      ["Tribune", "name", "ORG", "Tribune"],
      ["Ann Reed", "name", "PERSON", "Reed"],
      ["Paul Hart", "name", "PERSON", "Hart"]
    ])
    assert.deepStrictEqual([one.who, one.viaWho, one.toWho], [["Reed"], "Tribune", "Hart"])
  })
  it("leaves a speaker that nothing is known of unlinked, with the words kept", () => {
    const [one] = linked("Officials said the bridge was safe.", [])
    assert.deepStrictEqual([one.who, one.speakerMention, one.speakerKind], [[], null, "collective"])
    assert.isNotNull(one.speaker)
  })
})
