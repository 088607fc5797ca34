/**
 * Who does what a verb says, read off a ClearNLP-style dependency tree: own, shared, controlled and relative subjects. Everything is
 * token indices; -1 means none.
 */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { deedBefore, isPurposeWith, subjectBeforeDay, subjectOfMisreadClause } from "./misread.ts"
import { authorOf } from "./documents.ts"
import { isNominal, isVerbal } from "./tokens.ts"

export { intoPartitive, outOfPartitive } from "./partitives.ts"
export { isVerbal } from "./tokens.ts"

const SUBJECTS = new Set(["nsubj", "nsubjpass", "csubj", "csubjpass"])
export const CLAUSES = new Set(["ccomp", "xcomp"])

/** “GENEVA, May 3 – The envoy met …”: the word after the dash, when the parser took the place of a dateline for the subject. */
const pastDateline = (doc: Doc, subject: number): number => {
  const word = doc.textOf(subject)
  if (word.length < 3 || word !== word.toUpperCase() || subject !== doc.sentences[doc.sentenceOf(subject)].first) return subject
  const dash = doc.children(subject).find((child) => doc.pos(child) === "PUNCT" && /^[–—-]+$/u.test(doc.textOf(child)))
  const apposed = dash === undefined ? undefined : doc.children(subject).find((child) => child > dash && doc.dep(child) === "appos")
  return apposed ?? subject
}

/** The subject nearest to its verb (a dateline or a dislocated phrase may be read as another one before it). */
export const ownSubject = (doc: Doc, verb: number): number => {
  let found = -1
  for (const child of doc.children(verb))
    if ((SUBJECTS.has(doc.dep(child)) || isNameAsAuxiliary(doc, child)) && (found < 0 || child < verb)) found = child
  return found < 0 ? -1 : pastDateline(doc, found)
}

/** “Lind, *Xi* discuss …”: a short name that the parser takes for a modal. */
const isNameAsAuxiliary = (doc: Doc, child: number): boolean => doc.dep(child) === "aux" && doc.tag(child) === "NNP"

const hasAuxiliary = (doc: Doc, verb: number): boolean => {
  for (const child of doc.children(verb)) if (doc.dep(child) === "aux" || doc.dep(child) === "auxpass") return true
  return false
}

/** True for a verb in the passive: auxiliary, passive subject, a bare participle after a noun, or one joined to a passive. */
export const isPassive = (doc: Doc, verb: number): boolean => {
  let hasActiveSubject = false
  for (const child of doc.children(verb)) {
    const dep = doc.dep(child)
    if (dep === "auxpass" || dep === "nsubjpass") return true
    if (dep === "agent") return true
    if (dep === "nsubj" || dep === "aux") hasActiveSubject = true
  }
  const dep = doc.dep(verb)
  // “two were killed and *dozens wounded* in the clashes”
  const isGapped =
    hasActiveSubject && dep === "conj" && UNDERGONE.has(doc.lemma(verb)) && !hasAuxiliary(doc, verb) && objectOf(doc, verb) < 0
  if (isGapped && isVerbal(doc, doc.head(verb))) return isPassive(doc, doc.head(verb))
  // “was jailed in 2018 and *pardoned* in 2021”, tagged as a past tense
  const isShared = doc.tag(verb) === "VBD" && dep === "conj" && UNDERGONE.has(doc.lemma(verb)) && doc.child(verb, "dobj", "ccomp") < 0
  if ((doc.tag(verb) !== "VBN" && !isShared) || hasActiveSubject) return false
  if (dep === "acl" || dep === "relcl" || dep === "amod" || dep === "advcl") return true
  if (dep === "conj" && isVerbal(doc, doc.head(verb))) return isPassive(doc, doc.head(verb))
  return dep === "ROOT" && !hasAuxiliary(doc, verb)
}

/** Verbs that always have an object. */
const UNDERGONE = new Set(
  "pardon free acquit charge convict sentence jail deport execute expel detain fine arrest indict imprison extradite exile rearrest wound injure displace hospitalize hospitalise".split(
    " "
  )
)

