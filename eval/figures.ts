/** Figures of a scoreboard and the arithmetic under them. Percentages, rounded to a tenth, exact ties to the even digit. */

/** Precision, recall and F1 in percent. `tp` of `sys` system items are right, out of `gold`. */
export interface Prf {
  readonly P: number
  readonly R: number
  readonly F1: number
  readonly tp?: number
  readonly sys?: number
  readonly gold?: number
}

/** Share of right answers among the `n` items that could be asked about; null when there was none. */
export interface Accuracy {
  readonly acc: number | null
  readonly n: number
}

/** A count of mistakes among the gold items that invite them. */
export interface WrongCount {
  readonly wrong: number
  readonly gold: number
}

/** An F1 alone, in percent, where precision and recall are sums of several measures. */
export interface F1Only {
  readonly F1: number
}

export type Figure = Prf | Accuracy | WrongCount | F1Only

/** Figures by name, in the order they are shown. */
export type Figures = Readonly<Record<string, Figure>>

/** One thing that went wrong, with its words: what `--errors` lists. Offsets are UTF-16 units of the document's text. */
export interface ScoringError {
  readonly layer: Layer
  readonly doc: string
  readonly kind: "miss" | "false alarm" | "wrong type" | "wrong value" | "wrong speaker" | "wrong entity" | "wrong modality"
  readonly start: number
  readonly end: number
  readonly detail: string
}

export const LAYERS = ["sentences", "entities", "quotes", "times", "events"] as const
export type Layer = (typeof LAYERS)[number]

/** What scoring one layer gives. */
export interface LayerScore {
  readonly figures: Figures
  readonly errors: ReadonlyArray<ScoringError>
}

/**
 * Rounds to one decimal. A value that lies exactly between two tenths goes to the even one (IEEE 754 round-half-even,
 * as in Python's `round`), so that two implementations of a figure agree to the last digit.
 */
export const roundToTenth = (value: number): number => {
  const quarters = value * 4
  const isTie = Number.isInteger(quarters) && quarters % 2 !== 0
  if (!isTie) return Number(value.toFixed(1))
  const lower = Math.floor(value * 10)
  return (lower % 2 === 0 ? lower : lower + 1) / 10
}

/** P, R and F1 from counts, with the counts. */
export const prfWithCounts = (tp: number, sys: number, gold: number): Prf => ({ ...prf(tp, sys, gold), tp, sys, gold })

/** P, R and F1 from counts. An empty side counts as 0. */
export const prf = (tp: number, sys: number, gold: number): Prf => prfOfShares(sys ? tp / sys : 0, gold ? tp / gold : 0)

/** P, R and F1 from precision and recall given as shares of one. */
export const prfOfShares = (precision: number, recall: number): Prf => ({
  P: roundToTenth(100 * precision),
  R: roundToTenth(100 * recall),
  F1: precision + recall ? roundToTenth((200 * precision * recall) / (precision + recall)) : 0
})

export const accuracy = (right: number, n: number): Accuracy => ({ acc: n ? roundToTenth((100 * right) / n) : null, n })
