import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { type Outcome, Outcomes } from "../../pipelines/analysed/outcomes.ts"
import type { Keeper } from "../../pipelines/analysed/stored.ts"
import { createHashColumn, createTextColumn } from "../../pipelines/analysed/text-columns.ts"
import type { Reject } from "../../pipelines/dataset.ts"

const hex = (digits: number, n: number): string => (n * 7919 + 1).toString(16).repeat(digits).slice(0, digits)

const keepers: ReadonlyArray<Keeper> = [0, 1].map((fill) => ({ read: () => new Uint8Array(4).fill(fill) }))

const reject: Reject = {
  input_path: "b.txt",
  input_member: null,
  byte_offset: 7,
  sha256: null,
  stage: "decode",
  error_code: "OR110",
  message: "no text",
  excerpt: null,
  is_replayable: false
}

const article = (n: number): Outcome => {
  const place = { path: n % 2 === 0 ? "a.jsonl" : `folder/${n}.txt`, member: n % 2 === 0 ? String(n) : null }
  return {
    at: 3 * n,
    input: { ...place, sha256: hex(64, n), note: n % 3 === 0 ? `noted ${n}` : null },
    key: hex(32, n),
    result: Result.succeed({
      source_id: `s_${hex(16, n)}`,
      text_sha256: hex(64, n + 1),
      published_at: n % 4 === 0 ? null : "2024-02-29T12:30:00Z",
      published_on: n % 4 === 0 ? null : { year: 2024, month: 2, day: 29 },
      wire_service: n % 5 === 0 ? "AP" : null,
      word_count: n * 100,
      parse_limit: n % 7 === 0 ? "marks" : null,
      input_path: place.path,
      input_member: place.member,
      also_at: n % 6 === 0 ? ["elsewhere.txt"] : [],
      stored: { keeper: keepers[n % 2], number: n },
      frames: [24, 30 + n, 40 + n, 50 + n, 60 + n, 70 + n, 80 + n]
    })
  }
}

const given: ReadonlyArray<Outcome> = [
  ...Array.from({ length: 50 }, (_, n) => article(n)),
  { at: 1000, input: { path: "b.txt", member: null, sha256: null, note: null }, key: hex(32, 1000), result: Result.fail(reject) },
  article(50)
]

/** With what is looked up as it is asked for looked up. */
const plain = ({ at, input, key, result }: Outcome) => {
  if (Result.isFailure(result)) return { at, input, key, reject: result.failure }
  const { also_at, frames, input_member, input_path, parse_limit, published_at, published_on, source_id, stored } = result.success
  const { text_sha256, wire_service, word_count } = result.success
  const place = { also_at, input_member, input_path, stored, frames: Array.from(frames) }
  return { at, input, key, ...place, parse_limit, published_at, published_on, source_id, text_sha256, wire_service, word_count }
}

describe("outcomes", () => {
  it("come back as they were put, in order", () => {
    assert.deepStrictEqual(Array.from(Outcomes.of(given), plain), given.map(plain))
  })

  it("tell articles from rejects, and what was cut", () => {
    const outcomes = Outcomes.of(given)
    assert.deepStrictEqual(
      [...outcomes.articles()],
      [...given.keys()].filter((n) => n !== 50)
    )
    assert.deepStrictEqual(outcomes.rejects(), [reject])
    assert.deepStrictEqual(
      outcomes.cut().map(({ limit, member, path }) => `${path} ${member} ${limit}`),
      Array.from({ length: 8 }, (_, n) => (n % 2 === 0 ? `a.jsonl ${7 * n} marks` : `folder/${7 * n}.txt null marks`))
    )
  })

  it("are no longer there once they were taken; their inputs are for whoever asked before", () => {
    const outcomes = Outcomes.of(given)
    const inputs = outcomes.inputs()
    const taken = outcomes.take()
    assert.strictEqual(outcomes.length, 0)
    assert.deepStrictEqual([...outcomes], [])
    assert.deepStrictEqual(Array.from(taken, plain), given.map(plain))
    assert.deepStrictEqual(
      [...inputs],
      given.map(({ input }) => input)
    )
  })
})

describe("a column", () => {
  it("of texts gives each back, repeated or not", () => {
    const texts = Array.from({ length: 5000 }, (_, n) => (n % 11 === 0 ? null : n % 3 === 0 ? "the same" : `Öl ${n % 2000}`))
    const column = createTextColumn()
    for (const text of texts) column.push(text)
    assert.deepStrictEqual(
      texts.map((_, n) => column.at(n)),
      texts
    )
  })

  it("of hashes gives back what is none too", () => {
    const hashes = Array.from({ length: 40_000 }, (_, n) => (n % 9 === 0 ? null : `s_${hex(16, n)}`))
    const odd = ["", "s_", "s_12", "x_0123456789abcdef", "s_0123456789abcdeF", "s_0123456789abcdef0", "s_zzzzzzzzzzzzzzzz"]
    const all = [...odd, ...hashes, ...odd]
    const column = createHashColumn(16, "s_")
    for (const text of all) column.push(text)
    assert.deepStrictEqual(
      all.map((_, n) => column.at(n)),
      all
    )
  })
})
