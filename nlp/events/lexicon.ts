/**
 * The event lexicon, compiled: verbs, adjectives and nominals with their PLOVER type, the slots their parties stand in, and the
 * conditions under which they count. Tables: `event-verbs`, `event-nouns`, `event-agents`, `event-classes`, `event-light-verbs`,
 * `event-modality`, `event-contexts`, and what WordNet adds (types after PLOVER 2.0, codes after CAMEO).
 */
import type { EventType } from "../annotations.ts"
import { parseTable } from "../lexicon/table.ts"
import type { LexiconRow, LexiconTexts } from "../lexicon/table.ts"

/** Where a party is looked for: an argument (`subj`, `obj`, `iobj`, `comp` …) or a preposition. Loose: a modifier of the words there is enough. */
export interface Slot {
  readonly name: string
  readonly isLoose: boolean
}

/** One condition on a slot: `obj=party`, `obj!=sanction`, or the bare presence of a slot (`with`). */
export interface Need {
  readonly slot: string
  readonly value: string | null
  readonly isNegated: boolean
}

export interface VerbEntry {
  readonly lemma: string
  /** Particle or preposition of a two-word verb (“call on”), null otherwise. */
  readonly particle: string | null
  readonly type: EventType
  readonly mode: string | null
  readonly actor: ReadonlyArray<Slot>
  readonly recipient: ReadonlyArray<Slot>
  /** All of these lists must hold; of each list, one condition. */
  readonly needs: ReadonlyArray<ReadonlyArray<Need>>
}

export interface NounEntry {
  readonly lemma: string
  readonly type: EventType
  readonly mode: string | null
  readonly recipient: ReadonlyArray<Slot>
  readonly flags: ReadonlySet<string>
}

export interface Agent {
  readonly sector: string
  readonly kind: "body" | "person" | "equipment"
}

export type LightRole = "do" | "get" | "occur"
export type ModalEffect = "planned" | "possible" | "hypothetical" | "negated" | "called_off" | "keep"

export interface EventLexicon {
  readonly verbs: ReadonlyMap<string, ReadonlyArray<VerbEntry>>
  readonly adjectives: ReadonlyMap<string, ReadonlyArray<VerbEntry>>
  readonly nouns: ReadonlyMap<string, ReadonlyArray<NounEntry>>
  readonly agents: ReadonlyMap<string, Agent>
  readonly classes: ReadonlyMap<string, ReadonlySet<string>>
  readonly light: ReadonlyMap<string, ReadonlySet<LightRole>>
  /** Effect on a complement, by part of speech (V, A, N) and lemma: `V:plan` → planned. */
  readonly modality: ReadonlyMap<string, ModalEffect>
  /** Words of which one must stand near a verb for any of its entries: “on” for “be on alert”. Only verbs whose entries all have such. */
  readonly leads: ReadonlyMap<string, ReadonlySet<string>>
  /** Every lemma that a table of verbs knows. */
  readonly lemmas: ReadonlySet<string>
  /** PLOVER contexts by lemma (“tariff” → economic). */
  readonly contexts: ReadonlyMap<string, string>
}

const listOf = (cell: string, separator: string): ReadonlyArray<string> => (cell === "" ? [] : cell.split(separator))

const slotOf = (text: string): Slot => (text.endsWith("~") ? { name: text.slice(0, -1), isLoose: true } : { name: text, isLoose: false })

const slotsOf = (cell: string, fallback: string): ReadonlyArray<Slot> =>
  cell === "-" ? [] : listOf(cell === "" ? fallback : cell, ",").map(slotOf)

const needOf = (text: string): Need => {
  const isNegated = text.includes("!=")
  const [slot, value] = text.split(isNegated ? "!=" : "=")
  return { slot, value: value === undefined ? null : value.replace("@", ""), isNegated }
}

