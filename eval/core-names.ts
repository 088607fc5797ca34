/** How names of public gold are compared: a common set of types, and spans without titles, articles, possessives and quotes. */
import type { Span } from "../nlp/span.ts"
import type { CodePointText, CorePrediction } from "./core-documents.ts"

export type CoreType = "PERSON" | "ORG" | "LOC" | "NORP" | "DATE" | "MONEY" | "EVENT" | "PRODUCT" | "WORK"
/** The types that every set has. */
export const CORE_TYPES = ["PERSON", "ORG", "LOC"] as const satisfies ReadonlyArray<CoreType>

const LABELS: Readonly<Record<CoreType, string>> = {
  PERSON: "PERSON PER PEOPLE",
  ORG: "ORG ORGANIZATION",
  LOC: "LOC LOCATION GPE FAC CITY COUNTRY STATE_OR_PROVINCE FACILITY",
  NORP: "NORP NATIONALITY RELIGION IDEOLOGY",
  DATE: "DATE TIME DURATION SET",
  MONEY: "MONEY",
  EVENT: "EVENT",
  PRODUCT: "PRODUCT",
  WORK: "WORK_OF_ART"
}
const TYPE_OF = new Map(Object.entries(LABELS).flatMap(([type, labels]) => labels.split(" ").map((label) => [label, type as CoreType])))

const PRONOUNS = new Set("he she it they his her him its their them i you we my your our hers himself herself".split(" "))
const LEADING =
  /^(?:the|a|an|mr|mrs|ms|dr|prof|president|prime minister|secretary|senator|sen|minister|professor|spokesperson|spokesman|spokeswoman|general|gen|sir|lord|king|queen|pope|governor|gov|chancellor|ambassador)\.?\s+/iu
const ABBREVIATED_END = /\.[\p{L}\p{N}_]\.$|(?:Inc|Co|Corp|Jr|Sr|Ltd)\.$/u

/** The name without leading article or title, possessive ending and quotation marks. */
export const relaxName = (text: CodePointText, span: Span): Span => {
  let { end, start } = span
  for (;;) {
    const words = text.slice(start, end)
    const leading = LEADING.exec(words)?.[0].length ?? 0
    const last = text.slice(end - 1, end)
    if (leading > 0 && start + leading < end) start += leading
    else if (end - start > 2 && /^['’]s$/.test(text.slice(end - 2, end))) end -= 2
    else if (end - start > 1 && "\"“‘'(".includes(text.slice(start, start + 1))) start++
    else if (end - start > 1 && "\"”’'),.;:".includes(last) && !ABBREVIATED_END.test(words)) end--
    else return { start, end }
  }
}

export interface PredictedName extends Span {
  readonly type: CoreType
  readonly entity: string | null
}

/** Predicted names with a common type, doublets and pronouns left out. */
export const predictedNames = (prediction: CorePrediction | undefined, text: CodePointText): ReadonlyArray<PredictedName> => {
  const seen = new Set<string>()
  return (prediction?.mentions ?? []).flatMap(({ end, entity, start, type: label }) => {
    const type = TYPE_OF.get(label.toUpperCase())
    const key = `${start}-${end}-${type}`
    if (type === undefined || PRONOUNS.has(text.slice(start, end).toLowerCase()) || seen.has(key)) return []
    seen.add(key)
    return [{ start, end, type, entity: entity ?? null }]
  })
}
