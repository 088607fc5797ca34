/** Words that the model takes into a person's name and that are none of it: a participle or role before it, letters after it. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"

const PLAIN_WORD = /^\p{Lu}\p{Ll}[\p{L}’'-]*$/u

/** A name's edges without “Quoting” before “Ida Berg”, “Substitute” before “Milos Lind” and “KC” behind either. */
export const withoutOpening = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate => {
  if (name.type === "PERSON") return withoutLetters(doc, isAfterParticiple(doc, name) ? from(doc, name, name.first + 1) : name, lexicon)
  return name.type === "ORG" && isRoleAndPerson(doc, name, lexicon) ? { ...from(doc, name, name.first + 1), type: "PERSON" } : name
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
