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
  const longest = lexicon.roleEnds.get(doc.lower(before - 1))
  if (longest === undefined) return -1
  for (let size = Math.min(longest + 1, before); size >= 1; size--) {
    const first = before - size
    const phrase = doc.text.slice(doc.start(first), doc.end(before - 1)).toLowerCase()
    if (phrase.includes("\n")) continue
    if (lexicon.titles.has(phrase) || lexicon.roles.has(phrase)) return first
  }
  return -1
}

/**
 * The title of the name whose first token is `first`, or null. Nothing but a space may stand between them, and a title
 * in lower case must depend on the name or be its compound.
 */
export const titleBefore = (doc: Doc, first: number, lexicon: EntityLexicon): FoundTitle | null => {
  let end = first
  // “Ambassador to the United States Mara Lind” is left to appositions
  const start = titleStartBefore(doc, end, lexicon)
  if (start < 0) return null
  if (doc.columns.sentStart[first] === 1) return null
  const phrase = doc.text.slice(doc.start(start), doc.end(end - 1)).toLowerCase()
  const title = lexicon.titles.get(phrase)
  const role = lexicon.roles.get(phrase)
  const isHonorific = title?.kind === "honorific"
  // “his predecessor Mike Pompeo”: a description beside a name, no title
  if (!isHonorific && start > 0 && /^(?:his|her|their|my|our|your)$/u.test(doc.lower(start - 1))) return null
  let titleFirst = start
  while (
    titleFirst > 0 &&
    !isHonorific &&
    doc.columns.sentStart[titleFirst] !== 1 &&
    lexicon.context.has(`title-modifier ${doc.lower(titleFirst - 1)}`) &&
    doc.pos(titleFirst - 1) !== "ADV"
  )
    titleFirst--
  let full = titleFirst
  while (!isHonorific && full > 0 && doc.columns.sentStart[full] !== 1 && isTitleModifier(doc, full - 1, first)) full--
  return {
    span: { start: doc.start(titleFirst), end: doc.end(end - 1) },
    full: { start: doc.start(full), end: doc.end(end - 1) },
    firstToken: titleFirst,
    pronoun: title?.pronoun ?? role?.pronoun ?? "",
    sector: title?.sector !== undefined && title.sector !== "" ? title.sector : (role?.sector ?? ""),
    isHonorific,
    isPlural: role?.isPlural === true,
    singular: role === undefined ? "" : doc.text[doc.start(start)] + role.noun.slice(1)
  }
}

/** “Chinese”, “state department”, “Microsoft” before a title: compounds and modifiers inside the same noun phrase. */
const isTitleModifier = (doc: Doc, i: number, nameFirst: number): boolean => {
  const dep = doc.dep(i)
  if (!["compound", "amod", "nmod", "poss", "case"].includes(dep)) return false
  const head = doc.head(i)
  return head > i && head <= nameFirst + 6 && !/^[\p{P}]+$/u.test(doc.textOf(i))
}
