/** Short forms that the text introduces or uses like a body's name: “Vale Water Authority (VWA)”, “the CPA has …”, “Osk” after “Hurricane Osk”. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, capitalisedTokens, withAdded } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"

const ACRONYM_IN_BRACKETS = /^[ ]?\(([\p{Lu}\p{N}&.-]{2,8})\)/u

const WORD_IN_BRACKETS = /^ \((\p{Lu}\p{Ll}{2,6})\)/u

/** Whether letters are initials in their order, all of them or all but two. */
const isInitials = (letters: string, initials: string): boolean => {
  let at = 0
  for (const initial of initials) if (initial === letters[at]) at++
  return at === letters.length && initials.length - letters.length <= 2
}

const LONG_IN_BRACKETS = /([\p{Lu}\p{N}]{2,8}) [([]$/u

const initialsOf = (name: string): string => Array.from(name.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu), ([letter]) => letter).join("")

/** Short forms that the text introduces: “Vale Water Authority (VWA)”, and “Osk” after “Hurricane Osk”. */
const introduced = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyMap<string, Candidate> => {
  const { text } = doc
  const forms = new Map<string, Candidate>()
  let shouted: ReadonlySet<string> | null = null
  for (const name of names) {
    const length = name.last - name.first
    const initials = (): string => initialsOf(text.slice(name.start, name.end))
    if (isOpen(text, name.end) || isOpen(text, name.end + 1)) {
      const behind = text.slice(name.end, name.end + 12)
      const acronym = ACRONYM_IN_BRACKETS.exec(behind)?.[1]
      if (acronym !== undefined && /\p{Lu}/u.test(acronym) && length > 1 && name.type !== "PERSON") forms.set(acronym, name)
      // “National Institute for Clinical Excellence (Nice)”
      const word = name.type === "ORG" ? WORD_IN_BRACKETS.exec(behind)?.[1] : undefined
      if (word !== undefined && isInitials(word.toUpperCase(), initials())) forms.set(word, name)
    }
    // “ROS [Reactive Oxygen Species]”
    const before = isOpen(text, name.start - 1)
      ? LONG_IN_BRACKETS.exec(text.slice(Math.max(0, name.start - 10), name.start))?.[1]
      : undefined
    if (before !== undefined && before.length > 2 && initials() === before) forms.set(before, name)
    // “the American Petrol Institute … the API”
    if (name.type === "ORG" && length > 2) {
      const letters = initials()
      if (letters.length > 2 && !forms.has(letters) && (shouted ??= shoutedWords(doc)).has(letters)) forms.set(letters, name)
    }
    if (name.type === "EVENT" && length === 2 && lexicon.context.has("storm", doc.textOf(name.first)))
      forms.set(doc.textOf(name.last - 1), name)
  }
  return forms
}

/** Whether a bracket opens here. */
const isOpen = (text: string, at: number): boolean => text[at] === "(" || text[at] === "["

/** Words of more than two letters that begin with two capitals. */
const shoutedWords = (doc: Doc): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const i of capitalisedTokens(doc))
    if (doc.end(i) - doc.start(i) > 2 && !isLowerLetter(doc.text.charCodeAt(doc.start(i) + 1))) found.add(doc.textOf(i))
  return found
}

/** “Rural Supply Fund (RSF)”: letters that a list has for a body whose name shares no word with this one. */
const isOfAnother = (doc: Doc, { end, entries, start }: Candidate, long: Candidate): boolean => {
  if (long.type !== "ORG" || initialsOf(doc.text.slice(long.start, long.end)) !== doc.text.slice(start, end)) return false
  if (entries[0].kind !== "organisation" || long.entries.some(({ key }) => key === entries[0].key)) return false
  const words = new Set(wordsIn(entries[0].name))
  return words.size > 1 && !wordsIn(doc.text.slice(long.start, long.end)).some((word) => words.has(word))
}
const wordsIn = (name: string): ReadonlyArray<string> => name.match(/\p{Lu}\p{L}{2,}/gu) ?? []

const isLowerLetter = (unit: number): boolean => unit >= 97 && unit <= 122

/** Acronyms that the text uses like a body's name: with “the”, and more than once (“the CPA has …”). */
const articledAcronyms = (doc: Doc, lexicon: EntityLexicon): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const i of capitalisedTokens(doc)) {
    const length = doc.end(i) - doc.start(i)
    if (length < 3 || length > 5 || i === 0 || isLowerLetter(doc.text.charCodeAt(doc.start(i) + 1))) continue
    const word = doc.textOf(i)
    if (!/^\p{Lu}{3,5}$/u.test(word) || doc.lower(i - 1) !== "the" || doc.dep(i) === "compound" || lexicon.acronyms.has(word)) continue
    // “the IAAF, the sport's governing body, …”, “the CPA said”: once is enough of one that is described or speaks
    const isBody =
      doc.dep(i) === "nsubj" &&
      (doc.child(i, "appos") > i ||
        lexicon.context.has("body-speech", doc.lemma(doc.head(i))) ||
        lexicon.context.has("speech-verb", doc.lemma(doc.head(i))))
    counts.set(word, (counts.get(word) ?? 0) + (isBody ? 2 : 1))
  }
  return counts
}

/** Adds the acronyms that are used like a body's name at least twice, wherever they stand. */
export const addArticledAcronyms = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const counts = articledAcronyms(doc, lexicon)
  if (!counts.values().some((count) => count > 1)) return names
  const added: Array<Candidate> = []
  let k = 0
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    if ((counts.get(doc.textOf(i)) ?? 0) < 2 || (k < names.length && names[k].first <= i)) continue
    added.push({
      start: doc.start(i),
      end: doc.end(i),
      first: i,
      last: i + 1,
      type: "ORG",
      entries: [],
      isNested: false,
      isCertain: false,
      ruleId: "names/acronym-with-article"
    })
  }
  return withAdded(names, added)
}

/** Types the introduced short forms as the names they are short for, and adds those the model overlooked. */
export const typeIntroduced = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const forms = introduced(doc, names, lexicon)
  if (forms.size === 0) return names
  const typed = names.map((name) => {
    const long = forms.get(doc.text.slice(name.start, name.end))
    return long === undefined || (name.entries.length > 0 && !name.entries[0].isWeak && !isOfAnother(doc, name, long))
      ? name
      : { ...name, type: long.type, entries: [], ruleId: "names/introduced-short-form" }
  })
  const added: Array<Candidate> = []
  let k = 0
  for (let i = 0; i < doc.length; i++) {
    if (isLowerLetter(doc.text.charCodeAt(doc.start(i)))) continue
    while (k < typed.length && typed[k].last <= i) k++
    const long = forms.get(doc.textOf(i))
    if (long === undefined || (k < typed.length && typed[k].first <= i)) continue
    added.push({
      start: doc.start(i),
      end: doc.end(i),
      first: i,
      last: i + 1,
      type: long.type,
      entries: [],
      isNested: false,
      isCertain: true,
      ruleId: "names/introduced-short-form"
    })
  }
  return withAdded(typed, added)
}
