/** What the network promises beyond its numbers: same results however it is fed, on either kernel, at any length. */
import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"
import { wasmKernel } from "../../nlp/engine/kernel/kernel.ts"
import { scalarKernel } from "../../nlp/engine/kernel/scalar.ts"
import { LexemeMaker } from "../../nlp/engine/lexemes.ts"
import { createNetwork } from "../../nlp/engine/network.ts"
import type { Network, NetworkInput, NetworkOptions, NetworkOutput } from "../../nlp/engine/network.ts"
import { Memory } from "../../nlp/engine/network/memory.ts"
import { Model } from "../../nlp/engine/network/model.ts"
import { Slots } from "../../nlp/engine/network/slots.ts"
import { Tokenizer } from "../../nlp/engine/tokenizer.ts"
import { kernel, model, vectors } from "./packaged-model.ts"

const manifest = JSON.parse(new TextDecoder().decode(model.json))
const network = (options: NetworkOptions = {}, kernelBytes: Uint8Array | null = kernel): Network =>
  createNetwork({ manifest, weights: model.weights, vectors: model.vectors, keys: model.keys }, kernelBytes, options)

const tokenizer = new Tokenizer(manifest.tokenizer, new LexemeMaker(manifest))
const input = (text: string): NetworkInput => {
  const { lexeme, spaceAfter } = tokenizer.tokenize(text, 0, text.length)
  return { lexemes: tokenizer.lexemes, lexeme, spaceAfter }
}

interface Reference {
  readonly tokens: ReadonlyArray<readonly [string, number, number]>
}
const texts = (name: string): Array<string> =>
  vectors(name)
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as Reference).tokens.map(([text, , space]) => text + (space === 1 ? " " : "")).join(""))

const seeds = texts("seeds").map(input)
const odd = texts("adversarial").map(input)

/** Sentence starts preset after every full stop. */
const withPresets = (text: NetworkInput): NetworkInput => {
  const words = Array.from(text.lexeme, (type) => text.lexemes[type].text)
  return { ...text, presetStarts: Uint8Array.from(words, (_, i) => (i === 0 || words[i - 1] === "." ? 1 : 0)) }
}

const join = (parts: ReadonlyArray<NetworkInput>): NetworkInput => ({
  lexemes: parts[0].lexemes,
  lexeme: Int32Array.from(parts.flatMap(({ lexeme }) => [...lexeme])),
  spaceAfter: Uint8Array.from(parts.flatMap(({ spaceAfter }) => [...spaceAfter]))
})

/** Every head is in range, and following heads ends at a root within the sentence where they were preset. */
const assertTrees = ({ head, sentStart }: NetworkOutput, crossing: boolean): void => {
  const sentence = Int32Array.from(sentStart)
  for (let i = 1; i < sentence.length; i++) sentence[i] += sentence[i - 1]
  head.forEach((_, i) => {
    let at = i
    for (let steps = 0; head[at] !== at; steps++) {
      assert.isBelow(steps, head.length, "heads run in a circle")
      if (!crossing) assert.strictEqual(sentence[head[at]], sentence[at], `head of ${at}`)
      at = head[at]
    }
  })
}

