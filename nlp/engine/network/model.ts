/** The model laid out in the kernel's memory, and encoding a batch of pieces. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { LexemeFeatures, ModelFiles, NetworkInput } from "../network-types.ts"
import { Encoder } from "./encoder.ts"
import { LexemeHashes } from "./lexeme-hashes.ts"
import type { Memory } from "./memory.ts"
import { nameMoves, parserMoves } from "./moves.ts"
import type { NameMoves, ParserMoves } from "./moves.ts"
import { BATCH_TOKENS, REACH } from "./pieces.ts"
import type { Piece } from "./pieces.ts"
import { StaticVectors } from "./static-vectors.ts"
import { StringHasher } from "./string-ids.ts"
import { TypeCache } from "./type-cache.ts"
import type { VectorTable } from "./type-cache.ts"
import { Weights } from "./weights.ts"

const WIDTH = 96
/** Types kept per encoder, some 2,100 bytes each; more than a batch can hold. A thousand articles have some 25,000. */
const TYPES = 8192

/** A batch is one long piece, or pieces of BATCH_TOKENS together; each with padding, and an even row to begin on. */
function rowsOfBatch(pieceTokens: number): number {
  return Math.max(pieceTokens, BATCH_TOKENS * (REACH + 2)) + 4 * REACH + 2
}

/** Where the rows of a piece are once its batch is encoded. */
export interface EncodedRows {
  readonly syntax: Pointer
  readonly names: Pointer
}

/** Both encoders with their caches over one lexeme table. */
export class Model {
  readonly memory: Memory
  readonly kernel: Kernel
  readonly weights: Weights
  /** Most tokens of a piece. */
  readonly pieceTokens: number
  readonly vectors: VectorTable
  readonly tags: ReadonlyArray<string>
  readonly parserMoves: ParserMoves
  readonly nameMoves: NameMoves
  readonly syntaxTypes: TypeCache
  readonly nameTypes: TypeCache
  readonly syntax: Encoder
  readonly names: Encoder
  readonly #hashes: LexemeHashes
  /** Types of a batch's rows for the encoder of tagger and parser. */
  readonly syntaxRows: Pointer
  readonly #nameRows: Pointer
  #lexemes: ReadonlyArray<LexemeFeatures> | undefined

  constructor(memory: Memory, files: ModelFiles, integer: boolean, pieceTokens: number) {
    this.pieceTokens = pieceTokens
    const rows = rowsOfBatch(pieceTokens)
    const { manifest } = files
    const { cfg } = manifest
    this.memory = memory
    this.kernel = memory.kernel
    this.weights = new Weights(memory, manifest, files.weights, integer)
    this.tags = cfg.tagger.labels
    this.parserMoves = parserMoves(cfg.parser.moves)
    this.nameMoves = nameMoves(cfg.ner.moves)
    const vectorBytes = manifest.vectors.rows * (2 * 4 + manifest.vectors.dim * 2)
    if (files.vectors.length !== vectorBytes) {
      throw new RangeError(`The static vectors of the model are ${files.vectors.length} bytes long, not ${vectorBytes}.`)
    }
    const scales = memory.place(files.vectors)
    this.vectors = { scales, values: scales + manifest.vectors.rows * 2 * 4 }
    const hasher = new StringHasher(manifest.symbols)
    this.#hashes = new LexemeHashes(new StaticVectors(files.keys), hasher)
    const types = (name: "tok2vec" | "ner_tok2vec", part: number): TypeCache =>
      new TypeCache(this.weights, name, cfg[name], this.vectors, part, this.#hashes, hasher, Math.max(TYPES, pieceTokens + 1024))
    this.syntaxTypes = types("tok2vec", 0)
    this.nameTypes = types("ner_tok2vec", 1)
    this.syntax = new Encoder(this.weights, "tok2vec", this.syntaxTypes, rows)
    this.names = new Encoder(this.weights, "ner_tok2vec", this.nameTypes, rows)
    this.syntaxRows = memory.allocate(rows * 4)
    this.#nameRows = memory.allocate(rows * 4)
  }

  /** Encodes pieces that share a lexeme table and calls `use` for each in order. */
  encode(inputs: ReadonlyArray<NetworkInput>, batch: ReadonlyArray<Piece>, use: (piece: Piece, rows: EncodedRows) => void): void {
    const { lexemes } = inputs[batch[0].input]
    if (lexemes !== this.#lexemes) this.#forget(lexemes)
    this.syntaxTypes.turn()
    this.nameTypes.turn()
    const first: number[] = []
    let row = 0
    for (const piece of batch) {
      const input = inputs[piece.input]
      const before = Math.min(REACH, piece.start)
      row = this.#pad(row, piece.start - before)
      first.push(row + before)
      row = this.#lay(input, piece.start - before, Math.min(piece.end + REACH, input.lexeme.length), row)
    }
    row = this.#pad(row, 0)
    this.syntaxTypes.compute(lexemes)
    this.nameTypes.compute(lexemes)
    const syntax = this.syntax.run(this.syntaxRows, row)
    const names = this.names.run(this.#nameRows, row)
    batch.forEach((piece, i) => {
      const offset = first[i] * WIDTH * 4
      use(piece, { syntax: syntax + offset, names: names + offset })
    })
  }

  #forget(lexemes: ReadonlyArray<LexemeFeatures>): void {
    this.#lexemes = lexemes
    this.#hashes.clear()
    this.syntaxTypes.clear()
    this.nameTypes.clear()
  }

  /** Four pad rows, or five, so that `token` comes to an even row if it is even: pairs of rows are then the same however a text is cut. */
  #pad(row: number, token: number): number {
    const end = row + REACH + ((row + token) & 1)
    this.memory.i32.fill(0, this.syntaxRows / 4 + row, this.syntaxRows / 4 + end)
    this.memory.i32.fill(0, this.#nameRows / 4 + row, this.#nameRows / 4 + end)
    return end
  }

  /** Writes the types of tokens [start, end) from `row` on; gives the row after. */
  #lay(input: NetworkInput, start: number, end: number, row: number): number {
    const { lexeme, spaceAfter } = input
    const i32 = this.memory.i32
    const syntax = this.syntaxRows / 4 + row - start
    const names = this.#nameRows / 4 + row - start
    for (let t = start; t < end; t++) {
      i32[syntax + t] = this.syntaxTypes.slot(lexeme[t], spaceAfter[t])
      i32[names + t] = this.nameTypes.slot(lexeme[t], 0)
    }
    return row + end - start
  }
}
