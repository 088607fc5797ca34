import { describe, expect, it } from "vitest"
import { createParkedRows, createParkedTexts } from "../../pipelines/resolve/parked.ts"

describe("what is put by", () => {
  it("comes back as it was, in order, whatever its size", () => {
    const texts = [
      "",
      "Ødegård, “2 €” 🙂",
      "x".repeat(1 << 20),
      "",
      "y".repeat((1 << 20) + 1),
      ...Array.from({ length: 5000 }, (_, i) => `text ${i}`)
    ]
    const parked = createParkedTexts()
    for (const text of texts) parked.push(text)
    expect(texts.map((_, i) => parked.at(i))).toEqual(texts)
  })

  it("comes back in blocks, as often as it is asked for", () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ id: i, name: `name ${i}`, country: i % 2 === 0 ? null : "NOR", place: i / 3 }))
    const parked = createParkedRows<(typeof rows)[number]>()
    for (const row of rows) parked.push(row)
    for (let again = 0; again < 2; again++) expect([...parked.blocks()].flat()).toEqual(rows)
    expect([...parked.blocks()].length).toBeGreaterThan(2)
  })
})
