/**
 * Titles that stand right before a name: “Mr.”, “Foreign Minister”, “state department spokesperson”, and titles that
 * two names share (“Presidents Joe Biden and Xi Jinping”).
 */
import type { Doc } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import type { EntityLexicon } from "./lexicon.ts"

export interface FoundTitle {
  /** The title proper: “Foreign Minister”. */
  readonly span: Span
  /** With what belongs to it on the left: “Chinese Foreign Minister”. */
  readonly full: Span
  readonly firstToken: number
  readonly pronoun: string
  readonly sector: string
  readonly isHonorific: boolean
  readonly isPlural: boolean
  /** The title of one of several who share it: “President” of “Presidents”. */
  readonly singular: string
}

/** The longest title or role noun that ends right before token `before`, as a token range start; -1 when there is none. */
export const titleStartBefore = (doc: Doc, before: number, lexicon: EntityLexicon): number => {
  if (before <= 0) return -1
  // “Det.”, where the tokenizer takes the full stop off
  if (before > 1 && doc.textOf(before - 1) === "." && doc.end(before - 2) === doc.start(before - 1))
    return lexicon.titles.has(`${doc.lower(before - 2)}.`) ? before - 2 : -1
  // “MS Dhoni”: initials, but in capitals throughout
  if (doc.textOf(before - 1) === "MS" && before < doc.length && !/^\p{Lu}{2}/u.test(doc.textOf(before))) return -1
  const longest = lexicon.roleEnds.get(doc.lower(before - 1))
  if (longest === undefined) return -1
  for (let size = Math.min(longest + 1, before); size >= 1; size--) {
    const first = before - size
    const phrase = doc.text.slice(doc.start(first), doc.end(before - 1)).toLowerCase()
    if (phrase.includes("\n")) continue
    // “the oil major Corvale” is no officer
    if (
      phrase === "major" &&
      doc.pos(first - 1) === "NOUN" &&
      !isCapital(doc, first) &&
      !/^(?:army|police|marine|navy)$/u.test(doc.lower(first - 1))
    )
      continue
    if (lexicon.titles.has(phrase) || lexicon.roles.has(phrase)) return first
  }
  return -1
}

/** A title before a name: the words of the title itself, and where the whole of it ends. */
interface TitleWords {
  readonly first: number
  /** One past the title proper (“Secretary”), before what it is of (“of Commerce”). */
  readonly last: number
}

/** “Secretary of Commerce”, “Ambassador to the United States” right before a name; null when no office stands there. */
const titleWithComplement = (doc: Doc, before: number, lexicon: EntityLexicon): TitleWords | null => {
  let at = before - 1
  while (at > 0 && before - at <= 3 && isCapital(doc, at) && doc.columns.spaceAfter[at] === 1 && doc.pos(at) !== "PUNCT") at--
  if (at === before - 1) return null
  if (doc.lower(at) === "the" && at > 0) at--
  if (!/^(?:of|to|for)$/u.test(doc.textOf(at)) || doc.columns.sentStart[at] === 1) return null
  const first = titleStartBefore(doc, at, lexicon)
  if (first < 0) return null
  const role = lexicon.roles.get(doc.text.slice(doc.start(first), doc.end(at - 1)).toLowerCase())
  return role?.kind === "post" || role?.kind === "office" ? { first, last: at } : null
}

const isCapital = (doc: Doc, i: number): boolean => /^\p{Lu}/u.test(doc.textOf(i))

/** The words of the title right before a token, also several in a row (“Detective Inspector”). */
const titleWords = (doc: Doc, before: number, lexicon: EntityLexicon): TitleWords | null => {
  let first = titleStartBefore(doc, before, lexicon)
  if (first < 0) return titleWithComplement(doc, before, lexicon)
  // “Senior Advisor to the President Mara Lind” is no president
  if (first > 0 && doc.lower(first - 1) === "the") {
    const whole = titleWithComplement(doc, before, lexicon)
    if (whole !== null) return whole
  }
  for (let steps = 0; steps < 2 && first > 0 && doc.columns.sentStart[first] !== 1; steps++) {
    const more = titleStartBefore(doc, first, lexicon)
    if (more < 0 || !isCapital(doc, more) || !isCapital(doc, first)) break
    first = more
  }
  return { first, last: before }
}

/** The title of the name whose first token is `first`, or null. Nothing but a space may stand between them. */
export const titleBefore = (doc: Doc, first: number, lexicon: EntityLexicon): FoundTitle | null => {
  const words = doc.columns.sentStart[first] === 1 ? null : titleWords(doc, first, lexicon)
  if (words === null) return null
  // “would star Ida Berg”
  if (/^VBP?$/u.test(doc.tag(words.last - 1)) && !isCapital(doc, words.last - 1)) return null
  const phrase = doc.text.slice(doc.start(words.first), doc.end(words.last - 1)).toLowerCase()
  const lastWord = doc.text
    .slice(doc.start(Math.max(words.first, titleStartBefore(doc, words.last, lexicon))), doc.end(words.last - 1))
    .toLowerCase()
  const title = lexicon.titles.get(phrase) ?? lexicon.titles.get(lastWord)
  const role = lexicon.roles.get(phrase) ?? lexicon.roles.get(lastWord)
  const isHonorific = title?.kind === "honorific"
  // “his predecessor Mara Lind”: a description beside a name, no title
  if (!isHonorific && words.first > 0 && /^(?:his|her|their|my|our|your|whose)$/u.test(doc.lower(words.first - 1))) return null
  const isMinister = /(?:minister|secretary)s?$/u.test(phrase)
  let titleFirst = words.first
  while (
    titleFirst > 0 &&
    !isHonorific &&
    doc.columns.sentStart[titleFirst] !== 1 &&
    (lexicon.context.has("title-modifier", doc.lower(titleFirst - 1)) ||
      (isMinister && lexicon.context.has("portfolio", doc.lower(titleFirst - 1)))) &&
    doc.pos(titleFirst - 1) !== "ADV"
  )
    titleFirst--
  let full = titleFirst
  while (!isHonorific && full > 0 && doc.columns.sentStart[full] !== 1 && isTitleModifier(doc, full - 1, first)) full--
  return {
    span: { start: doc.start(titleFirst), end: doc.end(first - 1) },
    full: { start: doc.start(full), end: doc.end(first - 1) },
    firstToken: titleFirst,
    pronoun: title?.pronoun ?? role?.pronoun ?? "",
    sector: title?.sector !== undefined && title.sector !== "" ? title.sector : (role?.sector ?? ""),
    isHonorific,
    isPlural: role?.isPlural === true,
    singular: role === undefined ? "" : doc.text[doc.start(words.first)] + role.noun.slice(1)
  }
}

/** “Chinese”, “state department”, “Microsoft” before a title: compounds and modifiers inside the same noun phrase. */
const isTitleModifier = (doc: Doc, i: number, nameFirst: number): boolean => {
  const dep = doc.dep(i)
  if (!["compound", "amod", "nmod", "poss", "case"].includes(dep)) return false
  const head = doc.head(i)
  return head > i && head <= nameFirst + 6 && !/^[\p{P}]+$/u.test(doc.textOf(i))
}
