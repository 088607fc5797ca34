import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { detectLanguage } from "../../pipelines/ingest/language.ts"

const languageOf = (text: string): Promise<string> => Effect.runPromise(detectLanguage(text))

const ENGLISH = "“We can’t wait for the others,” the mayor said on Monday — and it was 3 p.m. by then, as the council's own clock had it."

describe("the language of a text", () => {
  it("is found by its words", async () => {
    assert.strictEqual(await languageOf(ENGLISH), "en")
    assert.strictEqual(
      await languageOf("Le ministre a déclaré lundi que son gouvernement ne changerait pas de politique avant les élections."),
      "fr"
    )
    assert.strictEqual(
      await languageOf("Der Minister sagte am Montag, seine Regierung werde ihre Politik vor den Wahlen nicht ändern."),
      "de"
    )
    assert.strictEqual(
      await languageOf("Het kabinet wil de regels voor de bouw van huizen volgend jaar veranderen, zei de minister."),
      "nl"
    )
    assert.strictEqual(await languageOf("1, 2, 3 — 4 …"), "und")
  })

  it("is English for a few words in Latin letters, of which nothing can be told", async () => {
    assert.strictEqual(await languageOf("Brak nowych danych"), "en")
  })

  it("is the same whether letters beyond a to z stand in it or not", async () => {
    // With them a text takes another way: by regular expressions, as its words may have any letters.
    const words = ENGLISH.split(" ")
    for (let count = 8; count <= words.length; count++) {
      const text = words.slice(0, count).join(" ")
      assert.strictEqual(await languageOf(`${text} café`), await languageOf(`${text} cafe`), text)
    }
  })

  it("is told by the words that come first", async () => {
    const english = Array.from({ length: 400 }, (_, i) => (i % 3 === 0 ? "the" : "harbour")).join(" ")
    const foreign = Array.from({ length: 4000 }, () => "regering").join(" ")
    assert.strictEqual(await languageOf(`${english} ${foreign}`), "en")
    assert.strictEqual(await languageOf(`${english} é ${foreign}`), "en")
  })
})
