import { describe, expect, it } from "vitest"
import { forgetNames, remembered } from "../../nlp/entities/name-forms.ts"

describe("a remembered function of names", () => {
  it("computes a value once, and again when names were forgotten", () => {
    let computed = 0
    const lengthOf = remembered((name: string) => {
      computed++
      return name.length
    })
    expect([lengthOf("Ada Moss"), lengthOf("Ada Moss"), computed]).toEqual([8, 8, 1])
    forgetNames()
    expect([lengthOf("Ada Moss"), computed]).toEqual([8, 2])
  })
})
