/**
 * Descriptions of people: noun phrases with a role noun as their head (“the US secretary of state”, “his predecessor”,
 * “the two men”), with determiner and complements, without relative clauses. Predicates and titles are left out.
 */
import type { ParsedArticle } from "../annotations.ts"
import type { Doc, TokenRange } from "../engine/doc.ts"
import type { EntityLexicon, RoleNoun } from "./lexicon.ts"
import type { NameMention } from "./names.ts"

/** A noun phrase that describes a person or persons. */
export interface Nominal extends TokenRange {
  readonly head: number
  readonly role: RoleNoun
  /** How many it stands for: 1, 2 …; 0 for a plural of unknown number. */
  readonly count: number
  readonly isDefinite: boolean
  /** Opened by “the”. */
  readonly hasArticle: boolean
  /** Told from others by what follows: “the woman next to me”, “the man who …”. */
  readonly isDefined: boolean
  /** A colon, semicolon or dash stands before it in its sentence: “Lind fell: the Dane had …”. */
  readonly isBehindColon: boolean
  /** “is the first …”, “as the …”: says something of a person, refers to nobody by itself. */
  readonly isPredicate: boolean
  /** The possessive pronoun that opens it (“his predecessor”), or -1. */
  readonly possessor: number
  /** Names inside it (indices), outermost first: “US” in “the US president”. */
  readonly names: ReadonlyArray<number>
  /** The name it is in apposition to (index), or -1. */
  readonly apposedTo: number
  /** Years in “the 22-year-old”, null where it has no age. */
  readonly age: number | null
  /** Whether it is the subject of a finite clause. */
  readonly isSubject: boolean
}

const LEFT_DEPS = new Set(["det", "poss", "amod", "compound", "nummod", "nmod", "predet", "advmod", "quantmod", "neg"])
const COMPLEMENT = /^(?:of|for|in|at|to|from|under|on|with|between|within)$/u
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ["two", 2],
  ["both", 2],
  ["three", 3],
  ["four", 4],
  ["2", 2],
  ["3", 3]
])
const DEFINITE = /^(?:the|this|that|these|those|both|his|her|their|its|my|our|your)$/u

/** Names by the token that heads them. */
export interface NameIndex {
  /** Index of the name that covers a token, -1 for none; outer names win. */
  readonly at: Int32Array
  /** 1 for the tokens of dates and times, as the model has them. */
  readonly isDate: Uint8Array
}

/** Which outer name covers each token. */
export const indexNames = (doc: Doc, names: ReadonlyArray<NameMention>): NameIndex => {
  const at = new Int32Array(doc.length).fill(-1)
  names.forEach((name, k) => {
    for (let i = name.firstToken; i < name.lastToken; i++) if (at[i] < 0) at[i] = k
  })
  const isDate = new Uint8Array(doc.length)
  const { entityEnd, entityLabelId, entityStart, strings } = doc.columns
  for (let k = 0; k < entityStart.length; k++) {
    const label = strings[entityLabelId[k]]
    if (label === "DATE" || label === "TIME") isDate.fill(1, entityStart[k], entityEnd[k])
  }
  return { at, isDate }
}

const leftEnd = (doc: Doc, head: number): number => {
  let first = head
  // “co-author”, “vice-chancellor”
  const isPrefixed =
    head > 1 && doc.columns.spaceAfter[head - 1] !== 1 && doc.columns.spaceAfter[head - 2] !== 1 && /^[-–]$/u.test(doc.textOf(head - 1))
  if (isPrefixed) first = doc.leftEdge(head - 2)
  for (const child of doc.children(head)) {
    if (child > head || !LEFT_DEPS.has(doc.dep(child))) continue
    first = Math.min(first, doc.leftEdge(child))
  }
  return first
}

