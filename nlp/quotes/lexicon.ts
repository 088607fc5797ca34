/** The word lists of quotation finding, as look-up tables, compiled once. */
import type { CueStance, SpeakerKind } from "../annotations.ts"
import { type LexiconTexts, parseTable } from "../lexicon/table.ts"

/** What a cue verb can take (see docs/explanation/quotes.md): `that`, `wh`, `tag`, `np`, `as`, `as-whole`, `call`, `raise`, `mark`, `doc`, `quote`. */
export interface CueEntry {
  readonly lemma: string
  readonly stance: CueStance
  readonly holder: "speech" | "belief"
  readonly frames: ReadonlySet<string>
}

export interface MarkRole {
  /** Characters that close what this one opens, null when it opens nothing. */
  readonly opens: string | null
  readonly closes: boolean
  readonly level: "double" | "single"
}

export interface MarkTables {
  /** 1 at the UTF-16 unit of each mark: most characters are none, and are passed over fast. */
  readonly isMark: Uint8Array
  readonly roles: ReadonlyMap<string, MarkRole>
  readonly elisions: ReadonlySet<string>
}

export interface QuoteLexicon {
  /** By lemma, or `lemma particle`. */
  readonly verbs: ReadonlyMap<string, CueEntry>
  /** Verbs that report with a particle (“point out”), by the bare lemma. */
  readonly particleVerbs: ReadonlySet<string>
  readonly nouns: ReadonlyMap<string, CueEntry>
  readonly adjectives: ReadonlyMap<string, CueEntry & { readonly verbs: ReadonlySet<string> }>
  /** Kinds of speakers that are no named thing: `statement` → document. */
  readonly speakerNouns: ReadonlyMap<string, SpeakerKind>
  /** Roles that speak for themselves, never for the country or town before them (“the Norway striker”). */
  readonly epithets: ReadonlySet<string>
  /** Private people and companies, for whom no country or town before them speaks: “a Norwegian farmer”, “the Norwegian carmaker”. */
  readonly privates: ReadonlySet<string>
  /** Verbs whose participle tells the aftermath (“…, prompting protests”). */
  readonly aftermath: ReadonlySet<string>
  readonly marks: MarkTables
}

const stanceOf = (text: string): CueStance => text as CueStance // the table's own column; checked by the lexicon test

const entry = (lemma: string, row: Readonly<Record<string, string>>): CueEntry => ({
  lemma,
  stance: stanceOf(row.stance),
  holder: row.holder === "belief" ? "belief" : "speech",
  frames: new Set((row.frames ?? "").split(" ").filter((frame) => frame !== ""))
})

/** Compiles the lists. Throws where one is missing. */
export const compileQuoteLexicon = (lexicons: LexiconTexts): QuoteLexicon => {
  const verbs = new Map<string, CueEntry>()
  for (const row of parseTable(lexicons, "cue-verbs")) {
    const key = row.particle === "" ? row.lemma : `${row.lemma} ${row.particle}`
    verbs.set(key, entry(key, row))
  }
  const nouns = new Map(parseTable(lexicons, "cue-nouns").map((row) => [row.noun, entry(row.noun, row)] as const))
  const adjectives = new Map<string, CueEntry & { verbs: Set<string> }>()
  for (const row of parseTable(lexicons, "cue-adjectives")) {
    const known = adjectives.get(row.adjective)
    if (known === undefined) adjectives.set(row.adjective, { ...entry(row.adjective, row), verbs: new Set([row.verb]) })
    else known.verbs.add(row.verb)
  }
  const speakerNouns = new Map(parseTable(lexicons, "speaker-nouns").map((row) => [row.noun, row.kind as SpeakerKind] as const))
  // People by office or work (“spokesman”): the last word of each entry.
  const roles = parseTable(lexicons, "role-nouns")
  for (const row of roles) {
    const word = row.noun.slice(row.noun.lastIndexOf(" ") + 1)
    if (!speakerNouns.has(word)) speakerNouns.set(word, "role")
  }
  const particleVerbs = new Set([...verbs.keys()].flatMap((key) => (key.includes(" ") ? [key.slice(0, key.indexOf(" "))] : [])))
  return {
    verbs,
    particleVerbs,
    nouns,
    adjectives,
    speakerNouns,
    epithets: new Set(
      parseTable(lexicons, "name-context")
        .filter((row) => row.use === "epithet")
        .map((row) => row.word)
    ),
    privates: new Set([
      ...roles
        .filter((row) => row.kind === "person" || row.kind === "kin" || (row.kind === "office" && OF_NO_STATE.test(row.sector)))
        .map((row) => row.noun),
      ...parseTable(lexicons, "body-nouns")
        .filter((row) => row.type === "ORG" && PRIVATE.test(row.sectors))
        .map((row) => row.noun)
    ]),
    aftermath: new Set(parseTable(lexicons, "aftermath-verbs").map((row) => row.lemma)),
    marks: compileMarks(lexicons)
  }
}

/** Sectors whose people speak for no country: “a Texas inmate”, “a German professor”. */
const OF_NO_STATE = /^(?:CVL|CRM|EDU|MED|BUS|JRN)$/u

/** Sectors of companies, papers, schools and clinics. */
const PRIVATE = /^(?:BUS|JRN|EDU|MED)$/u

const compileMarks = (lexicons: LexiconTexts): MarkTables => {
  const opens = new Map<string, string>()
  const closes = new Set<string>()
  const level = new Map<string, "double" | "single">()
  for (const row of parseTable(lexicons, "quote-marks")) {
    const kind = row.level === "single" ? "single" : "double"
    opens.set(row.open, row.close)
    level.set(row.open, kind)
    for (const c of row.close) {
      closes.add(c)
      if (!level.has(c)) level.set(c, kind)
    }
  }
  const roles = new Map<string, MarkRole>()
  for (const [c, kind] of level) roles.set(c, { opens: opens.get(c) ?? null, closes: closes.has(c), level: kind })
  const isMark = new Uint8Array(0x10000)
  for (const c of roles.keys()) isMark[c.charCodeAt(0)] = 1
  return { isMark, roles, elisions: new Set(parseTable(lexicons, "elisions").map((row) => row.word)) }
}
