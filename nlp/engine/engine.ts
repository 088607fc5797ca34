/**
 * The English engine: text in, tokens, tags, trees, lemmas and names out. spaCy's `en_core_web_md` 3.8 without Python.
 * Pure: bytes of the model come in, nothing is read, timed or drawn by lot, and how texts are batched changes nothing.
 */
import { AttributeRuler } from "./attribute-ruler.ts"
import type { RulerRule } from "./attribute-ruler.ts"
import type { Doc } from "./doc.ts"
import { DocBuilder } from "./doc-builder.ts"
import type { TokenizedPiece } from "./doc-builder.ts"
import { LemmaIndex, Lemmatizer } from "./lemmatizer.ts"
import type { LemmaTables } from "./lemmatizer.ts"
import { LexemeMaker } from "./lexemes.ts"
import type { Lexeme, LexemeTables } from "./lexemes.ts"
import { Morphology } from "./morphology.ts"
import { createNetwork } from "./network.ts"
import type { ModelManifest, Network, NetworkInput, NetworkOptions } from "./network-types.ts"
import { cutSegment } from "./segments.ts"
import type { Piece, Segment } from "./segments.ts"
import { StringTable } from "./strings.ts"
import type { Tokens } from "./token-buffer.ts"
import { Tokenizer } from "./tokenizer.ts"
import type { TokenizerTables } from "./tokenizer.ts"

/** The model's files (`nlp/engine/model`), as they are on disk. */
export interface EngineModel {
  /** `en_md.json` */
  readonly json: Uint8Array
  /** `lemma_index.txt` */
  readonly lemmaIndex: Uint8Array
  /** `en_md.i16.bin` */
  readonly weights: Uint8Array
  /** `en_md.vec.i16.bin` */
  readonly vectors: Uint8Array
  /** `en_md.keys.bin` */
  readonly keys: Uint8Array
}

export interface EngineOptions extends NetworkOptions {
  /** UTF-16 units parsed at once; only longer segments are cut. */
  readonly pieceLimit?: number
  /** Bytes that word types may occupy; those that were not met lately are forgotten. */
  readonly typeMemory?: number
}

/** One text. Its segments are parsed independently, like documents of their own; without any, the text is one. */
export interface EngineInput {
  readonly text: string
  /** In reading order, not overlapping. What lies in none gets no tokens. */
  readonly segments?: ReadonlyArray<Segment>
}

export interface Engine {
  /** One `Doc` a text, in order. Offsets count UTF-16 units of the text; heads are indices over the whole `Doc`. */
  readonly parse: (inputs: ReadonlyArray<EngineInput>) => ReadonlyArray<Doc>
}

/** The tables of `en_md.json` that the text half reads. */
interface EngineManifest extends ModelManifest, LexemeTables {
  readonly tokenizer: TokenizerTables
  readonly attributeRuler: ReadonlyArray<RulerRule>
  readonly lemma: LemmaTables
  readonly symbols: Readonly<Record<string, number>>
}

/** Tokens handed to the network at once: enough to fill its kernels, few enough to stay in the cache. */
const BATCH_TOKENS = 1500
/** What words and labels of finished texts may occupy before a new string table is begun. */
const STRINGS_LIMIT = 6_000_000

/** A tokenized piece and the `Doc` it belongs to. */
interface Pending {
  readonly builder: DocBuilder
  readonly piece: TokenizedPiece
}

/**
 * Makes an engine. `kernel`: the bytes of `kernel/kernel.wasm`, or null for plain JavaScript (slower, same decisions).
 * Takes some 30 ms; keep it. Throws when the files are not a model.
 */
export const createEngine = (model: EngineModel, kernel: Uint8Array | null, options: EngineOptions = {}): Engine => {
  const decoder = new TextDecoder()
  const manifest: EngineManifest = JSON.parse(decoder.decode(model.json))
  const network = createNetwork({ manifest, weights: model.weights, vectors: model.vectors, keys: model.keys }, kernel, options)
  const ruler = new AttributeRuler(manifest.attributeRuler)
  const lemmatizer = new Lemmatizer(manifest.lemma, new LemmaIndex(decoder.decode(model.lemmaIndex)))
  const tokenizer = new Tokenizer(manifest.tokenizer, new LexemeMaker(manifest), options.typeMemory)
  let session = new Session(network, ruler, lemmatizer)
  return {
    parse: (inputs) => {
      if (session.isFull) session = new Session(network, ruler, lemmatizer)
      const docs: Array<Doc> = []
      const builders: Array<DocBuilder> = []
      for (const input of inputs) builders.push(queue(input, tokenizer, session, options.pieceLimit))
      session.flush()
      for (const builder of builders) docs.push(builder.doc())
      return docs
    }
  }
}

