/**
 * The numeric half of the engine: tags, dependency trees and names for
 * tokenised text, as spaCy's `en_core_web_md` gives them.
 *
 * Two encoders (one for tagger and parser, one for names) turn tokens into
 * vectors, a batch at a time; tagger, parser and name recogniser then decide
 * piece by piece. No result depends on what else is in a batch.
 */
import { scalarKernel } from "./kernel/scalar.ts"
import { wasmKernel } from "./kernel/kernel.ts"
import type { CreateNetwork, NetworkInput, NetworkOutput } from "./network-types.ts"
import { Memory } from "./network/memory.ts"
import { Model } from "./network/model.ts"
import { batches, PIECE_TOKENS } from "./network/pieces.ts"
import { Decoder } from "./network/decoder.ts"

export type * from "./network-types.ts"

export const createNetwork: CreateNetwork = (files, kernelBytes, options = {}) => {
  const pieceTokens = options.pieceTokens ?? PIECE_TOKENS
  const kernel = kernelBytes === null ? scalarKernel() : wasmKernel(kernelBytes)
  const model = new Model(new Memory(kernel), files, options.precision !== "f32", pieceTokens)
  const decoder = new Decoder(model)
  const run = (inputs: ReadonlyArray<NetworkInput>): ReadonlyArray<NetworkOutput> => {
    const parts: NetworkOutput[][] = inputs.map(() => [])
    for (const batch of batches(inputs, pieceTokens)) {
      model.encode(inputs, batch, (piece, rows) => {
        parts[piece.input].push(decoder.decode(inputs[piece.input], piece, rows))
      })
    }
    return parts.map((outputs) => (outputs.length === 1 ? outputs[0] : joined(outputs)))
  }
  return { tags: model.tags, deps: model.parserMoves.deps, entityLabels: model.nameMoves.labels, run }
}

/** One output of the pieces of an input; indices are already those of the input. */
function joined(parts: ReadonlyArray<NetworkOutput>): NetworkOutput {
  return {
    tag: concat(
      Uint8Array,
      parts.map((part) => part.tag)
    ),
    head: concat(
      Int32Array,
      parts.map((part) => part.head)
    ),
    dep: concat(
      Uint16Array,
      parts.map((part) => part.dep)
    ),
    sentStart: concat(
      Uint8Array,
      parts.map((part) => part.sentStart)
    ),
    entStart: concat(
      Int32Array,
      parts.map((part) => part.entStart)
    ),
    entEnd: concat(
      Int32Array,
      parts.map((part) => part.entEnd)
    ),
    entLabel: concat(
      Uint8Array,
      parts.map((part) => part.entLabel)
    )
  }
}

function concat<A extends Uint8Array | Uint16Array | Int32Array>(make: { new (length: number): A }, parts: ReadonlyArray<A>): A {
  const whole = new make(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
