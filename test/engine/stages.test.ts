/** Every stage of the network against spaCy's own numbers (parity/stages.json), in float32 on both kernels. */
import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { scalarKernel } from "../../nlp/engine/kernel/scalar.ts"
import { wasmKernel } from "../../nlp/engine/kernel/kernel.ts"
import type { Kernel } from "../../nlp/engine/kernel/kernel.ts"
import { LexemeMaker } from "../../nlp/engine/lexemes.ts"
import type { LexemeTables } from "../../nlp/engine/lexemes.ts"
import type { LexemeFeatures, ModelManifest, NetworkInput } from "../../nlp/engine/network.ts"
import { Memory } from "../../nlp/engine/network/memory.ts"
import { Model } from "../../nlp/engine/network/model.ts"
import { StaticVectors } from "../../nlp/engine/network/static-vectors.ts"
import { EmbeddingHasher, StringHasher } from "../../nlp/engine/network/string-ids.ts"
import { TransitionNet } from "../../nlp/engine/network/transition-net.ts"
import { Tokenizer } from "../../nlp/engine/tokenizer.ts"
import type { TokenizerTables } from "../../nlp/engine/tokenizer.ts"
import { kernel, model } from "./packaged-model.ts"
import { arcMoves, nameScores } from "./transitions.ts"

interface Trace {
  readonly text: string
  readonly tokens: ReadonlyArray<string>
  readonly attrs: ReadonlyArray<ReadonlyArray<string>>
  readonly mix: ReadonlyArray<ReadonlyArray<number>>
  readonly ner_mix: ReadonlyArray<ReadonlyArray<number>>
  readonly tok2vec: ReadonlyArray<ReadonlyArray<number>>
  readonly enc_layers_first4_token0: ReadonlyArray<ReadonlyArray<number>>
  readonly enc_layers_first4_padrow_minus1: ReadonlyArray<ReadonlyArray<number>>
  readonly tag_logits_token0: ReadonlyArray<number>
  readonly parser_lin_token0: ReadonlyArray<number>
  readonly parser_low_pad_f0_o0: ReadonlyArray<number>
  readonly parser_low_token0_f0_o0: ReadonlyArray<number>
  readonly parser_actions: ReadonlyArray<readonly [string, number]>
  readonly ner_first_scores12: ReadonlyArray<number>
}
interface Stages {
  readonly string_ids: Readonly<Record<string, string>>
  readonly hash4: ReadonlyArray<{ readonly id: string; readonly seed: number; readonly keys: ReadonlyArray<number> }>
  readonly static: ReadonlyArray<{
    readonly text: string
    readonly row: number
    readonly tok2vec: ReadonlyArray<number>
    readonly ner: ReadonlyArray<number>
  }>
  readonly traces: ReadonlyArray<Trace>
}

const stages: Stages = JSON.parse(readFileSync(new URL("parity/stages.json", import.meta.url), "utf8"))
const manifest: ModelManifest & LexemeTables & { readonly tokenizer: TokenizerTables } = JSON.parse(new TextDecoder().decode(model.json))
const WIDTH = 96
const TYPE_STRIDE = 960
const EMBEDDED = 864
/** The weights are int16 per row here, float32 in spaCy: layers differ in the fourth digit, scores (up to 30) in the third. */
const TOLERANCE = 1e-3
const SCORE_TOLERANCE = 5e-3

const near = (actual: Iterable<number>, expected: ReadonlyArray<number>, what: string, tolerance = TOLERANCE): void =>
  [...actual].forEach((value, i) => assert.closeTo(value, expected[i], tolerance, `${what}[${i}]`))

/** A trace's text, tokenised. */
const inputOf = ({ text }: Trace, tokenizer: Tokenizer): NetworkInput => {
  const { lexeme, spaceAfter } = tokenizer.tokenize(text, 0, text.length)
  return { lexemes: tokenizer.lexemes, lexeme, spaceAfter }
}

describe("string ids and hash embedding", () => {
  const hasher = new StringHasher(manifest.symbols)

  it("gives spaCy's id of a string", () => {
    for (const [text, id] of Object.entries(stages.string_ids)) {
      hasher.id(text)
      assert.strictEqual(((BigInt(hasher.hi) << 32n) | BigInt(hasher.lo)).toString(), id, text)
    }
  })

  it("hashes a lone surrogate as a replacement character", () => {
    hasher.id("\ud800a")
    const lone = [hasher.lo, hasher.hi]
    hasher.id("\ufffda")
    assert.deepStrictEqual(lone, [hasher.lo, hasher.hi])
  })

  it("spreads an id over four rows", () => {
    const rows = new Int32Array(4)
    for (const { id, seed, keys } of stages.hash4) {
      const value = BigInt(id)
      new EmbeddingHasher().rows(Number(value & 0xffffffffn), Number(value >> 32n), seed, 2 ** 32, rows, 0)
      assert.deepStrictEqual([...new Uint32Array(rows.buffer)], [...keys], id)
    }
  })

  it("finds the static vector of exactly this text", () => {
    const vectors = new StaticVectors(model.keys)
    for (const { text, row } of stages.static) assert.strictEqual(vectors.row(text), row, text)
  })

  it("refuses a key table of another format", () => {
    assert.throws(() => new StaticVectors(new Uint8Array(100)), /EKV2/)
  })
})

const kernels: ReadonlyArray<readonly [string, () => Kernel]> = [
  ["WASM", () => wasmKernel(kernel)],
  ["JavaScript", scalarKernel]
]