const push = <K, V>(map: Map<K, Array<V>>, key: K, value: V): void => {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

const verbEntries = (rows: ReadonlyArray<LexiconRow>, pos: string): Map<string, Array<VerbEntry>> => {
  const found = new Map<string, Array<VerbEntry>>()
  for (const row of rows) {
    if (row.pos !== pos) continue
    const type = row.type as EventType
    const mode = row.mode === "" ? null : row.mode
    const actor = slotsOf(row.actor, "subj")
    const recipient = slotsOf(row.recipient, "obj")
    const needs = listOf(row.needs, ";").map((need) => need.split("|").map(needOf))
    for (const words of row.lemmas.split("|")) {
      const [lemma, particle = null] = words.includes(" ") ? words.split(" ") : [words]
      push(found, lemma, { lemma, particle, type, mode, actor, recipient, needs })
    }
  }
  return found
}

/** Slots whose need says nothing of a word in the text. */
const WORDLESS = new Set(
  (
    "subj obj oposs osub omod iobj agent comp inner oprd active passive noobj nodobj nocomp noattr nowith finite past plain " +
    "intransitive violence deliberate living arriving home subjunctive does unless todeath"
  ).split(" ")
)

/** The words that an entry asks for by its particle or its first list of prepositions; none where any text will do. */
const leadsOf = ({ needs, particle }: VerbEntry): ReadonlyArray<string> => {
  if (particle !== null) return [particle]
  const words = needs.find((alternatives) => alternatives.every(({ isNegated, slot }) => !isNegated && !WORDLESS.has(slot)))
  return words === undefined ? [] : words.map(({ slot }) => slot)
}

const leadsByVerb = (verbs: ReadonlyMap<string, ReadonlyArray<VerbEntry>>): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, ReadonlySet<string>>()
  for (const [lemma, entries] of verbs) {
    const leads = entries.map(leadsOf)
    if (leads.every(({ length }) => length > 0)) found.set(lemma, new Set(leads.flat()))
  }
  return found
}

const nounEntries = (lexicons: LexiconTexts): Map<string, Array<NounEntry>> => {
  const found = new Map<string, Array<NounEntry>>()
  for (const row of parseTable(lexicons, "event-nouns")) {
    const type = row.type as EventType
    const mode = row.mode === "" ? null : row.mode
    const recipient = slotsOf(row.recipient, "-")
    const flags = new Set(listOf(row.flags, ","))
    for (const lemma of row.lemmas.split("|")) push(found, lemma, { lemma, type, mode, recipient, flags })
  }
  return found
}

/** Compiles the tables. Entries keep the order of their file: of one lemma's entries, the first whose needs hold counts. */
export const compileEventLexicon = (lexicons: LexiconTexts): EventLexicon => {
  const agents = new Map<string, Agent>()
  // The last first: of two rows that have a lemma, the earlier counts.
  for (const row of [...parseTable(lexicons, "event-agents"), ...parseTable(lexicons, "event-agents-wordnet")].reverse()) {
    const agent: Agent = { sector: row.sector, kind: row.kind as Agent["kind"] }
    for (const lemma of row.lemmas.split("|")) agents.set(lemma, agent)
  }
  const classes = new Map<string, Set<string>>()
  for (const row of parseTable(lexicons, "event-classes")) classes.set(row.class, new Set(row.lemmas.split("|")))
  const light = new Map<string, Set<LightRole>>()
  for (const row of parseTable(lexicons, "event-light-verbs")) {
    for (const lemma of row.lemmas.split("|")) {
      const roles = light.get(lemma)
      if (roles === undefined) light.set(lemma, new Set([row.role as LightRole]))
      else roles.add(row.role as LightRole)
    }
  }
  const modality = new Map<string, ModalEffect>()
  for (const row of parseTable(lexicons, "event-modality"))
    for (const lemma of row.lemmas.split("|"))
      if (!modality.has(`${row.pos}:${lemma}`)) modality.set(`${row.pos}:${lemma}`, row.effect as ModalEffect)
  const contexts = new Map<string, string>()
  for (const row of parseTable(lexicons, "event-contexts")) for (const lemma of row.lemmas.split("|")) contexts.set(lemma, row.context)
  const rows = parseTable(lexicons, "event-verbs")
  const verbs = verbEntries(rows, "V")
  for (const [lemma, entries] of verbEntries(parseTable(lexicons, "event-verbs-wordnet"), "V"))
    if (!verbs.has(lemma)) verbs.set(lemma, entries)
  const nouns = nounEntries(lexicons)
  const lemmas = new Set([...verbs.keys(), ...light.keys(), ...nouns.keys(), ...classes.get("reporting")!])
  for (const key of modality.keys()) if (key.startsWith("V:")) lemmas.add(key.slice(2))
  return {
    lemmas,
    leads: leadsByVerb(verbs),
    verbs,
    adjectives: verbEntries(rows, "A"),
    nouns,
    agents,
    classes,
    light,
    modality,
    contexts
  }
}
