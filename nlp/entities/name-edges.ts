/**
 * Edges of people's names that the model misses: a participle or role taken in before one, letters after it; and names between commas
 * behind a role that it overlooks.
 */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, capitalisedTokens, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"

const PLAIN_WORD = /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u

/** A name's edges without “Quoting” before “Ida Berg”, “Substitute” before “Milos Lind” and “KC” behind either. */
export const withoutOpening = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate => {
  if (name.type === "PERSON") return withoutLetters(doc, isAfterParticiple(doc, name) ? from(doc, name, name.first + 1) : name, lexicon)
  if (name.type === "ORG" && STATION.test(doc.text.slice(name.start, name.end))) return withStation(doc, name)
  return (name.type === "ORG" || name.type === "FAC") && isRoleAndPerson(doc, name, lexicon)
    ? { ...from(doc, name, name.first + 1), type: "PERSON" }
    : name
}

const STATION = /^BBC (?:Radio|Local|One|News)$|^BBC Radio$/u

/** “BBC Radio Oxford”, “BBC Radio 4”: the station's place or number. */
const withStation = (doc: Doc, name: Candidate): Candidate => {
  const next = name.last
  const isPart = next < doc.length && doc.start(next) === name.end + 1 && /^(?:\p{Lu}\p{L}+|\d)$/u.test(doc.textOf(next))
  return isPart && doc.columns.sentStart[next] !== 1 ? { ...name, last: next + 1, end: doc.end(next) } : name
}

const from = (doc: Doc, name: Candidate, first: number): Candidate => ({ ...name, first, start: doc.start(first) })

/** “Quoting Ida Berg, the minister said”: the sentence gives the participle its capital. */
const isAfterParticiple = (doc: Doc, { first, last }: Candidate): boolean =>
  last - first > 2 && /^VB[GN]$/u.test(doc.tag(first)) && isSentenceStart(doc, first)

/** “Substitute Milos Lind scored”, taken for a body: a role, and a name whose surname the text has alone or whose first name is known. */
const isRoleAndPerson = (doc: Doc, { first, last, end, start }: Candidate, lexicon: EntityLexicon): boolean => {
  if (last - first !== 3 || !isSentenceStart(doc, first) || lexicon.roles.get(doc.lower(first))?.isPlural !== false) return false
  const [given, surname] = [doc.textOf(first + 1), doc.textOf(last - 1)]
  if (!PLAIN_WORD.test(given) || !PLAIN_WORD.test(surname) || lexicon.lastWords.has(surname) || lexicon.lastWords.has(given)) return false
  return lexicon.givenNames.has(given.toLowerCase()) || doc.text.includes(surname, end) || doc.text.lastIndexOf(surname, start) >= 0
}

/** “Fiona Baird KC”: letters of honour and degrees are no surname. */
const withoutLetters = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate => {
  let { last } = name
  while (last - name.first > 2 && lexicon.postnominals.has(doc.textOf(last - 1)) && doc.textOf(last - 1).length > 1) last--
  return last === name.last ? name : { ...name, last, end: doc.end(last - 1) }
}

const PARTICLE = /^(?:de|del|della|da|di|du|dos|van|von|der|den|bin|al|la|le|el|ben|ibn)$/u
/** Words of the longest name that is taken so. */
const MOST_WORDS = 5

/** “A spokesperson, Rubén del Campo, said”: two capitalised words or more between commas behind a role, which nothing has taken. */
export const namedByApposition = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    if (i < 2 || doc.textOf(i - 1) !== "," || doc.pos(i - 2) !== "NOUN" || doc.columns.sentStart[i] === 1) continue
    const role = lexicon.roles.get(doc.lower(i - 2))
    if (role === undefined || role.isPlural || role.kind === "person" || role.kind === "anyone") continue
    let last = i
    let words = 0
    while (last < doc.length && last - i < MOST_WORDS && (PARTICLE.test(doc.textOf(last)) || isNameWord(doc, last, lexicon)))
      if (!PARTICLE.test(doc.textOf(last++))) words++
    const isTaken = k < names.length && names[k].first < last
    if (words < 2 || isTaken || last >= doc.length || !/^[,.;]$/u.test(doc.textOf(last)) || PARTICLE.test(doc.textOf(last - 1))) continue
    const span = { start: doc.start(i), end: doc.end(last - 1), first: i, last }
    found.push({ ...span, type: "PERSON", entries: [], isNested: false, isCertain: false, ruleId: "names/apposition" })
  }
  return found
}

const isNameWord = (doc: Doc, i: number, lexicon: EntityLexicon): boolean => {
  const word = doc.textOf(i)
  return (
    PLAIN_WORD.test(word) &&
    doc.pos(i) === "PROPN" &&
    !lexicon.runStops.has(word) &&
    !lexicon.lastWords.has(word) &&
    !lexicon.roles.has(word.toLowerCase())
  )
}

/** “Roglic, a three-time winner of the race, …”: set off behind it by a noun for people. */
const isDescribed = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  /^an?$/u.test(doc.textOf(i + 2)) &&
  doc.children(i).some((child) => {
    const role = child > i && doc.dep(child) === "appos" ? lexicon.roles.get(doc.lower(child)) : undefined
    return (
      role !== undefined &&
      !role.isPlural &&
      role.kind !== "anyone" &&
      /^[,.]$/u.test(doc.textOf(Math.min(doc.length - 1, doc.rightEdge(child) + 1)))
    )
  })

/** “Haaland, who limped off”: one capitalised word before “, who”, which nothing has taken. */
export const namedByRelative = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    if (i + 2 >= doc.length || doc.textOf(i + 1) !== "," || !isNameWord(doc, i, lexicon)) continue
    if (!/^who(?:se)?$/u.test(doc.textOf(i + 2)) && !isDescribed(doc, i, lexicon)) continue
    const isTaken = k < names.length && names[k].first <= i
    const isPart = i > 0 && doc.columns.sentStart[i] !== 1 && /^\p{Lu}/u.test(doc.textOf(i - 1))
    if (
      isTaken ||
      isPart ||
      !/^nsubj|^dobj|^pobj/u.test(doc.dep(i)) ||
      doc.leftEdge(i) !== i ||
      doc.text.indexOf(doc.textOf(i)) === doc.start(i)
    )
      continue
    const span = { start: doc.start(i), end: doc.end(i), first: i, last: i + 1 }
    found.push({ ...span, type: "PERSON", entries: [], isNested: false, isCertain: true, ruleId: "names/before-who" })
  }
  return found
}