describe("the network", () => {
  const shared = network()
  const expected = shared.run([...seeds, ...odd])

  it("gives one output an input, and nothing for nothing", () => {
    assert.deepStrictEqual(shared.run([]), [])
    const [empty, word] = shared.run([input(""), input("Yes")])
    assert.strictEqual(empty.tag.length + empty.head.length + empty.entStart.length, 0)
    assert.deepStrictEqual([word.tag.length, word.head[0], word.sentStart[0]], [1, 0, 1])
  })

  it("does not depend on what is parsed together, in which order, or before", () => {
    const all = [...seeds, ...odd]
    const backwards = network().run(all.toReversed()).toReversed()
    const alone = all.map((one) => shared.run([one])[0])
    assert.deepStrictEqual(backwards, expected)
    assert.deepStrictEqual(alone, expected)
  })

  it("does not depend on the lexeme table", () => {
    const other = new Tokenizer(manifest.tokenizer, new LexemeMaker(manifest))
    const text = texts("seeds")[0]
    const { lexeme, spaceAfter } = other.tokenize(text, 0, text.length)
    assert.deepStrictEqual(shared.run([odd[0], { lexemes: other.lexemes, lexeme, spaceAfter }, odd[1]])[1], expected[0])
  })

  it.each(["i16", "f32"] as const)("decides the same without WASM (%s)", (precision) => {
    const some = [withPresets(seeds[4]), ...odd.slice(0, 8)]
    assert.deepStrictEqual(network({ precision }, null).run(some), network({ precision }).run(some))
  })

  it.each([true, false])("computes the same bits without WASM (int16: %s)", (integer) => {
    const rows = [wasmKernel(kernel), scalarKernel()].map((make) => {
      const files = { manifest, weights: model.weights, vectors: model.vectors, keys: model.keys }
      const memory = new Memory(make)
      const encoder = new Model(memory, files, integer, 512)
      const piece = { input: 0, start: 0, end: odd[0].lexeme.length }
      let bits: ReadonlyArray<number> = []
      encoder.encode([odd[0]], [piece], (_, at) => {
        bits = [at.syntax, at.names].flatMap((row) => Array.from(memory.i32.subarray(row / 4, row / 4 + piece.end * 96)))
      })
      return bits
    })
    assert.isAbove(rows[0].length, 1000)
    assert.strictEqual(
      rows[0].findIndex((bits, i) => bits !== rows[1][i]),
      -1
    )
  })

  it("gives trees", () => expected.forEach((output) => assertTrees(output, true)))

  it("keeps preset sentence starts, and no head or name leaves its sentence", () => {
    const preset = seeds.map(withPresets)
    shared.run(preset).forEach((output, k) => {
      assert.deepStrictEqual(output.sentStart, preset[k].presetStarts)
      assertTrees(output, false)
      output.entStart.forEach((start, e) => assert.notInclude(Array.from(output.sentStart.subarray(start + 1, output.entEnd[e])), 1))
    })
  })

  it("cuts a long input at preset starts without changing a decision", () => {
    const long = withPresets(join([...seeds, ...odd]))
    const cut = network({ pieceTokens: 1000 }).run([long])
    const whole = network({ pieceTokens: 40_000 }).run([long])
    assert.isAbove(long.lexeme.length, 20_000)
    assert.deepStrictEqual(cut, whole)
    assert.deepStrictEqual(shared.run([long]), whole)
  })

  it("takes a long input without sentence starts", () => {
    const long = join([...odd, ...odd])
    const [output] = shared.run([long])
    assert.strictEqual(output.head.length, long.lexeme.length)
    assertTrees(output, true)
  })

  it("takes more types than it keeps", () => {
    const words = input(Array.from({ length: 12_000 }, (_, i) => `w${i}x`).join(" "))
    const [first, seed] = shared.run([words, seeds[0]])
    assert.strictEqual(first.tag.length, words.lexeme.length)
    assert.deepStrictEqual(seed, expected[0])
  })

  it("refuses files that are cut short", () => {
    const files = { manifest, weights: model.weights, vectors: model.vectors, keys: model.keys }
    for (const part of ["weights", "vectors", "keys"] as const) {
      assert.throws(() => createNetwork({ ...files, [part]: files[part].subarray(0, 100_000) }, kernel), RangeError)
    }
  })
})

describe("slots", () => {
  it("gives up what was used longest ago, and nothing of the same turn", () => {
    const slots = new Slots(17)
    for (let key = 100; key < 116; key++) {
      slots.turn()
      slots.take(key)
    }
    slots.turn()
    for (const key of [100, 101]) assert.notStrictEqual(slots.find(key), 0)
    const taken = [slots.take(20), slots.take(99_999)]
    assert.deepStrictEqual(
      [102, 103].map((key) => slots.find(key)),
      [0, 0]
    )
    const places = [100, 101, 115].map((key) => slots.find(key)).concat(taken)
    assert.notInclude(places, 0)
    assert.strictEqual(new Set(places).size, 5)
    for (let key = 200; key < 211; key++) slots.take(key)
    assert.throws(() => slots.take(300), /16 places/)
  })

  it("keeps what was used often longer than what was used once", () => {
    const slots = new Slots(17)
    for (let turn = 0; turn < 10; turn++) {
      slots.turn()
      if (slots.find(1) === 0) slots.take(1)
    }
    for (let key = 100; key < 115; key++) {
      slots.turn()
      slots.take(key)
    }
    slots.turn()
    slots.take(200)
    assert.deepStrictEqual(
      [1, 100, 114].map((key) => slots.find(key) !== 0),
      [true, false, true]
    )
  })
})

describe("kernel.wasm", () => {
  const script = fileURLToPath(new URL("../../nlp/engine/kernel/build.sh", import.meta.url))
  const compiler = spawnSync("clang", ["--print-targets"], { encoding: "utf8" }).stdout ?? ""
  const reason = compiler.includes("wasm32") ? "" : " (skipped: no clang for wasm32)"

  it.skipIf(reason !== "")(`is what its source compiles to${reason}`, () => {
    const { status, stdout, stderr } = spawnSync("sh", [script, "--check"], { encoding: "utf8" })
    assert.strictEqual(status, 0, stdout + stderr)
  })
})
