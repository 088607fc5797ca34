import { parseTable, type LexiconTexts } from "../lexicon/table.ts"

export type AbbreviationClass = "title" | "suffix" | "month" | "place" | "number" | "inner" | "measure"
export type CueKind = "promo" | "credit" | "caption" | "dateline"

/** A phrase that tells a region from the body (lower-case). */
export interface LayoutCue {
  readonly phrase: string
  readonly kind: CueKind
  readonly position: "start" | "label" | "end" | "anywhere"
}

/** The word lists of layout, compiled. */
export interface LayoutVocabulary {
  readonly abbreviations: ReadonlyMap<string, AbbreviationClass>
  readonly starters: ReadonlySet<string>
  /** Verbs of speaking; true when the hearer may follow at once (“told reporters”). */
  readonly speechVerbs: ReadonlyMap<string, boolean>
  readonly markedNames: ReadonlySet<string>
  readonly cues: ReadonlyArray<LayoutCue>
  /** Month and weekday names and their short forms, lower-case, without full stop. */
  readonly calendarNames: ReadonlySet<string>
  /** Finite verbs, pronouns: with one of them a phrase is a clause. */
  readonly finiteWords: ReadonlySet<string>
  /** Words that open a clause rather than a noun phrase. */
  readonly clauseOpeners: ReadonlySet<string>
  /** Words that open what was said, after “said”. */
  readonly contentOpeners: ReadonlySet<string>
  readonly participleAdjectives: ReadonlySet<string>
  /** Words that stand in a date line beside its date. */
  readonly dateLineWords: ReadonlySet<string>
  /** Time zones, with their case. */
  readonly zones: ReadonlySet<string>
  /** Endings of host names as people capitalise them (“Example.Com”). */
  readonly hostEndings: ReadonlySet<string>
}

/** Reads the lists `abbreviations`, `sentence-starters`, `attribution-verbs`, `names-with-marks`, `layout-cues`, `layout-words`, `calendar-names`. */
export const layoutVocabulary = (lexicons: LexiconTexts): LayoutVocabulary => {
  const abbreviations = new Map<string, AbbreviationClass>()
  const calendarNames = new Set<string>()
  for (const { term, class: kind } of parseTable(lexicons, "abbreviations")) {
    if (!abbreviations.has(term)) abbreviations.set(term, kind as AbbreviationClass)
    if (kind === "month") calendarNames.add(term.toLowerCase())
  }
  for (const { term, kind } of parseTable(lexicons, "calendar-names")) {
    if (kind === "month" || kind === "weekday") calendarNames.add(term)
  }
  const words = parseTable(lexicons, "layout-words")
  const wordsOf = (kind: string): ReadonlySet<string> => new Set(words.filter((row) => row.class === kind).map((row) => row.term))
  const speechVerbs = new Map<string, boolean>()
  for (const { term, frame } of parseTable(lexicons, "attribution-verbs")) {
    speechVerbs.set(term, speechVerbs.get(term) === true || frame === "addressee")
  }
  return {
    abbreviations,
    starters: new Set(parseTable(lexicons, "sentence-starters").map((row) => row.term)),
    speechVerbs,
    markedNames: new Set(parseTable(lexicons, "names-with-marks").map((row) => row.term)),
    cues: parseTable(lexicons, "layout-cues").map((row) => ({
      phrase: row.phrase,
      kind: row.kind as CueKind,
      position: row.position as LayoutCue["position"]
    })),
    calendarNames,
    finiteWords: wordsOf("finite"),
    clauseOpeners: wordsOf("clause-opener"),
    contentOpeners: wordsOf("content-opener"),
    participleAdjectives: wordsOf("participle-adjective"),
    dateLineWords: wordsOf("date-line"),
    zones: wordsOf("zone"),
    hostEndings: wordsOf("host-ending")
  }
}
