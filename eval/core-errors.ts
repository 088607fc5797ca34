/** What is wrong on public gold, one by one, as `--errors` lists it. Offsets in code points. */
import type { Span } from "../nlp/span.ts"
import { overlaps } from "../nlp/span.ts"
import type { CoreDocument, CorePredictions } from "./core-documents.ts"
import { CodePointText } from "./core-documents.ts"
import { CORE_TYPES, predictedNames, relaxName } from "./core-names.ts"
import type { Layer, ScoringError } from "./figures.ts"
import { isSameValue } from "./timex-value.ts"

type Labelled = Span & { readonly label: string }

export const coreErrors = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): ReadonlyArray<ScoringError> =>
  documents.flatMap((document) => {
    const found = predictions[document.doc] ?? {}
    const text = new CodePointText(document.text)
    const asSpans = (pairs: ReadonlyArray<readonly [number, number]> | undefined): ReadonlyArray<Labelled> =>
      (pairs ?? []).map(([start, end]) => ({ start, end, label: "" }))
    const sentences =
      document.sentences === undefined
        ? []
        : compare("sentences", document.doc, asSpans(document.sentences), asSpans(found.sentences), (a, b) => a.end === b.end)
    return [...sentences, ...nameErrors(document, text, predictions), ...timeErrors(document, predictions)]
  })

const nameErrors = (document: CoreDocument, text: CodePointText, predictions: CorePredictions): ReadonlyArray<ScoringError> => {
  if (document.mentions === undefined) return []
  const isCore = (type: string): boolean => (CORE_TYPES as ReadonlyArray<string>).includes(type)
  const wanted = document.mentions
    .filter((each) => each.named !== false && isCore(each.type))
    .map(({ core, end, start, type }) => ({
      start: core?.[0] ?? start,
      end: core?.[1] ?? end,
      label: type
    }))
  const ours = predictedNames(predictions[document.doc], text)
    .filter((each) => isCore(each.type))
    .map(({ end, start, type }) => ({ start, end, label: type }))
  const isSame = (a: Labelled, b: Labelled): boolean => {
    const [x, y] = [relaxName(text, a), relaxName(text, b)]
    return a.label === b.label && x.start === y.start && x.end === y.end
  }
  return compare("entities", document.doc, wanted, ours, isSame)
}

const timeErrors = (document: CoreDocument, predictions: CorePredictions): ReadonlyArray<ScoringError> => {
  if (document.timexes === undefined) return []
  const wanted = document.timexes.map((timex) => ({ ...timex, label: timex.value ?? "no value" }))
  const ours = (predictions[document.doc]?.timexes ?? []).map((timex) => ({ ...timex, label: timex.value ?? "no value" }))
  return compare(
    "times",
    document.doc,
    wanted,
    ours,
    (a, b) => overlaps(a, b) && (a.value == null || isSameValue(a.value, b.value, a.alts))
  )
}

const compare = <G extends Labelled, S extends Labelled>(
  layer: Layer,
  doc: string,
  wanted: ReadonlyArray<G>,
  found: ReadonlyArray<S>,
  isSame: (wanted: G, found: S) => boolean
): ReadonlyArray<ScoringError> => {
  const error =
    (kind: "miss" | "false alarm") =>
    ({ end, label, start }: Labelled): ScoringError => ({ layer, doc, kind, start, end, detail: label })
  return [
    ...wanted.filter((each) => !found.some((other) => isSame(each, other))).map(error("miss")),
    ...found.filter((each) => !wanted.some((other) => isSame(other, each))).map(error("false alarm"))
  ]
}
