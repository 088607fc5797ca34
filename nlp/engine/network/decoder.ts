/** From encoded rows to tags, trees and names, one piece at a time. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { NetworkInput, NetworkOutput } from "../network-types.ts"
import type { Memory } from "./memory.ts"
import type { EncodedRows, Model } from "./model.ts"
import type { Piece } from "./pieces.ts"
import { Product } from "./product.ts"
import { TransitionNet } from "./transition-net.ts"
import { PANEL, TOP } from "./weights.ts"
import type { Packed } from "./weights.ts"

const WIDTH = 96
const TAG_ROWS = 48
/** With sentences known, so many tokens (whole sentences) are parsed at a time: their table stays in the cache. */
const PARSE_TOKENS = 160
const STARTS = 1
const INSIDE = 2

/** Tagger, parser and name recogniser over the kernel. */
export class Decoder {
  readonly #memory: Memory
  readonly #kernel: Kernel
  readonly #model: Model
  readonly #parser: TransitionNet
  readonly #names: TransitionNet
  /** Feature rows of a run of tokens: the parser's, then the name recogniser's. */
  readonly #table: Pointer
  readonly #tagger: { readonly product: Product; readonly weights: Packed; readonly bias: Pointer; readonly logits: Pointer }
  /** Per token: tag, white space, start flags, arc class; head, label. */
  readonly #tag: Pointer
  readonly #space: Pointer
  readonly #flags: Pointer
  readonly #move: Pointer
  readonly #head: Pointer
  readonly #dep: Pointer
  readonly #work: Pointer
  readonly #plain: Pointer
  readonly #lifted: Pointer

