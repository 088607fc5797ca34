/** Articles whose bytes are kept elsewhere: what is known of each at once, and where the rest is read. */
import type { Identity } from "./digest.ts"
import type { SourcePlace } from "./packed.ts"

/** What is known of every article at once. */
export interface ArticleHead extends Omit<Identity, "sketch">, SourcePlace {}

/** Reads an article's bytes, as `pack` made them, or a part of them. */
export type ReadStored = (start?: number, end?: number) => Uint8Array

/** Keeps bytes by number. */
export interface Keeper {
  readonly read: (number: number, ...part: Parameters<ReadStored>) => Uint8Array
}

/** Where bytes are kept: two numbers where a function for each would take a hundred times as much. */
export interface Stored {
  readonly keeper: Keeper
  readonly number: number
}

export const readStored = ({ keeper, number }: Stored, ...part: Parameters<ReadStored>): Uint8Array => keeper.read(number, ...part)
