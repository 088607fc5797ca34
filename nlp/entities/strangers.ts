/** Pronouns of people without a name: “a source … he”, “my brother … He”. */
import type { Doc } from "../engine/doc.ts"
import type { Binding } from "./binding.ts"
import type { Group } from "./country-pairs.ts"
import type { RoleNoun } from "./lexicon.ts"
import type { NameMention } from "./names.ts"
import type { NameIndex } from "./nominals.ts"
import { type PronounForm, PRONOUNS } from "./pronoun-forms.ts"
import type { QuoteMap } from "./quote-map.ts"

/** What has been read of an article so far. */
export interface ReadSoFar {
  readonly doc: Doc
  readonly binding: Binding
  readonly quotes: QuoteMap
  /** Cluster of the mention headed by a token, -1 for none. */
  readonly clusterAt: Int32Array
  readonly roles: ReadonlyMap<string, RoleNoun>
}

/**
 * “A source said that he …”, “My mother is old and she …”: whether a pronoun is somebody's without a name, who is the subject of the clause
 * around or above, or between quotation marks of the sentence before; and “her” beside such a “she”.
 */
export const isStranger = (read: ReadSoFar, i: number, form: PronounForm): boolean => {
  const { binding, clusterAt, doc, quotes, roles } = read
  const subject = binding.subjectAround(i)
  if (form.isPossessive && isOfStrangerBeside(read, i, form)) return true
  if (subject < 0) return isOfSubjectBefore(read, i, form)
  if (clusterAt[subject] >= 0 || quotes.markedAt(i) !== quotes.markedAt(subject)) return false
  if (PRONOUNS.get(doc.lower(subject))?.pronoun === form.pronoun) return true
  // “The man, who was with his wife, fell”, where nobody has a name
  const isWho = doc.tag(subject) === "WP" && doc.dep(doc.head(subject)) === "relcl"
  const noun = isWho ? doc.head(doc.head(subject)) : subject
  // “every hero who shed his blood”
  const isOwnOrSubject = form.isPossessive || form.isReflexive || doc.dep(i).startsWith("nsubj")
  if (
    isOwnOrSubject &&
    clusterAt[noun] < 0 &&
    (isAnybody(doc, noun) || (isWho && doc.dep(noun) === "pobj" && isAnybody(doc, doc.head(doc.head(noun)))))
  )
    return true
  const plain = form.isPossessive && clusterAt[noun] < 0 ? roles.get(doc.lower(noun)) : undefined
  if (plain?.kind === "person" && !plain.isPlural && (plain.pronoun === "" || plain.pronoun === form.pronoun)) return true
  if (form.isPossessive || form.isReflexive || doc.child(subject, "appos") >= 0 || !/^nsubj/u.test(doc.dep(i))) return false
  // “A lawyer who represents Reed said he …” may speak of Reed
  const told = doc.child(subject, "relcl")
  if (told >= 0) for (let at = doc.leftEdge(told); at <= doc.rightEdge(told); at++) if (clusterAt[at] >= 0) return false
  return isNameless(read, subject, form, /^(?:my|our|his|her|their|the)$/u) || isHolderWithoutName(read, subject)
}

/** “Norway's prime minister said that he …”: an office of which nobody has said who holds it; not where somebody is told so. */
const isHolderWithoutName = ({ clusterAt, doc, roles }: ReadSoFar, subject: number): boolean => {
  const owner = doc.child(subject, "poss")
  if (owner < 0 || doc.pos(owner) !== "PROPN" || clusterAt[owner] >= 0) return false
  const told = doc.child(doc.head(subject), "dobj", "dative")
  const role = roles.get(doc.lower(subject))
  return (role?.kind === "post" || role?.kind === "office") && !role.isPlural && (told < 0 || clusterAt[told] < 0)
}

/** “every soldier”, “anyone”, “no man”: nobody in particular. */
const isAnybody = (doc: Doc, noun: number): boolean =>
  /^(?:every|any|no)(?:one|body)$/u.test(doc.lower(noun)) ||
  (doc.tag(noun) === "NN" && /^(?:every|each|any|no)$/u.test(doc.lower(doc.leftEdge(noun))))

/** “the boy and his father”: of the first of two, when nobody has said who that is. */
const isOfStrangerBeside = ({ clusterAt, doc, roles }: ReadSoFar, i: number, form: PronounForm): boolean => {
  const noun = doc.head(i)
  const first = doc.dep(noun) === "conj" ? doc.head(noun) : -1
  if (first < 0 || first > i || clusterAt[first] >= 0 || doc.pos(first) !== "NOUN") return false
  const role = roles.get(doc.lower(first))
  return role !== undefined && !role.isPlural && (role.pronoun === "" || role.pronoun === form.pronoun)
}