describe.each(kernels)("stages in float32, %s kernel", (_, makeKernel) => {
  const memory = new Memory(makeKernel())
  const network = new Model(memory, { manifest, weights: model.weights, vectors: model.vectors, keys: model.keys }, false, 256)
  const tokenizer = new Tokenizer(manifest.tokenizer, new LexemeMaker(manifest))
  const parser = new TransitionNet(network.weights, "parser", 8, network.parserMoves.columns, true, 256)
  const table = memory.floats(256 * parser.rowStride)
  const row = (at: number, count: number): Float32Array => memory.f32.slice(at / 4, at / 4 + count)

  it("projects static vectors for both encoders", () => {
    const to = memory.floats(WIDTH)
    const at = memory.allocate(4)
    for (const { text, row: vector, tok2vec, ner } of stages.static) {
      memory.i32[at / 4] = vector
      for (const [part, expected] of [tok2vec, ner].entries()) {
        const { values, scales } = network.vectors
        network.kernel.vector_rows(values, scales, part, at, 1, to, WIDTH)
        near(row(to, 4), expected, `${text} ${part}`)
      }
    }
  })

  it.each(stages.traces)("$text", (trace) => {
    const input = inputOf(trace, tokenizer)
    const n = trace.tokens.length
    assert.deepStrictEqual(
      Array.from(input.lexeme, (type) => input.lexemes[type].text),
      [...trace.tokens]
    )
    assert.deepStrictEqual(
      Array.from(input.lexeme, (type, t) => attributes(input.lexemes[type], input.spaceAfter[t])),
      trace.attrs.map((attrs) => [...attrs])
    )
    const piece = { input: 0, start: 0, end: n }
    network.encode([input], [piece], (_piece, rows) => {
      trace.mix.forEach((expected, t) => {
        const syntax = network.syntaxTypes.slot(input.lexeme[t], input.spaceAfter[t])
        near(row(network.syntaxTypes.products + (syntax * TYPE_STRIDE + EMBEDDED) * 4, 6), expected, `mix ${t}`)
        const names = network.nameTypes.slot(input.lexeme[t], 0)
        near(row(network.nameTypes.products + (names * TYPE_STRIDE + EMBEDDED) * 4, 6), trace.ner_mix[t], `ner_mix ${t}`)
      })
      trace.tok2vec.forEach((expected, t) => near(row(rows.syntax + t * WIDTH * 4, 6), expected, `tok2vec ${t}`))
      const logits = tagLogits(network, rows.syntax)
      near(logits, trace.tag_logits_token0, "tag logits", SCORE_TOLERANCE)
      parser.project(rows.syntax, n)
      near(row(parser.vectors.data, 6), trace.parser_lin_token0, "parser lin")
      parser.spread(n, table)
      near([row(table, 1)[0], row(table + 64 * 4, 1)[0]], trace.parser_low_token0_f0_o0, "parser low")
      near([row(parser.pad, 1)[0], row(parser.pad + 64 * 4, 1)[0]], trace.parser_low_pad_f0_o0, "parser pad")
      const moves = arcMoves(memory, parser, table, manifest.cfg.parser.moves, n)
      assert.deepStrictEqual(
        moves.map(([move]) => move),
        trace.parser_actions.map(([move]) => move)
      )
      near(
        moves.map(([, score]) => score),
        trace.parser_actions.map(([, score]) => score),
        "parser scores",
        SCORE_TOLERANCE
      )
      near(nameScores(network, rows.names), trace.ner_first_scores12, "ner scores", SCORE_TOLERANCE)
    })
    layersOf(network, trace)
  })
})

/** Ids of the features both encoders embed: NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE. */
const attributes = (lexeme: LexemeFeatures, spaceAfter: number): Array<string> => {
  const hasher = new StringHasher(manifest.symbols)
  const id = (text: string): string => {
    hasher.id(text)
    return ((BigInt(hasher.hi) << 32n) | BigInt(hasher.lo)).toString()
  }
  return [...[lexeme.norm, lexeme.prefix, lexeme.suffix, lexeme.shape].map(id), String(spaceAfter), lexeme.isSpace ? "1" : "0"]
}

/** Logits of the first token, by the product the tagger uses. */
const tagLogits = (network: Model, rows: number): Array<number> => {
  const { memory, weights } = network
  const packed = weights.pack("tagger.W", network.tags.length, 1, WIDTH, [0])
  const to = memory.floats(packed.panels * 12)
  network.kernel.gemm_f32(rows, WIDTH, 1, packed.data, packed.panels, WIDTH, to, packed.panels * 12)
  const bias = weights.plain("tagger.b") / 4
  return network.tags.map((_, c) => memory.f32[to / 4 + c] + memory.f32[bias + c])
}

/** Each layer of token 0 and of the pad row before it; the first layer's rows are still in place. */
const layersOf = (network: Model, trace: Trace): void => {
  const f32 = network.memory.f32
  for (let layer = 0; layer < 4; layer++) {
    const at = network.syntax.run(network.syntaxRows, 4 + trace.tokens.length + 4 + (trace.tokens.length & 1), layer)
    const token = at / 4 + 4 * WIDTH
    near(f32.slice(token, token + 4), trace.enc_layers_first4_token0[layer], `layer ${layer + 1}`)
    near(f32.slice(token - WIDTH, token - WIDTH + 4), trace.enc_layers_first4_padrow_minus1[layer], `pad row in layer ${layer + 1}`)
  }
}