/** The noun a relative clause hangs on, when `word` is its relative pronoun; the word itself otherwise; -1 for a free “what”. */
export const undoRelative = (doc: Doc, word: number, verb: number, lexicon: EventLexicon): number => {
  const tag = doc.tag(word)
  if (
    tag !== "WDT" &&
    tag !== "WP" &&
    !(lexicon.classes.get("relative")!.has(doc.lower(word)) && doc.pos(word) === "PRON" && doc.dep(verb) === "relcl")
  )
    return word
  let at = verb
  while (doc.dep(at) === "conj" && isVerbal(doc, doc.head(at))) at = doc.head(at)
  while (CLAUSES.has(doc.dep(at))) at = doc.head(at)
  if (doc.dep(at) !== "relcl") return -1
  const deed = deedBefore(doc, doc.head(at), verb, lexicon)
  if (deed >= 0) return deed
  // “the army and the rebel group, *which* attacked …”: the last of several
  const last = doc.lower(word) === "which" && doc.lower(word - 1) === "," ? conjuncts(doc, doc.head(at)).at(-1)! : -1
  return last >= 0 && last < word ? last : pastDateline(doc, doc.head(at))
}

const objectOf = (doc: Doc, verb: number): number => doc.child(verb, "dobj", "obj")

/** True for words for people, bodies and names: what may do something (“spent *months* blaming” has another subject). */
const canAct = (doc: Doc, token: number, lexicon: EventLexicon): boolean => {
  const pos = doc.pos(token)
  if (pos === "PROPN" || pos === "PRON") return true
  return (
    pos === "NOUN" &&
    (lexicon.agents.has(doc.lemma(token)) || (lexicon.classes.get("partitive")!.has(doc.lemma(token)) && doc.child(token, "prep") >= 0))
  )
}

/** What a controlled verb's governor controls it with: its object (“urged Iran to stop”), or its own subject (“promised to stop”). */
const controller = (doc: Doc, governor: number, lexicon: EventLexicon, depth: number): number => {
  if (!lexicon.classes.get("subjectcontrol")!.has(doc.lemma(governor))) {
    const object = objectOf(doc, governor)
    if (object >= 0 && canAct(doc, object, lexicon)) return object
    const dative = doc.child(governor, "dative")
    if (dative >= 0 && canAct(doc, dative, lexicon)) return dative
  }
  const addressed = addressedBy(doc, governor)
  return addressed >= 0 && canAct(doc, addressed, lexicon) ? addressed : subjectOf(doc, governor, lexicon, depth + 1)
}

/** “called on *Iran* to stop”, “appealed to *Iran* to stop”: who is to do it, -1 after other verbs. */
const addressedBy = (doc: Doc, governor: number): number => {
  const words = ADDRESSED.get(doc.lemma(governor))
  if (words === undefined) return -1
  const preposition = doc.children(governor).find((child) => child > governor && doc.dep(child) === "prep" && words.has(doc.lower(child)))
  return preposition === undefined ? -1 : doc.child(preposition, "pobj")
}
const ADDRESSED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["call", new Set(["on", "upon", "for"])],
  ["appeal", new Set(["to"])],
  ["rely", new Set(["on", "upon"])],
  ["depend", new Set(["on", "upon"])],
  ["wait", new Set(["for"])],
  ["push", new Set(["for"])],
  ["press", new Set(["for"])]
])

const possessorOf = (doc: Doc, noun: number): number => {
  for (const child of doc.children(noun)) if (doc.dep(child) === "poss" && doc.tag(child) !== "WP$") return child
  for (const child of doc.children(noun)) {
    if (doc.dep(child) === "prep" && (doc.lower(child) === "by" || doc.lower(child) === "of")) {
      const object = doc.child(child, "pobj")
      if (object >= 0 && doc.lower(child) === "by") return object
    }
  }
  for (const child of doc.children(noun)) {
    const dep = doc.dep(child)
    if ((dep === "compound" || dep === "amod" || dep === "nmod") && (doc.pos(child) === "PROPN" || doc.tag(child) === "NNP")) return child
  }
  for (const child of doc.children(noun)) if (doc.dep(child) === "amod" && /^\p{Lu}/u.test(doc.textOf(child))) return child
  return -1
}

/** Whom a request, an invitation or pressure is put to: they are to do what its infinitive says (“a call on Iran to stop”). */
const askedBy = (doc: Doc, noun: number, lexicon: EventLexicon): number => {
  if (!lexicon.classes.get("addressed")!.has(doc.lemma(noun).toLowerCase())) return -1
  const host = doc.head(noun)
  for (const source of doc.dep(noun) === "dobj" && isVerbal(doc, host) ? [noun, host] : [noun]) {
    for (const child of doc.children(source)) {
      if ((doc.dep(child) !== "prep" && doc.dep(child) !== "dative") || !ADDRESSING.has(doc.lower(child))) continue
      const object = doc.child(child, "pobj")
      if (object > noun) return object
    }
  }
  return -1
}
const ADDRESSING = new Set(["to", "on", "for"])

