/**
 * What the network reads and gives. Columns, no objects per token: a batch of
 * a thousand tokens costs a handful of typed arrays.
 */

/** One token type as the network sees it; string ids are hashed from these. */
export interface LexemeFeatures {
  /** The exact token text (UTF-16), key of the static vector. */
  readonly text: string
  readonly norm: string
  /** First code point. */
  readonly prefix: string
  /** Last three code points. */
  readonly suffix: string
  readonly shape: string
  /** Every code point is white space. */
  readonly isSpace: boolean
}

/**
 * One segment (a paragraph, a sentence, an article) as the tokenizer leaves it.
 *
 * `lexemes` is a *table*, meant to be long-lived and shared: hand the same
 * array object with every input, append to it as new types turn up, never
 * change an entry, and start a new array when it has grown too large. The
 * network remembers by table and index what it has computed for a type; a
 * table it has not just seen makes it start again.
 */
export interface NetworkInput {
  readonly lexemes: ReadonlyArray<LexemeFeatures>
  /** Per token: index into `lexemes`. */
  readonly lexeme: Int32Array
  /** Per token: 1 when a single space follows, which belongs to no token. */
  readonly spaceAfter: Uint8Array
  /**
   * Per token, when sentences are known beforehand: 1 = starts a sentence,
   * 0 = must not. Token 0 counts as 1. Absent: the parser decides.
   */
  readonly presetStarts?: Uint8Array
}

/** What the network says about one `NetworkInput`, token by token. */
export interface NetworkOutput {
  /** Index into `Network.tags`. */
  readonly tag: Uint8Array
  /** Index of the head within the segment; a root is its own head. */
  readonly head: Int32Array
  /** Index into `Network.deps`; no label is projectivised (`X||Y`) any more. */
  readonly dep: Uint16Array
  /** 1 where a sentence starts. */
  readonly sentStart: Uint8Array
  /** Entities in text order: tokens `[entStart[e], entEnd[e])`. */
  readonly entStart: Int32Array
  readonly entEnd: Int32Array
  /** Per entity: index into `Network.entityLabels`. */
  readonly entLabel: Uint8Array
}

/** The files of the model, as bytes (`nlp/engine/model`). */
export interface ModelFiles {
  /** `en_md.json`, parsed. */
  readonly manifest: ModelManifest
  /** `en_md.i16.bin` */
  readonly weights: Uint8Array
  /** `en_md.vec.i16.bin` */
  readonly vectors: Uint8Array
  /** `en_md.keys.bin` */
  readonly keys: Uint8Array
}

/** The parts of `en_md.json` the network reads. */
export interface ModelManifest {
  readonly tensors32: ReadonlyArray<{ readonly name: string; readonly shape: ReadonlyArray<number> }>
  /** Byte offsets `[scales, values]` in the weights; `values` −1: plain float32 at `scales`. */
  readonly tensorsI16: ReadonlyArray<readonly [number, number]>
  readonly cfg: {
    readonly tok2vec: EncoderConfig
    readonly ner_tok2vec: EncoderConfig
    readonly tagger: { readonly labels: ReadonlyArray<string> }
    readonly parser: { readonly moves: ReadonlyArray<string> }
    readonly ner: { readonly moves: ReadonlyArray<string> }
  }
  readonly symbols: Readonly<Record<string, number>>
  readonly vectors: { readonly rows: number; readonly dim: number }
}

/** Which features an encoder embeds, each with its hash seed and table size. */
export interface EncoderConfig {
  readonly attrs: ReadonlyArray<{ readonly attr: string; readonly seed: number; readonly rows: number }>
}

/** The network: tags, trees and names for segments of any number and length. */
export interface Network {
  readonly tags: ReadonlyArray<string>
  readonly deps: ReadonlyArray<string>
  readonly entityLabels: ReadonlyArray<string>
  /** One output per input, in order. Batching is the network's own affair and changes no result. */
  readonly run: (batch: ReadonlyArray<NetworkInput>) => ReadonlyArray<NetworkOutput>
}

export interface NetworkOptions {
  /** `i16` (default): 16-bit integer products, more than twice as fast. `f32`: spaCy's own arithmetic. */
  readonly precision?: "i16" | "f32"
  /** Tokens taken at once, 4,096 by default; only longer inputs are cut (see `network/pieces.ts`). Memory grows with it. */
  readonly pieceTokens?: number
}

/**
 * `createNetwork(model, kernel, options)` in `network.ts`; `kernel` are the
 * bytes of `kernel/kernel.wasm`, or null for the slower plain-JavaScript one.
 */
export type CreateNetwork = (model: ModelFiles, kernel: Uint8Array | null, options?: NetworkOptions) => Network
