/** People of whom courts and the police speak: the accused and those who were hurt. */
import type { Doc } from "../engine/doc.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { RoleBook } from "./roles.ts"
import type { Salience } from "./salience.ts"

const DIES = /^(?:die|survive|succumb)$/u
const HURTS = /^(?:kill|murder|shoot|stab|attack|beat|hit|strike|injure|wound|poison|strangle|bludgeon)$/u
const TRIED = /^(?:charge|convict|jail|sentence|accuse|arrest|indict|try|imprison|acquit|detain|remand)$/u
const PLEADS = /^(?:deny|admit|plead)$/u

/** “accused of killing Reed. He died …”: clusters of whom the two sentences before say that somebody hurt, for the subject of such a verb. */
export const victimsBefore = (doc: Doc, salience: Salience, i: number): ReadonlyArray<number> => {
  if (doc.dep(i) !== "nsubj" || !DIES.test(doc.lemma(doc.head(i)))) return []
  const sentence = doc.sentenceOf(i)
  const found = new Set<number>()
  for (const { cluster, sentence: own, token } of salience.recent(sentence)) {
    if (sentence - own > 2) break
    if (/^(?:dobj|nsubjpass)$/u.test(doc.dep(token)) && HURTS.test(doc.lemma(doc.head(token)))) found.add(cluster)
  }
  return [...found]
}

/** “Reed was charged. … Ida Berg said her client was ill”: the only person but the lawyer of whom the article says what people do in the dock; -1 for none. */
export const accusedBefore = (doc: Doc, salience: Salience, at: number, lawyer: number): number => {
  const found = new Set<number>()
  for (const { cluster, token } of salience.recent(doc.sentenceOf(at))) {
    const lemma = doc.lemma(doc.head(token))
    const isSo = doc.dep(token) === "nsubjpass" ? TRIED.test(lemma) : doc.dep(token) === "nsubj" && PLEADS.test(lemma)
    if (isSo && cluster !== lawyer) found.add(cluster)
  }
  return found.size === 1 ? [...found][0] : -1
}

const AT_LAW = /^(?:JUD|COP)$/u

/** Whether the text says of somebody an office of the courts or the police. */
export const isAtLaw = (book: RoleBook, lexicon: EntityLexicon, cluster: number): boolean =>
  book.roles[cluster].some(({ head }) => AT_LAW.test(lexicon.roles.get(head)?.sector ?? ""))