/** One past the complements of the head: “of state”, “for East Asian affairs at the State Department”, “and China director at …”. */
const rightEnd = (doc: Doc, head: number, index: NameIndex, lexicon: EntityLexicon): number => {
  let last = head + 1
  for (const child of doc.children(head)) {
    if (child < head) continue
    const dep = doc.dep(child)
    // “accused the president of hiding it”: what somebody is accused of is no office
    if (dep === "prep" && doc.child(child, "pcomp") >= 0) break
    if (dep === "prep" && child <= last && COMPLEMENT.test(doc.lower(child)) && !isTemporal(doc, child, index))
      last = Math.max(last, trimRelative(doc, child))
    else if (dep === "cc" && child === last) continue
    else if (
      dep === "conj" &&
      child - last <= 3 &&
      lexicon.roles.has(doc.lower(child)) &&
      doc.child(child, "det") < 0 &&
      // “his daughter and two grandsons” are not one
      doc.child(child, "nummod") < 0 &&
      // “the boy and his father” are two
      !isOwnedByPronoun(doc, child) &&
      doc.text.slice(doc.end(last - 1), doc.start(child)).includes(" and ")
    ) {
      return rightEnd(doc, child, index, lexicon)
    } else if (child > last) break
  }
  return last
}

const isOwnedByPronoun = (doc: Doc, noun: number): boolean => {
  const owner = doc.child(noun, "poss")
  return owner >= 0 && doc.pos(owner) === "PRON"
}

/** “for two hours”, “on Sunday”: says when, not whose. */
const isTemporal = (doc: Doc, preposition: number, index: NameIndex): boolean => {
  const object = doc.child(preposition, "pobj")
  return object >= 0 && (doc.child(object, "nummod") >= 0 || doc.pos(object) === "NUM" || index.isDate[object] === 1)
}