/** Whether a subject is one of whom nothing but a noun is said, that the pronoun may stand for. */
const isNameless = ({ doc, roles }: ReadSoFar, subject: number, form: PronounForm, owners: RegExp): boolean => {
  const noun = doc.lower(subject)
  const role = roles.get(noun)
  const isOne = noun === "source" || (role !== undefined && !role.isPlural && (role.pronoun === "" || role.pronoun === form.pronoun))
  const opening = doc.lower(doc.leftEdge(subject))
  return (
    isOne && (/^(?:a|an|one|another)$/u.test(opening) || (role?.kind === "kin" && owners.test(opening)) || /^(?:my|our)$/u.test(opening))
  )
}

/** “My brother went down at four. He said …” between the same marks, “Her husband was in the theatre. He went on”: the subject of the sentence before. */
const isOfSubjectBefore = (read: ReadSoFar, i: number, form: PronounForm): boolean => {
  const { clusterAt, doc, quotes } = read
  const sentence = doc.sentenceOf(i)
  if (sentence === 0 || !/^nsubj/u.test(doc.dep(i))) return false
  const marked = quotes.markedAt(i)
  const reach = marked < 0 ? 1 : 2
  for (let back = sentence - 1; back >= Math.max(0, sentence - reach); back--) {
    const { first, last } = doc.sentences[back]
    for (let at = first; at < last; at++) {
      if (!/^nsubj/u.test(doc.dep(at)) || quotes.markedAt(at) !== marked || (marked < 0 && !doc.isRoot(doc.head(at)))) continue
      if (clusterAt[at] >= 0) return false
      return doc.child(at, "appos") < 0 || marked >= 0 || doc.pos(doc.child(at, "appos")) === "NOUN"
        ? isNameless(read, at, form, marked < 0 ? /^(?:his|her|their)$/u : /^(?:my|our)$/u)
        : false
    }
  }
  return false
}

/** The names of an article, by their tokens too. */
interface NamesRead {
  readonly index: NameIndex
  readonly names: ReadonlyArray<NameMention>
}

/** “Rovers will meet their rivals”, “Officials said they …”: the subject of the clause around or above is a body or several people without names. */
export const isOfOthers = (read: ReadSoFar, groups: ReadonlyArray<Group>, { index, names }: NamesRead, i: number): boolean => {
  const { binding, clusterAt, doc, roles } = read
  const around = binding.subjectAround(i)
  // “officials, who spoke because they …”
  const isWho = around >= 0 && doc.tag(around) === "WP" && doc.dep(doc.head(around)) === "relcl"
  const subject = isWho ? doc.head(doc.head(around)) : around
  if (subject >= 0 && subject < i && doc.lower(subject) === "they") return isOfOthers(read, groups, { index, names }, subject)
  if (isOfObjectBefore(doc, groups, subject, i)) return true
  if (subject < 0 || clusterAt[subject] >= 0) return false
  // “American officials”, “the two countries”
  if (groups.slice(-12).some(({ sentence, token }) => token === subject && sentence === doc.sentenceOf(subject))) return false
  const name = index.at[subject]
  if (name >= 0) return names[name].type === "ORG" || (names[name].type === "NORP" && doc.tag(subject) === "NNPS")
  // “the leaders” may be people with names
  const isNamed =
    roles.has(doc.lower(subject)) &&
    !/^(?:officials|sources|aides)$/u.test(doc.lower(subject)) &&
    /^(?:the|both|two)$/u.test(doc.lower(doc.leftEdge(subject)))
  return doc.tag(subject) === "NNS" && doc.child(subject, "poss") < 0 && !isNamed
}

/** “Reed accused the Greens of waste, saying they …”: several people in the sentence itself are nearer than two of the one before. */
const isOfObjectBefore = (doc: Doc, groups: ReadonlyArray<Group>, subject: number, i: number): boolean => {
  const sentence = doc.sentenceOf(i)
  if (subject < 0 || groups[groups.length - 1]?.sentence === sentence) return false
  for (let at = doc.sentences[sentence].first; at < i; at++)
    if (doc.dep(at) === "dobj" && doc.tag(at) === "NNPS" && doc.head(at) < i) return true
  return false
}
