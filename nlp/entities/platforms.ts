/** The platform whose name is one letter: “posted on X”, “the social network X”. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isParsed } from "./candidates.ts"

/** “X” as a word after what only a platform comes after; a street or number goes on. */
const PLATFORM = /(?<=\b(?<before>on|platform|network|site|app|service) )X(?= ?[,.;:!?)“”"]| \p{Ll}| \(|\n|$)/gu
/** What is done on a platform, in the same sentence before it. */
const POSTING =
  /\b(?:posts?|posted|posting|wrote|write|writes|writing|written|tweet\w*|messages?|statement|said|says|accounts?|shared?|shares|videos?|thread|announced|published|profile|followers)\b[^.!?\n]{0,60}$/iu
/** Or after it: “on X, she wrote”, “on X, formerly Twitter”. */
const AFTER =
  /^(?:, (?:which (?:was|is)|formerly|previously)|,? \(?(?:formerly|previously)|, (?:\p{L}+ ){1,3}(?:wrote|said|posted|called)\b)/u

/** “X, formerly known as Twitter, said” */
const RENAMED = /(?<![\p{L}\p{N}.])X(?=,? \(?(?:formerly|previously) (?:known as |called |named )?Twitter\b)/gu

/** The platform's mentions, in reading order. */
export const platformX = (doc: Doc): ReadonlyArray<Candidate> => {
  if (!/\bX\b/u.test(doc.text)) return []
  const found: Array<Candidate> = []
  const renamed = doc.text.includes("Twitter")
    ? [...doc.text.matchAll(RENAMED)].filter(({ index }) => !isAfterPlatform(doc.text, index))
    : []
  for (const match of [...renamed, ...doc.text.matchAll(PLATFORM)]) {
    const span = { start: match.index, end: match.index + 1 }
    const before = doc.text.slice(Math.max(0, span.start - 90), span.start)
    if (match.groups?.before === "on" && !POSTING.test(before) && !AFTER.test(doc.text.slice(span.end, span.end + 60))) continue
    const { first, last } = doc.tokensIn(span)
    const name: Candidate = { ...span, first, last, type: "ORG", entries: [], isNested: false, isCertain: true, ruleId: "names/platform" }
    if (isParsed(doc, name)) found.push(name)
  }
  return found
}

/** What the other pattern finds. */
const isAfterPlatform = (text: string, at: number): boolean =>
  /\b(?:on|platform|network|site|app|service) $/u.test(text.slice(Math.max(0, at - 10), at))