/** The subject of a noun's infinitive or gerund (“efforts to restrict”): the noun's possessor, else the subject of the verb the noun serves. */
const subjectThroughNoun = (doc: Doc, noun: number, lexicon: EventLexicon, depth: number): number => {
  const asked = askedBy(doc, noun, lexicon)
  if (asked >= 0) return asked
  // “Workers *plan* to strike”, read as a noun
  const own = doc.child(noun, "nsubj")
  if (own >= 0 && doc.isRoot(noun)) return own
  const possessor = possessorOf(doc, noun)
  if (possessor >= 0) return possessor
  const holder = holderOf(doc, noun, lexicon)
  if (holder >= 0) return holder
  let at = noun
  for (let steps = 0; steps < 6 && !doc.isRoot(at); steps++) {
    at = doc.head(at)
    // “must mend its ties, including the need to …”
    if (doc.dep(at) === "prep" && lexicon.modality.has(`N:${doc.lemma(noun)}`)) continue
    // “police foiled a plot to …”
    const isFoiled = PLOTS.has(doc.lemma(noun)) && lexicon.modality.get(`V:${doc.lemma(at)}`) === "negated"
    // “condemned efforts to silence …”: the efforts of others
    const isOthers = isFoiled || lexicon.classes.get("attitude")!.has(doc.lemma(at))
    if (isVerbal(doc, at)) return isOthers ? -1 : subjectOf(doc, at, lexicon, depth + 1)
  }
  return -1
}

/** “the commitment *of Kenya* to work with …”: whose a plan, a wish or a duty is. */
const holderOf = (doc: Doc, noun: number, lexicon: EventLexicon): number => {
  if (!lexicon.modality.has(`N:${doc.lemma(noun)}`)) return -1
  const of = doc.children(noun).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
  const object = of === undefined ? -1 : doc.child(of, "pobj")
  return object >= 0 && canAct(doc, object, lexicon) ? object : -1
}

const PLOTS = new Set(["plot", "attempt", "bid", "conspiracy"])

/**
 * Logical-surface subject of a verb: its own, else shared (coordination), controlled (infinitive, gerund), or the noun it modifies.
 * In a passive this is the one acted upon.
 */