/** A complement's end, before the first relative clause, apposition or punctuation in it. */
const trimRelative = (doc: Doc, preposition: number): number => {
  const end = doc.rightEdge(preposition) + 1
  for (let i = preposition + 1; i < end; i++) {
    const dep = doc.dep(i)
    if (/^[,;:.—–(]$/u.test(doc.textOf(i)) && dep === "punct") return i
    if (dep === "relcl" || dep === "advcl" || dep === "acl") return Math.max(preposition + 1, doc.leftEdge(i))
  }
  return end
}

const isPredicate = (doc: Doc, head: number): boolean => {
  const dep = doc.dep(head)
  if (dep === "attr" || dep === "oprd" || dep === "acomp") return true
  return dep === "pobj" && doc.lower(doc.head(head)) === "as"
}

const apposedName = (doc: Doc, head: number, range: TokenRange, index: NameIndex, names: ReadonlyArray<NameMention>): number => {
  const isPerson = (k: number): boolean => k >= 0 && names[k].type === "PERSON"
  // “…, Director Mara Lind” in a list is the one who comes after it, not the one before
  const beside = range.last < doc.length && doc.sentenceOf(range.last) === doc.sentenceOf(head) ? index.at[range.last] : -1
  // “the son of winemaker Paul Lind” is not Paul Lind
  const isOfAnother = range.last > head + 2 && COMPLEMENT.test(doc.lower(head + 1)) && doc.pos(range.last - 1) === "NOUN"
  if (isPerson(beside) && names[beside].firstToken === range.last) return isOfAnother ? -1 : beside
  // beside each other, whatever the parse: “Qin Gang, the foreign minister,” and “his predecessor, Mike Pompeo”
  const before = range.first - 2
  const follows =
    before >= 0 && doc.textOf(range.first - 1) === "," && doc.sentenceOf(before) === doc.sentenceOf(head) && isPerson(index.at[before])
  if (follows && (isClosed(doc, range.last) || isClosed(doc, doc.rightEdge(head) + 1))) return index.at[before]
  for (const child of doc.children(head)) {
    if (child < head || doc.dep(child) !== "appos") continue
    if (isPerson(index.at[child])) return index.at[child]
    // “Her coach, former world number four Pete Berg,”
    const inner = doc.child(child, "appos")
    if (inner > child && isPerson(index.at[inner]) && !doc.text.slice(doc.end(child), doc.start(inner)).includes(","))
      return index.at[inner]
  }
  const after = range.last < doc.length ? (doc.textOf(range.last) === "," ? range.last + 1 : range.last) : -1
  const hasComma = after === range.last + 1
  const titled = hasComma ? titledAfter(doc, after, index, names) : -1
  if (titled >= 0) return titled
  const precedes =
    after >= 0 &&
    after < doc.length &&
    doc.sentenceOf(after) === doc.sentenceOf(head) &&
    isPerson(index.at[after]) &&
    names[index.at[after]].title === null
  if (precedes && (!hasComma || isClosed(doc, names[index.at[after]].lastToken))) return index.at[after]
  if (doc.dep(head) === "appos") {
    const governor = index.at[doc.head(head)]
    if (isPerson(governor)) return governor
  }
  return doc.dep(head) === "conj" && head > 0 ? secondApposition(doc, head, index, names) : -1
}

/** “Lind's husband, the playwright Karl Moss,”, “the army chief, Gen Karl Moss,”: the person whose title opens there; -1 for others. */
const titledAfter = (doc: Doc, after: number, index: NameIndex, names: ReadonlyArray<NameMention>): number => {
  const at = doc.lower(after) === "the" ? after + 1 : after
  for (let i = at + 1; i < Math.min(doc.length, at + 5); i++) {
    const k = index.at[i]
    if (k >= 0 && names[k].type === "PERSON") {
      const { lastToken, titleFull, titleInfo } = names[k]
      const isRank = titleInfo !== null && (titleInfo.isHonorific || titleInfo.sector === "MIL")
      return titleFull?.start === doc.start(at) && (at > after || isRank) && isClosed(doc, lastToken) ? k : -1
    }
  }
  return -1
}

/** “Mara Lind, Director of the study, and Chairman of the Centre, says”: the second of two appositions. */
const secondApposition = (doc: Doc, head: number, index: NameIndex, names: ReadonlyArray<NameMention>): number => {
  const first = doc.head(head)
  if (doc.dep(first) !== "appos") return -1
  const governor = index.at[doc.head(first)]
  return governor >= 0 && names[governor].type === "PERSON" ? governor : -1
}

/** Whether an apposition ends here: at a mark or the sentence's end, not at a verb whose subject it would be. */
const isClosed = (doc: Doc, i: number): boolean => i >= doc.length || /^(?:[,.;:)—–-]|["”])$/u.test(doc.textOf(i)) || doc.tag(i) === "POS"

/** Finds the descriptions of an article, in reading order; `isTitle` tells the tokens of titles, which are none. */
export const findNominals = (
  article: ParsedArticle,
  names: ReadonlyArray<NameMention>,
  index: NameIndex,
  lexicon: EntityLexicon
): ReadonlyArray<Nominal> => {
  const { doc } = article
  const isTitle = new Uint8Array(doc.length)
  for (const name of names) {
    if (name.titleFull === null) continue
    const { first, last } = doc.tokensIn(name.titleFull)
    isTitle.fill(1, first, last)
  }
  const found: Array<Nominal> = []
  for (let i = 0; i < doc.length; i++) {
    if (isTitle[i] === 1) continue
    const role = index.at[i] >= 0 ? countrymanAt(doc, i, names[index.at[i]]) : roleAt(doc, i, lexicon)
    if (role === null) continue
    if (found.length > 0 && i < found[found.length - 1].last) continue
    // “Lucia Berg (Justice)” has the office of justice
    if (isAloneInBrackets(doc, i) && i > 1 && index.at[i - 2] >= 0 && /^\p{Lu}/u.test(doc.textOf(i))) continue
    const nominal = nominalAt(doc, i, role, names, index, lexicon)
    if (nominal !== null) found.push(nominal)
  }
  return found
}

const isAloneInBrackets = (doc: Doc, i: number): boolean =>
  i > 0 && doc.textOf(i - 1) === "(" && i + 1 < doc.length && doc.textOf(i + 1) === ")"

const BARE_NUMBER: RoleNoun = { noun: "two", sector: "", pronoun: "", isPlural: true, kind: "anyone" }

/** “the 22-year-old”, “the Italian”: somebody whom the text has named. */
const AGED: RoleNoun = { noun: "year-old", sector: "", pronoun: "", isPlural: false, kind: "person" }
const COUNTRYMAN: RoleNoun = { noun: "national", sector: "", pronoun: "", isPlural: false, kind: "person" }
const PARTISAN: RoleNoun = { noun: "partisan", sector: "", pronoun: "", isPlural: false, kind: "person" }
/** Demonyms that are plurals too: “the Chinese”, “the British”. */
const OF_MANY = /(?:ese|sh|ch|ss|s)$/u

/** Role of a demonym alone as subject, object or owner: one person of that country; null for others. */
const countrymanAt = (doc: Doc, i: number, name: NameMention): RoleNoun | null =>
  name.type === "NORP" &&
  name.lastToken - name.firstToken === 1 &&
  name.entries[0]?.kind === "demonym" &&
  i > 0 &&
  doc.lower(i - 1) === "the" &&
  doc.tag(i) !== "NNPS" &&
  /^(?:nsubj|nsubjpass|dobj|poss)$/u.test(doc.dep(i)) &&
  !OF_MANY.test(doc.textOf(i))
    ? COUNTRYMAN
    : isPartisan(doc, i, name)
      ? PARTISAN
      : null

/** “The Republican said”, “the Social Democrat”: a member of a party who acts. */
const isPartisan = (doc: Doc, i: number, name: NameMention): boolean =>
  name.type === "NORP" &&
  name.entries[0]?.kind === "group" &&
  name.lastToken === i + 1 &&
  name.firstToken > 0 &&
  doc.lower(name.firstToken - 1) === "the" &&
  /^(?:Republican|Democrat|Conservative|Tory|Liberal|Socialist|Communist|Labourite)$/u.test(doc.textOf(i)) &&
  doc.dep(i) === "nsubj"

/** Tokens of “22-year-old” up to `old`, first; -1 where no age ends there. */
const ageStart = (doc: Doc, old: number): number =>
  old > 3 &&
  doc.lower(old) === "old" &&
  doc.lower(old - 2) === "year" &&
  /^[-–‑]$/u.test(doc.textOf(old - 1)) &&
  /^\d{1,3}$/u.test(doc.textOf(old - 4))
    ? old - 4
    : -1

/** Whether “the 22-year-old” stands without a noun. */
const isAgedAlone = (doc: Doc, i: number): boolean => {
  const first = ageStart(doc, i)
  return first > 0 && doc.lower(first - 1) === "the" && !["amod", "compound", "nmod"].includes(doc.dep(i))
}

/** Last letters of “two”, “duo”, “both”, “pair” and “old”: most short words have others and need not be looked at. */
const [LETTER_O, LETTER_H, LETTER_R, LETTER_D] = Array.from("ohrd", (letter) => letter.charCodeAt(0))

const roleAt = (doc: Doc, i: number, lexicon: EntityLexicon): RoleNoun | null => {
  const pos = doc.pos(i)
  const start = doc.start(i)
  const length = doc.end(i) - start
  if (length === 3 || length === 4) {
    const letter = doc.text.charCodeAt(start + length - 1) | 32
    if ((letter === LETTER_O || letter === LETTER_H || letter === LETTER_R) && isPair(doc, i, pos)) return BARE_NUMBER
    if (letter === LETTER_D && length === 3 && isAgedAlone(doc, i)) return AGED
  }
  if ((pos !== "NOUN" && pos !== "PROPN") || !lexicon.roleSieve.mayHold(doc.text, start, start + length)) return null
  const dep = doc.dep(i)
  if (dep === "compound" || dep === "nmod") return null
  const plain = lexicon.roles.get(doc.lower(i))
  // “first lady” is an office, a lady is anybody
  return (plain?.kind === "person" && i > 0 ? lexicon.roles.get(`${doc.lower(i - 1)} ${doc.lower(i)}`) : undefined) ?? plain ?? null
}

/** “the two”, “the pair” without a noun. */
const isPair = (doc: Doc, i: number, pos: string): boolean => {
  if (i === 0 || doc.lower(i - 1) !== "the") return false
  const word = doc.lower(i)
  if (word === "two" || word === "both") {
    const dep = doc.dep(i)
    return pos === "NUM" && dep !== "nummod" && dep !== "compound" && dep !== "quantmod"
  }
  return (word === "pair" || word === "duo") && doc.dep(i) === "nsubj" && doc.child(i, "prep") < 0
}

/** “the woman next to me”, “the boy accused of it”, “the man who fled”: what follows tells which. */
const isDefined = (doc: Doc, head: number): boolean =>
  (head + 2 < doc.length && doc.lower(head + 1) === "next" && doc.lower(head + 2) === "to") ||
  doc.children(head).some((child) => child > head && tellsWhich(doc, head, child))

const tellsWhich = (doc: Doc, head: number, child: number): boolean => {
  const dep = doc.dep(child)
  if (dep === "relcl" || dep === "acl") return doc.textOf(doc.leftEdge(child) - 1) !== ","
  if (dep === "advmod") return doc.lower(child) === "next"
  return dep === "prep" && child === head + 1 && /^(?:next|in|with|beside|behind|from|at|on|near)$/u.test(doc.lower(child))
}

const nominalAt = (
  doc: Doc,
  head: number,
  role: RoleNoun,
  names: ReadonlyArray<NameMention>,
  index: NameIndex,
  lexicon: EntityLexicon
): Nominal | null => {
  const first = Math.max(leftEnd(doc, head), doc.sentences[doc.sentenceOf(head)].first)
  const last = rightEnd(doc, head, index, lexicon)
  const opening = doc.lower(first)
  let count = role.isPlural ? 0 : 1
  // “our next president” is none yet
  let isToCome = false
  for (let i = first; i < head; i++) {
    count = NUMBERS.get(doc.lower(i)) ?? count
    if (/^(?:next|future)$/u.test(doc.textOf(i))) isToCome = true
  }
  if (role === BARE_NUMBER) count = 2
  const possessor = doc.child(head, "poss")
  const isNamePossessor = possessor >= 0 && index.at[possessor] >= 0
  const inside: Array<number> = []
  for (let i = first; i < last; i++) if (index.at[i] >= 0 && inside[inside.length - 1] !== index.at[i]) inside.push(index.at[i])
  let age: number | null = null
  for (let i = first + 4; i <= head; i++) if (doc.end(i) - doc.start(i) === 3 && ageStart(doc, i) >= first) age = Number(doc.textOf(i - 4))
  const apposedTo = role.isPlural ? -1 : apposedName(doc, head, { first, last }, index, names)
  return {
    first,
    last,
    head,
    role,
    count,
    possessor: possessor >= 0 && doc.pos(possessor) === "PRON" ? possessor : -1,
    isDefinite: !isToCome && (DEFINITE.test(opening) || isNamePossessor || role === BARE_NUMBER),
    hasArticle: opening === "the",
    isDefined: isDefined(doc, head),
    isBehindColon: first > 0 && /^[:;–—]$/u.test(doc.textOf(first - 1)) && doc.columns.sentStart[first] !== 1,
    isPredicate: isPredicate(doc, head),
    names: inside,
    apposedTo,
    age,
    isSubject: doc.dep(head).startsWith("nsubj") && (doc.tag(doc.head(head)) !== "VB" || doc.child(doc.head(head), "aux") >= 0)
  }
}
