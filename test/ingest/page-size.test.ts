import { assert, describe, it } from "@effect/vitest"
import { isPageOfSize } from "../../pipelines/ingest/html/page-size.ts"
import { parsePage } from "../../pipelines/ingest/html/tree.ts"

describe("the size of a page", () => {
  it("is no matter for pages as they are", () => {
    const script = `<script>for (i = 0; i <n; i++) { ${"a = b ; ".repeat(2000)} }</script>`
    for (const html of [
      "",
      "a < b",
      "<p>",
      "<p",
      "<!-- <p",
      `<p title="${"x ".repeat(5000)}">`,
      script,
      script.slice(0, -9),
      "<".repeat(5000),
      `<!-- <a ${"b ".repeat(5000)} -->`
    ]) {
      assert.isTrue(isPageOfSize(html), html.slice(0, 40))
    }
  })

  it("has an end: attributes that no writer gives a tag, pages longer than books", () => {
    const attributes = Array.from({ length: 2001 }, (_, i) => `a${i}`)
    for (const html of [
      `<p ${attributes.join(" ")}>`,
      `<p ${attributes.map((name) => `${name}="x"`).join("")}>`,
      `<p>${"x".repeat(9_000_000)}`
    ]) {
      assert.isFalse(isPageOfSize(html), html.slice(0, 40))
    }
  })

  it("is what its tags make: a few thousand that are never closed are repeated in each paragraph after them", () => {
    const fonts = Array.from({ length: 1000 }, (_, i) => `<font color=${i}>`).join("")
    assert.isNull(parsePage(`<p>${fonts}${"<p>word".repeat(1000)}`))
    assert.isNotNull(parsePage(`<p>${fonts}${"<p>word".repeat(10)}`))
  })
})