/** Tokenizes a text and hands its pieces over to be parsed. */
const queue = (input: EngineInput, tokenizer: Tokenizer, session: Session, pieceLimit: number | undefined): DocBuilder => {
  const { text } = input
  const pieces: Array<TokenizedPiece> = []
  let length = 0
  let end = 0
  for (const segment of input.segments ?? [{ start: 0, end: text.length }]) {
    if (segment.start < end || segment.end < segment.start || segment.end > text.length) {
      throw new RangeError(`segment [${segment.start}, ${segment.end}) overlaps another or leaves the text`)
    }
    end = segment.end
    for (const piece of cutSegment(text, segment, pieceLimit)) {
      const tokens = tokenizer.tokenize(text, piece.start, piece.end)
      const { lexemes } = tokenizer
      if (tokens.lexeme.length > 0) {
        pieces.push({ lexemes, tokens, at: length, presetStarts: presetStarts(piece, tokens, lexemes) })
      }
      length += tokens.lexeme.length
      tokenizer.turnWhenFull()
    }
  }
  const builder = new DocBuilder(text, session.strings, length)
  for (const piece of pieces) session.add(builder, piece)
  return builder
}

/** Known sentence starts as tokens: the first word that begins at or after each, and the first of the segment. */
const presetStarts = (piece: Piece, tokens: Tokens, lexemes: ReadonlyArray<Lexeme>): Uint8Array | null => {
  if (piece.sentenceStarts === null) return null
  const { lexeme, start } = tokens
  const starts = new Uint8Array(lexeme.length)
  if (piece.opensSegment) starts[0] = 1
  let i = 0
  for (const offset of piece.sentenceStarts) {
    if (offset <= piece.start && piece.opensSegment) continue
    while (i < lexeme.length && (start[i] < offset || lexemes[lexeme[i]].isSpace)) i++
    if (i === lexeme.length) break
    starts[i] = 1
  }
  return starts
}

/** Batches pieces for the network, over texts, and keeps one string table for all their `Doc`s. */
class Session {
  readonly #network: Network
  readonly #strings = new StringTable()
  readonly #morphology: Morphology
  readonly #entityLabelIds: ReadonlyArray<number>
  #pending: Array<Pending> = []
  #pendingTokens = 0

  constructor(network: Network, ruler: AttributeRuler, lemmatizer: Lemmatizer) {
    this.#network = network
    this.#morphology = new Morphology(ruler, lemmatizer, this.#strings, network.tags, network.deps)
    this.#entityLabelIds = network.entityLabels.map((label) => this.#strings.id(label))
  }

  get strings(): ReadonlyArray<string> {
    return this.#strings.strings
  }

  /** The string table has grown large; texts to come should get a new one. */
  get isFull(): boolean {
    return this.#strings.bytes > STRINGS_LIMIT
  }

  add(builder: DocBuilder, piece: TokenizedPiece): void {
    this.#pending.push({ builder, piece })
    this.#pendingTokens += piece.tokens.lexeme.length
    if (this.#pendingTokens >= BATCH_TOKENS) this.flush()
  }

  /** Parses what is waiting. */
  flush(): void {
    const batch = this.#pending
    if (batch.length === 0) return
    this.#pending = []
    this.#pendingTokens = 0
    const outputs = this.#network.run(batch.map(({ piece }) => networkInput(piece)))
    batch.forEach(({ builder, piece }, k) => builder.add(piece, outputs[k], this.#morphology, this.#entityLabelIds))
  }
}

const networkInput = ({ lexemes, tokens, presetStarts }: TokenizedPiece): NetworkInput => {
  const { lexeme, spaceAfter } = tokens
  return presetStarts === null ? { lexemes, lexeme, spaceAfter } : { lexemes, lexeme, spaceAfter, presetStarts }
}