export const subjectOf = (doc: Doc, verb: number, lexicon: EventLexicon, depth = 0): number => {
  if (depth > 8) return -1
  const own = isPurposeWith(doc, verb) ? -1 : ownSubject(doc, verb)
  if (own >= 0) {
    const given = givenRoom(doc, own, verb)
    if (given >= 0) return given
    const found = undoRelative(doc, own, verb, lexicon)
    return found >= 0 && doc.lower(own) === "what" ? -1 : found
  }
  const fronted = subjectOfMisreadClause(doc, verb)
  if (fronted >= 0) return fronted
  const beforeDay = subjectBeforeDay(doc, verb)
  if (beforeDay >= 0) return beforeDay
  const head = doc.head(verb)
  if (head === verb) return -1
  const dep = doc.dep(verb)
  if (dep === "conj") {
    if (isVerbal(doc, head)) return subjectOf(doc, joinedTo(doc, verb), lexicon, depth + 1)
    return doc.pos(head) === "ADJ" && isVerbal(doc, doc.head(head)) ? subjectOf(doc, doc.head(head), lexicon, depth + 1) : -1
  }
  if (dep === "xcomp" || dep === "ccomp" || dep === "oprd") {
    if (doc.pos(head) === "ADJ" || doc.pos(head) === "ADV") return doc.isRoot(head) ? -1 : subjectOfAdjective(doc, head, lexicon, depth)
    if (isNominal(doc, head)) return subjectThroughNoun(doc, head, lexicon, depth)
    const marked = doc.child(verb, "mark")
    if (dep === "ccomp" && (marked >= 0 || doc.tag(verb) === "VBD" || doc.tag(verb) === "VBZ")) return -1
    return controller(doc, head, lexicon, depth)
  }
  if (dep === "advcl") {
    // “gave *the firm* a week to accept”
    const given = hasInfinitiveMark(doc, verb) && doc.lemma(head) === "give" ? doc.child(head, "dative") : -1
    if (given >= 0 && given < verb && canAct(doc, given, lexicon)) return given
    const addressed = isVerbal(doc, head) && hasInfinitiveMark(doc, verb) ? addressedBy(doc, head) : -1
    if (addressed >= 0 && addressed < verb && canAct(doc, addressed, lexicon)) return addressed
    if (isVerbal(doc, head)) return subjectOf(doc, head, lexicon, depth + 1)
    return doc.pos(head) === "ADJ" ? subjectOfAdjective(doc, head, lexicon, depth) : -1
  }
  if (dep === "acl" || dep === "relcl" || dep === "amod") {
    if (dep === "relcl" && !hasInfinitiveMark(doc, verb)) return head
    if (hasInfinitiveMark(doc, verb))
      return isRanked(doc, head, lexicon) ? rankedHolder(doc, head, lexicon, depth) : subjectThroughNoun(doc, head, lexicon, depth)
    if (doc.tag(verb) === "VBG" && lexicon.modality.has(`N:${doc.lemma(head)}`)) return subjectThroughNoun(doc, head, lexicon, depth)
    const author = doc.tag(verb) === "VBG" ? authorOf(doc, head, lexicon) : null
    if (author !== null) return author.noun >= 0 ? author.noun : subjectOf(doc, author.verb, lexicon, depth + 1)
    return head
  }
  if (dep === "csubj" && doc.tag(verb) === "VBG") return ownerOfAim(doc, head)
  if (dep === "pcomp") return subjectThroughPreposition(doc, head, lexicon, depth)
  if (dep === "pobj" && doc.tag(verb) === "VBG") return subjectThroughPreposition(doc, head, lexicon, depth)
  return -1
}

/** What a verb behind “and” is joined to. “ensuring that nobody can … and briefed the King”: a past tense is not joined to an infinitive. */
export const joinedTo = (doc: Doc, verb: number): number => {
  const head = doc.head(verb)
  const isPast = doc.tag(verb) === "VBD" || (doc.tag(verb) === "VBN" && objectOf(doc, verb) > verb && !hasAuxiliary(doc, verb))
  return isPast && doc.tag(head) === "VB" ? pastAbove(doc, head) : head
}

/** The nearest verb in the past above an infinitive; the infinitive itself where there is none. */
const pastAbove = (doc: Doc, infinitive: number): number =>
  doc.ancestors(infinitive).find((above) => doc.tag(above) === "VBD") ?? infinitive

export const subjectOfAdjective = (doc: Doc, adjective: number, lexicon: EventLexicon, depth: number): number => {
  const own = ownSubject(doc, adjective)
  if (own >= 0) return own
  const head = doc.head(adjective)
  if (head === adjective) return -1
  if (isVerbal(doc, head)) return subjectOf(doc, head, lexicon, depth + 1)
  if (!isNominal(doc, head)) return -1
  // “Kenya is a power determined to contain Sudan”: what the noun is said of
  const said = doc.dep(head) === "attr" ? doc.child(doc.head(head), "nsubj") : -1
  return said >= 0 ? said : head
}

/** “allows room for the *two sides* to talk”: whoever has the room, where it is read as the subject. */
const givenRoom = (doc: Doc, subject: number, verb: number): number => {
  if (!ROOM.has(doc.lemma(subject)) || !hasInfinitiveMark(doc, verb)) return -1
  const preposition = doc.children(subject).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "for")
  return preposition === undefined ? -1 : doc.child(preposition, "pobj")
}
const ROOM = new Set(["room", "time", "space", "opportunity", "chance", "way"])

/** “Restoring ties is *their* priority”: whose the aim is. */
const ownerOfAim = (doc: Doc, copula: number): number => {
  const aim = doc.child(copula, "attr")
  return aim < 0 ? -1 : doc.child(aim, "poss")
}

