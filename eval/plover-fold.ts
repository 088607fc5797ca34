/**
 * Events folded to PLOVER 2.0 records, as the view `plover_events` folds them: planned cooperation is AGREE (once, where the
 * sentence states the promise itself), a planned retreat is CONCEDE, what did not happen or is only demanded is no record, and
 * where parties meet all are actors.
 */

/** What the fold reads of an `events` row. */
export interface FoldableEvent {
  readonly event_type: string
  readonly event_mode: string | null
  readonly modality: string
  readonly sentence_id: string
  readonly char_start: number
  readonly char_end: number
  readonly trigger_start: number
  readonly trigger_end: number
}

export interface FoldedEvent<Row> {
  readonly row: Row
  readonly type: string
  /** Actors and recipients meet: PLOVER has all of them as actors. */
  readonly isMutual: boolean
}

const UNREAL = new Set(["negated", "called_off", "hypothetical"])
const COOPERATION = new Set(["CONSULT", "SUPPORT", "COOPERATE", "AID"])

const typeOf = ({ event_type, modality }: FoldableEvent): string =>
  modality !== "planned" ? event_type : COOPERATION.has(event_type) ? "AGREE" : event_type === "RETREAT" ? "CONCEDE" : event_type

/** True when another event of the sentence, of the folded type itself, already holds this one's words. */
const isSaid = (row: FoldableEvent, type: string, others: ReadonlyArray<FoldableEvent>): boolean =>
  others.some(
    (other) =>
      other !== row &&
      other.sentence_id === row.sentence_id &&
      other.event_type === type &&
      other.char_start <= row.trigger_start &&
      row.trigger_end <= other.char_end
  )

/** The records of one document's rows, in the order given. */
export const foldToPlover = <Row extends FoldableEvent>(rows: ReadonlyArray<Row>): ReadonlyArray<FoldedEvent<Row>> => {
  const real = rows.filter(({ modality }) => !UNREAL.has(modality))
  return real.flatMap((row) => {
    const type = typeOf(row)
    if (type !== row.event_type && isSaid(row, type, real)) return []
    return [{ row, type, isMutual: row.event_type === "CONSULT" && row.event_mode !== "visit" }]
  })
}
