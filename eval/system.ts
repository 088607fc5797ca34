/** What a run found, in the shape that the scorers read: by document name, offsets in UTF-16 units, ids the system's own. */
import type { Span } from "../nlp/span.ts"

export interface SystemName extends Span {
  readonly type: string
  readonly entity: string | null
}

export interface SystemMention extends SystemName {
  readonly kind: string
}

export interface SystemQuote {
  readonly type: string
  /** The content. */
  readonly spans: ReadonlyArray<Span>
  /** The stretches between marks. */
  readonly parts: ReadonlyArray<readonly [number, number]>
  readonly entity: string | null
  /** The word that says that somebody speaks, null where there is none or only a belief is told. */
  readonly cue?: Span | null
  /** Id of the statement it is one report of, null when it is the only one. */
  readonly statement?: string | null
}

export interface SystemTime extends Span {
  readonly value: string | null
}

export interface SystemEvent {
  readonly trigger: Span
  readonly type: string
  readonly actors: ReadonlyArray<string>
  readonly targets: ReadonlyArray<string>
  readonly modality: string
  /** First and last day, ISO, inclusive; null when it has no date. */
  readonly days?: readonly [string, string] | null
  /** Id of the real-world event it is one report of. */
  readonly cluster?: string | null
}

export interface SystemDocument {
  readonly sentences: ReadonlyArray<readonly [number, number]>
  readonly names: ReadonlyArray<SystemName>
  readonly coref: ReadonlyArray<SystemMention>
  /** Scare quotes are left out: they are nobody's speech. */
  readonly quotes: ReadonlyArray<SystemQuote>
  readonly times: ReadonlyArray<SystemTime>
  readonly events: ReadonlyArray<SystemEvent>
}

/** Documents by name. A layer that a document lacks was not asked for. */
export type System = Readonly<Record<string, Partial<SystemDocument>>>

/** One layer of the whole system output, documents in order of their names, items in their own order. */
export const layerOf = <K extends keyof SystemDocument>(
  system: System,
  layer: K
): ReadonlyArray<SystemDocument[K][number] & { readonly doc: string }> =>
  Object.keys(system)
    .sort()
    .flatMap((doc) => (system[doc][layer] ?? []).map((item) => ({ ...item, doc }) as SystemDocument[K][number] & { readonly doc: string }))

/** True when any document has the layer, be it empty. */
export const hasLayer = (system: System, layer: keyof SystemDocument): boolean =>
  Object.values(system).some((document) => document[layer] !== undefined)