const subjectThroughPreposition = (doc: Doc, preposition: number, lexicon: EventLexicon, depth: number): number => {
  const host = doc.head(preposition)
  const word = doc.lower(preposition)
  if (isVerbal(doc, host)) {
    const isWarned = word === "against" && WARNING.has(doc.lemma(host))
    const isAboutObject = word === "of" || word === "for" || word === "from" || word === "with" || word === "into" || isWarned
    if (isAboutObject) {
      const object = objectOf(doc, host)
      if (object >= 0 && isNominal(doc, object) && lexicon.verbs.has(doc.lemma(host))) return object
    }
    return subjectOf(doc, host, lexicon, depth + 1)
  }
  // “accused the army of *torturing* detainees”, with the of-phrase read as the army's
  if (doc.dep(host) === "dobj" && BLAMED.get(doc.lemma(doc.head(host))) === word) return host
  if (isNominal(doc, host)) return subjectThroughNoun(doc, host, lexicon, depth)
  if (doc.pos(host) !== "ADJ") return -1
  // “grateful to the minister for *convening* them”
  const thanked = word === "for" ? doc.children(host).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "to") : undefined
  return thanked === undefined ? subjectOfAdjective(doc, host, lexicon, depth) : doc.child(thanked, "pobj")
}

/** Verbs of blame, and the preposition before the deed. */
const BLAMED = new Map(
  Object.entries({
    accuse: "of",
    suspect: "of",
    convict: "of",
    acquit: "of",
    blame: "for",
    criticize: "for",
    criticise: "for",
    condemn: "for"
  })
)

/** “warned Iran against *attacking*”: what the object is not to do. */
const WARNING = new Set(["warn", "caution", "advise", "counsel"])

/** True for a verb with “to” before it. */
export const hasInfinitiveMark = (doc: Doc, verb: number): boolean => {
  for (const child of doc.children(verb)) if (doc.dep(child) === "aux" && doc.lower(child) === "to") return true
  return false
}

/** “the first / most senior official to visit”: whoever holds the rank has done it. */
export const isRanked = (doc: Doc, noun: number, lexicon: EventLexicon): boolean => {
  const ranks = lexicon.classes.get("rank")!
  for (let i = doc.leftEdge(noun); i < noun; i++) if (ranks.has(doc.lower(i)) || doc.tag(i) === "JJS" || doc.tag(i) === "RBS") return true
  return false
}

const rankedHolder = (doc: Doc, noun: number, lexicon: EventLexicon, depth: number): number => {
  const dep = doc.dep(noun)
  if (dep === "attr" && isVerbal(doc, doc.head(noun))) return subjectOf(doc, doc.head(noun), lexicon, depth + 1)
  if (dep === "appos") return doc.head(noun)
  return noun
}

/** “ruled out *sending* troops”: a gerund right behind the particle, read as an adverbial. */
export const isRuledOut = (doc: Doc, verb: number): boolean =>
  doc.tag(verb) === "VBG" && verb > 1 && doc.lower(verb - 1) === "out" && doc.lemma(doc.head(verb)) === "rule"

/** “Fighting between the army and rebels”: a gerund in a noun's place, without an object of its own, that the lexicon has as a noun. */
export const isGerundNoun = (doc: Doc, i: number, lexicon: EventLexicon): boolean => {
  if (doc.tag(i) !== "VBG" || !lexicon.nouns.has(doc.lower(i)) || objectOf(doc, i) >= 0) return false
  const dep = doc.dep(i)
  return (
    dep === "nsubj" ||
    dep === "nsubjpass" ||
    dep === "dobj" ||
    dep === "pobj" ||
    // “after fighting between rebels and the army”
    (dep === "pcomp" && doc.children(i).some((child) => doc.dep(child) === "prep" && doc.lower(child) === "between"))
  )
}

/** “call off”, where a table has the two words; the verb's own lemma otherwise. */
export const phrasalLemma = (doc: Doc, verb: number, table: ReadonlyMap<string, unknown>, prefix = ""): string => {
  const lemma = doc.lemma(verb)
  const particle = doc.child(verb, "prt")
  const phrase = particle < 0 ? "" : `${lemma} ${doc.lower(particle)}`
  return particle >= 0 && table.has(prefix + phrase) ? phrase : lemma
}

/** A head and the heads joined to it by “and”, “or”, commas. */
export const conjuncts = (doc: Doc, head: number): ReadonlyArray<number> => {
  const found = [head]
  for (let k = 0; k < found.length && k < 12; k++) {
    const children = doc.children(found[k])
    for (let n = 0; n < children.length; n++) if (doc.dep(children[n]) === "conj" && !isVerbal(doc, children[n])) found.push(children[n])
  }
  return found
}
