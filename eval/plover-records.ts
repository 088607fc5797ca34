/** Gold in PLOVER's records: a sentence, the events it reports, their words and country codes. Offsets are UTF-16 units. */

export interface PloverSpan {
  readonly start?: number | null
  readonly end?: number | null
  readonly text?: string
  /** A discontinuous trigger's pieces. */
  readonly parts?: ReadonlyArray<readonly [number, number]>
}

export interface PloverCode {
  /** ISO 3166-1 alpha-3 or one of PLOVER's codes of bodies without a country. */
  readonly code: string | null
  readonly sector?: string | null
}

export interface PloverEvent {
  readonly type: string
  readonly trigger?: PloverSpan | null
  readonly actor?: ReadonlyArray<PloverSpan> | null
  readonly target?: ReadonlyArray<PloverSpan> | null
  /** Both sides act alike; all stand in `actor`. */
  readonly reciprocal?: boolean
  readonly actorCodes?: ReadonlyArray<PloverCode> | null
  readonly targetCodes?: ReadonlyArray<PloverCode> | null
}

export interface PloverRecord {
  readonly id: string
  readonly text: string
  readonly events: ReadonlyArray<PloverEvent>
}

/** System output: record id → events. */
export type PloverPredictions = Readonly<Record<string, ReadonlyArray<PloverEvent>>>

/** The records of a JSON Lines file. The format is the gold's own: rows are not validated. */
export const parsePloverRecords = (jsonl: string): ReadonlyArray<PloverRecord> =>
  jsonl
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as PloverRecord)