  constructor(model: Model) {
    const { memory, weights } = model
    const tokens = model.pieceTokens
    this.#model = model
    this.#memory = memory
    this.#kernel = memory.kernel
    this.#parser = new TransitionNet(weights, "parser", 8, model.parserMoves.columns, true, tokens + 1)
    this.#names = new TransitionNet(weights, "ner", 3, model.nameMoves.columns, false, tokens)
    this.#table = memory.floats((tokens + 1) * this.#parser.rowStride)
    this.#tagger = {
      product: new Product(memory, weights.integer, TAG_ROWS, WIDTH),
      weights: weights.pack("tagger.W", model.tags.length, 1, WIDTH, [0]),
      bias: weights.plain("tagger.b"),
      logits: memory.floats(TAG_ROWS * Math.ceil(model.tags.length / PANEL) * PANEL)
    }
    this.#tag = memory.allocate(tokens)
    this.#space = memory.allocate(tokens)
    this.#flags = memory.allocate(tokens + 1)
    this.#move = memory.allocate(tokens)
    this.#head = memory.floats(tokens)
    this.#dep = memory.floats(tokens)
    this.#work = memory.allocate((tokens + 1) * 5 * 4 + tokens + 1)
    this.#plain = memory.place(model.parserMoves.plain)
    this.#lifted = memory.place(model.parserMoves.lifted)
  }

  /** The output for tokens [start, end) of an input; heads and entities count from the input's first token. */
  decode(input: NetworkInput, piece: Piece, rows: EncodedRows): NetworkOutput {
    const { start, end } = piece
    const n = end - start
    const { u8, i32 } = this.#memory
    for (let i = 0; i < n; i++) u8[this.#space + i] = input.lexemes[input.lexeme[start + i]].isSpace ? 1 : 0
    this.#tagRows(rows.syntax, n)
    this.#parse(input, piece, rows.syntax)
    const entities = this.#recognise(rows.names, n)
    const at = this.#head / 4
    const head = i32.slice(at, at + n)
    if (start > 0) for (let i = 0; i < n; i++) head[i] += start
    return {
      tag: u8.slice(this.#tag, this.#tag + n),
      head,
      dep: Uint16Array.from(i32.subarray(this.#dep / 4, this.#dep / 4 + n)),
      sentStart: u8.slice(this.#flags, this.#flags + n),
      ...this.#spans(entities, start)
    }
  }

  #tagRows(rows: Pointer, n: number): void {
    const { product, weights, bias, logits } = this.#tagger
    const stride = weights.panels * PANEL
    for (let r = 0; r < n; r += TAG_ROWS) {
      const count = Math.min(TAG_ROWS, n - r)
      product.run(rows + r * WIDTH * 4, count, WIDTH, weights, logits, stride)
      this.#kernel.classify(logits, count, stride, bias, this.#model.tags.length, this.#tag + r)
    }
  }

  #parse(input: NetworkInput, { start, end }: Piece, rows: Pointer): void {
    const { presetStarts } = input
    const u8 = this.#memory.u8
    const n = end - start
    if (presetStarts === undefined) {
      u8.fill(0, this.#flags, this.#flags + n)
      u8[this.#flags] = STARTS
      this.#parseRun(rows, 0, n, n, 0)
      return
    }
    for (let i = 0; i < n; i++) u8[this.#flags + i] = presetStarts[start + i] === 1 ? STARTS : INSIDE
    u8[this.#flags] = STARTS
    // Whether a token follows the piece matters to its last decisions, as it would in one go.
    const known = Math.min(n + 1, input.lexeme.length - start)
    u8[this.#flags + n] = STARTS
    for (let from = 0; from < n;) {
      let to = Math.min(n, from + PARSE_TOKENS)
      while (to < n && u8[this.#flags + to] !== STARTS) to++
      this.#parseRun(rows, from, to, Math.min(to + 1, known), 1)
      from = to
    }
    for (let i = 0; i < n; i++) u8[this.#flags + i] &= STARTS
  }

  /** Parses tokens [from, to) of the piece, seeing those before `until`. */
  #parseRun(rows: Pointer, from: number, to: number, until: number, preset: number): void {
    const net = this.#parser
    const { lefts, deps } = this.#model.parserMoves
    const n = to - from
    const flags = this.#flags + from
    const head = this.#head + from * 4
    const move = this.#move + from
    const seen = until - from
    const { rowStride, pad, bias, up, upBias } = net
    net.project(rows + from * WIDTH * 4, seen)
    net.spread(seen, this.#table)
    const { data, scales } = up
    this.#kernel.parse(this.#table, rowStride, pad, bias, data, scales, upBias, TOP, lefts, n, seen, flags, head, move, this.#work)
    const dep = this.#dep + from * 4
    const root = deps.length - 1
    this.#kernel.tree(head, move, n, this.#plain, this.#lifted, root, this.#space + from, preset, flags, dep, this.#work)
    if (from > 0) for (let i = head / 4; i < head / 4 + n; i++) this.#memory.i32[i] += from
  }

  /** Writes entity spans to `work`; gives how many. */
  #recognise(rows: Pointer, n: number): number {
    const net = this.#names
    net.project(rows, n)
    net.spread(n, this.#table)
    const { vectors, pad, bias, up, upBias } = net
    const [, first, last] = net.lower
    return this.#kernel.names(
      this.#table,
      vectors.data,
      vectors.scales,
      vectors.stride,
      first.data,
      first.scales,
      last.data,
      last.scales,
      pad,
      bias,
      up.data,
      up.scales,
      upBias,
      TOP,
      n,
      this.#flags,
      this.#space,
      this.#work
    )
  }

  #spans(count: number, offset: number): Pick<NetworkOutput, "entStart" | "entEnd" | "entLabel"> {
    const entStart = new Int32Array(count)
    const entEnd = new Int32Array(count)
    const entLabel = new Uint8Array(count)
    for (let e = 0, at = this.#work / 4; e < count; e++, at += 3) {
      entStart[e] = this.#memory.i32[at] + offset
      entEnd[e] = this.#memory.i32[at + 1] + offset
      entLabel[e] = this.#memory.i32[at + 2]
    }
    return { entStart, entEnd, entLabel }
  }
}
