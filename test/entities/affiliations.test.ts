import { assert, describe, it } from "@effect/vitest"
import { createEntityFinder } from "../../nlp/entities/index.ts"
import { lexicons, parse } from "../quotes/articles.ts"

const finder = createEntityFinder(lexicons)

/** Where the people of a text belong: “Ida Berg=Norvale Institute”. */
const affiliationsIn = (text: string): ReadonlyArray<string> => {
  const article = parse(text)
  const { entities } = finder.resolveMentions(article, finder.findNames(article), [])
  return entities.flatMap(({ affiliation, name, type }) =>
    type === "PERSON" ? [`${name}=${affiliation === null ? "-" : entities[affiliation].name}`] : []
  )
}

describe("affiliations", () => {
  it("are the body behind “of” and somebody's full name", () => {
    assert.deepStrictEqual(affiliationsIn("Nobody knows, said Marisol Vega of the Center for Fair Work."), [
      "Marisol Vega=Center for Fair Work"
    ])
  })
  it("are none where the body stands apart", () => {
    assert.deepStrictEqual(affiliationsIn("Marisol Vega spoke. The Center for Fair Work did not."), ["Marisol Vega=-"])
  })
})
