import * as NodeServices from "@effect/platform-node/NodeServices"
import { afterAll, assert, describe, it } from "@effect/vitest"
import { Effect, Layer, ManagedRuntime } from "effect"
import fc from "fast-check"
import { Analyst } from "../../pipelines/Analyst.ts"
import { EnglishEngine } from "../../pipelines/annotate/EnglishEngine.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import type { Article } from "../../pipelines/dataset.ts"
import { unpublished } from "../../pipelines/ingest/published.ts"
import { Resolver } from "../../pipelines/resolve/Resolver.ts"
import { TABLE_NAMES } from "../../schemas/index.ts"

const runtime = ManagedRuntime.make(
  Layer.merge(Analyst.layer, Resolver.layer).pipe(
    Layer.provide(Layer.merge(EnglishEngine.layer, Lexicons.layer)),
    Layer.provide(NodeServices.layer)
  )
)
afterAll(() => runtime.dispose())

const articleOf = (text: string, name = "a.txt"): Article => ({
  input_path: name,
  input_member: null,
  also_at: [],
  sha256: "0".repeat(64),
  byte_length: Buffer.byteLength(text),
  media_type: "text/plain",
  charset: "utf-8",
  text,
  text_map: [],
  url: `https://example.org/${name}`,
  canonical_url: null,
  outlet: null,
  title: null,
  byline: null,
  published: unpublished,
  language: "en",
  language_basis: "declared",
  license: null,
  note: null
})

const datasetOf = (text: string) =>
  runtime.runPromise(
    Effect.gen(function* () {
      const { tablesOf } = yield* Analyst
      const { resolve } = yield* Resolver
      return resolve(yield* tablesOf([articleOf(text)]), [])
    })
  )

/** Pieces that articles are made of, and pieces that break programs. */
const piece = fc.oneof(
  fc.constantFrom(
    "“",
    "”",
    '"',
    "'",
    "’",
    "said",
    " said ",
    "Mara Lind",
    "Mr. ",
    "the U.S. ",
    "on Monday",
    ". ",
    ".\n",
    "\n\n",
    "\r\n",
    "\t",
    "— ",
    "(",
    ")",
    "🦆",
    "👩‍👩‍👧",
    "\u202e",
    "\u0000",
    "e\u0301",
    "李强",
    "according to",
    "met ",
    "Paris",
    "2023-06-18",
    "…",
    "\ud83d",
    " ",
    "   ",
    "A",
    "I ",
    "his",
    "China",
    "denied that "
  ),
  fc.string({ unit: "grapheme", maxLength: 8 }),
  fc.string({ unit: "binary", maxLength: 8 })
)
const anyText = fc
  .array(piece, { minLength: 1, maxLength: 60 })
  .map((pieces) => pieces.join("").toWellFormed())
  .filter((text) => text.trim() !== "")

const check = async (text: string): Promise<void> => {
  const dataset = await datasetOf(text)
  const points = Array.from(text)
  for (const name of ["sentences", "mentions", "quotes", "times", "events"] as const) {
    for (const row of dataset[name]) {
      const words = points.slice(row.char_start, row.char_end).join("")
      assert.strictEqual(row.text, words, name)
      assert.isAbove(words.length, 0)
    }
  }
  for (const quote of dataset.quotes) {
    const parts = quote.parts.map(({ end, start }) => points.slice(start, end).join(""))
    assert.strictEqual(quote.content, parts.join(" "))
  }
  for (const name of TABLE_NAMES) {
    const keys = dataset[name].map((row) => Object.values(row)[0])
    assert.strictEqual(new Set(keys).size, keys.length, name)
  }
}

describe("any text", () => {
  it("gives rows whose words are the characters that their offsets name", async () => {
    await fc.assert(fc.asyncProperty(anyText, check), { numRuns: 200, seed: 20230618 })
  })

  it("counts astral characters once, in every table", async () => {
    await check(
      "🦆 “We met Chinese officials in Paris 🦆 on Monday,” said Mara Lind 🦆 of the U.S. State Department. She accused China 🦆 of spying."
    )
  })
})
