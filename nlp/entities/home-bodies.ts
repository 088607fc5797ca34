/** Bodies that many countries have under one name (“Senate”, “Justice Department”): whose they are in this article. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"

/** Mentions of another country and its places from which the article is about it, where nothing in it is of the listed one. */
const AT_HOME = 3

const COUNTRY = /^[A-Z]{3}$/u

/** The names with such bodies given to the country before them (“Norland's Senate”), or to the only one that the article is about. */
export const withHomeBodies = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const isShared = (name: Candidate): boolean =>
    name.entries[0]?.kind === "organisation" && lexicon.context.has("many-countries", doc.text.slice(name.start, name.end))
  if (!names.some(isShared)) return names
  const counts = new Map<string, number>()
  for (const name of names) {
    const [entry] = name.entries
    const code = entry?.entityType === "GPE" ? entry.countryCode : null
    if (code !== null && COUNTRY.test(code)) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]
  const owners = names.map((name) => (isShared(name) ? ownerBefore(doc, name, names) : null))
  // MPs sit in no American House
  const hasMembers = /\bMPs?\b/u.test(doc.text)
  const isHome = most !== undefined && most[1] >= (hasMembers ? 1 : AT_HOME)
  const home = owners.find((owner) => owner !== null) ?? (isHome ? most[0] : null)
  return names.map((name, k) => {
    if (!isShared(name)) return name
    const [entry] = name.entries
    const code = owners[k] ?? (counts.has(entry.countryCode ?? "") ? null : home)
    if (code === null && hasMembers && !counts.has(entry.countryCode ?? "")) return { ...name, entries: [] }
    return code === null || code === entry.countryCode
      ? name
      : { ...name, entries: [ofCountry(entry, doc.text.slice(name.start, name.end), code)] }
  })
}

/** Code of the country right before a name: “Norland's Senate”, “the Norlandic Senate”; null for none. */
const ownerBefore = (doc: Doc, name: Candidate, names: ReadonlyArray<Candidate>): string | null => {
  const at = doc.tag(name.first - 1) === "POS" ? name.first - 2 : name.first - 1
  if (at < 0) return null
  const owner = names.find(({ first, last }) => first <= at && at < last)
  const entry = owner?.entries[0]
  const isCountry = entry?.kind === "country" || (entry?.kind === "demonym" && at === name.first - 1)
  return isCountry && entry.countryCode != null && COUNTRY.test(entry.countryCode) ? entry.countryCode : null
}

const ofCountry = (entry: GazetteerEntry, form: string, code: string): GazetteerEntry => ({
  ...entry,
  key: `body:${form.toLowerCase()}:${code}`,
  name: form,
  countryCode: code
})

/** The European Union, where an article names it or a body of its; null in other articles. */
export const unionOf = (names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): GazetteerEntry | null =>
  names.some(({ entries }) => entries[0]?.countryCode === "EUR" && entries[0].kind === "organisation")
    ? (lexicon.gazetteer.entriesOf("European Union")[0] ?? null)
    : null

/** Whether a name is that of the town which stands for the European Union as well as for its country. */
export const isSeatOfUnion = ({ entries }: Candidate): boolean => entries[0]?.kind === "capital" && entries[0].countryCode === "BEL"
