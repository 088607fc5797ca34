/** Time expressions of public gold: span strict and relaxed, value; over all, over DATEs, over values that name calendar days. */
import { accuracy, prfOfShares } from "./figures.ts"
import type { Figures } from "./figures.ts"
import { overlaps } from "../nlp/span.ts"
import type { Span } from "../nlp/span.ts"
import type { CoreDocument, CorePredictions, CoreTimex } from "./core-documents.ts"
import { CodePointText } from "./core-documents.ts"
import { intervalOf, isSameValue } from "./timex-value.ts"

const SELECTIONS: Readonly<Record<string, (timex: CoreTimex) => boolean>> = {
  all: () => true,
  date: (timex) => timex.type === "DATE",
  cal: (timex) => intervalOf(timex.value) !== null
}

/** The expression without leading article or preposition, closing marks and possessive. */
const relaxTimex = (text: CodePointText, span: Span): Span => {
  const leading = /^(?:the|on|in|at|this past)\s+/iu.exec(text.slice(span.start, span.end))?.[0].length ?? 0
  const start = span.start + leading
  let end = span.end
  while (end > start && ",.;:'\"”’ ".includes(text.slice(end - 1, end))) end--
  return /^['’]s$/.test(text.slice(end - 2, end)) ? { start, end: end - 2 } : { start, end }
}

interface Sides {
  /** Strict hits, relaxed hits and items. */
  strict: number
  relaxed: number
  items: number
  /** Items that have a value, of which matched, of which right. */
  valued: number
  matched: number
  right: number
}
const none = (): Sides => ({ strict: 0, relaxed: 0, items: 0, valued: 0, matched: 0, right: 0 })

export const scoreCoreTimes = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures =>
  Object.assign({}, ...Object.keys(SELECTIONS).map((selection) => scoreSelection(selection, documents, predictions)))

const scoreSelection = (selection: string, documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures => {
  const isIn = SELECTIONS[selection]
  const gold = none()
  const system = none()
  for (const document of documents) {
    const text = new CodePointText(document.text)
    const wanted = document.timexes ?? []
    const found = predictions[document.doc]?.timexes ?? []
    const isStrict = (a: CoreTimex, b: CoreTimex): boolean => {
      const [x, y] = [relaxTimex(text, a), relaxTimex(text, b)]
      return x.start === y.start && x.end === y.end
    }
    const strictly = (timex: CoreTimex, others: ReadonlyArray<CoreTimex>): CoreTimex | undefined =>
      others.find((other) => isStrict(timex, other))
    for (const timex of wanted.filter(isIn))
      count(gold, timex, strictly(timex, found), found, (other) => isRight(timex, other), timex.value != null)
    for (const timex of found.filter(isIn)) {
      const exact = strictly(timex, wanted)
      const match = exact ?? wanted.find((other) => overlaps(timex, other))
      count(system, timex, exact, wanted, (other) => isRight(other, timex), match === undefined || match.value != null)
    }
  }
  const share = (part: number, whole: number): number => (whole ? part / whole : 0)
  return {
    [`${selection} strict`]: prfOfShares(share(system.strict, system.items), share(gold.strict, gold.items)),
    [`${selection} relaxed`]: prfOfShares(share(system.relaxed, system.items), share(gold.relaxed, gold.items)),
    [`${selection} value`]: prfOfShares(share(system.right, system.valued), share(gold.right, gold.valued)),
    [`${selection} value right / found`]: accuracy(gold.right, gold.matched)
  }
}

const isRight = (gold: CoreTimex, found: CoreTimex): boolean => gold.value != null && isSameValue(gold.value, found.value, gold.alts)

const count = (
  side: Sides,
  timex: CoreTimex,
  exact: CoreTimex | undefined,
  others: ReadonlyArray<CoreTimex>,
  isRightFor: (other: CoreTimex) => boolean,
  hasValue: boolean
): void => {
  const match = exact ?? others.find((other) => overlaps(timex, other))
  side.items++
  if (exact !== undefined) side.strict++
  if (match !== undefined) side.relaxed++
  if (hasValue) side.valued++
  if (hasValue && match !== undefined) side.matched++
  if (match !== undefined && isRightFor(match)) side.right++
}
