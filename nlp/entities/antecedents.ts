/** Whom “he” and “she” mean: the most salient of those whom syntax, quotation marks and what the text has called them allow. */
import type { Doc } from "../engine/doc.ts"
import type { Binding } from "./binding.ts"
import { mostSalient } from "./descriptions.ts"
import { isAtLaw, victimsBefore } from "./dock.ts"
import type { ResolverInput } from "./before-reading.ts"
import type { PronounForm } from "./pronoun-forms.ts"
import type { QuoteMap } from "./quote-map.ts"
import type { Reference, Salience } from "./salience.ts"

/** Salience that syntax adds: of a subject to come, of the possessed noun's partner, of the clause's subject or object, of the subject of the sentence before, of whose lawyer speaks, of who reports. */
const AHEAD = 100
const PARTNER = 120
const CLAUSE = 75
const PARALLEL = 45
const OWNER = 110
/** “She will be revising for her exams”: of the clause's own subject, where it is the same pronoun. */
const SAME = 120
const REPORTER = 40
/** A mention between quotation marks counts half for a pronoun outside them. */
const QUOTED = 0.5
/** A mention of somebody as a speaker counts less for a pronoun between quotation marks. */
const SPEAKER = 0.4
/** Salience of who was hurt, for “He died”; what is left of that of people at law, for what they say of others. */
const VICTIM = 90
const AT_LAW = 0.12

/** What the choice is made from, as far as the article is read. */
interface Scene {
  readonly doc: Doc
  readonly book: ResolverInput["book"]
  readonly lexicon: ResolverInput["lexicon"]
  readonly binding: Binding
  readonly quotes: QuoteMap
  readonly salience: Salience
  /** Cluster of the mention headed by a token, -1 for none. */
  readonly clusterAt: Int32Array
  /** Cluster of the person named at a token, -1 for none. */
  readonly nameAt: (token: number) => number
  /** Whether a cluster may be called by a pronoun. */
  readonly agrees: (cluster: number, pronoun: string) => boolean
  /** Whether the text has so far, surely enough, called a cluster by another pronoun. */
  readonly isOther: (cluster: number, pronoun: string) => boolean
}

export class Antecedents {
  readonly #scene: Scene

  constructor(scene: Scene) {
    this.#scene = scene
  }

  /** The most salient person that agrees, binding and quotation allowing, and how far the next one is behind (0 to 1). */
  of(i: number, form: PronounForm): { readonly cluster: number; readonly margin: number } {
    const sentence = this.#scene.doc.sentenceOf(i)
    const marked = this.#scene.quotes.markedAt(i)
    const barred = this.#barred(i, form)
    // what is quoted is about others than those who speak
    const weigh = (reference: Reference): number =>
      marked < 0 ? reference.weight * (reference.quote < 0 ? 1 : QUOTED) : reference.weight * (reference.isSpeaker ? SPEAKER : 1)
    const scores = this.#scene.salience.scores(sentence, weigh)
    const favour = (cluster: number, points: number): void => {
      if (cluster >= 0) scores.set(cluster, (scores.get(cluster) ?? 0) + points)
    }
    favour(this.#scene.binding.subjectAhead(i), AHEAD)
    if (marked < 0 && this.#scene.binding.isMainSubject(i)) favour(this.#mainSubject(sentence - 1), PARALLEL)
    if (form.isPossessive) favour(this.#scene.binding.conjunctOwner(i), PARTNER)
    else if (!this.#scene.doc.dep(i).startsWith("nsubj")) favour(this.#scene.binding.ownerOfSubject(i), CLAUSE)
    const object = form.isPossessive ? this.#scene.binding.objectOf(i) : -1
    const owner = marked < 0 ? this.#scene.binding.ownerAbove(i) : -1
    if (form.isPossessive && object < 0) favour(this.#scene.binding.sameSubject(i, form.pronoun), SAME)
    favour(this.#scene.binding.reportedByWho(i), SAME)
    if (object >= 0) favour(object, CLAUSE)
    else if (owner >= 0) favour(owner, OWNER)
    else {
      const subject = this.#scene.binding.clauseSubject(i, form.isPossessive)
      favour(subject, CLAUSE)
      // “Lind said that Berg left when he could”: who reports the clause is further away than its own subject
      const reporter = marked < 0 ? this.#scene.quotes.reporterAt(i, this.#scene.clusterAt) : -1
      if (subject < 0 || subject === reporter) favour(reporter, REPORTER)
    }
    for (const victim of victimsBefore(this.#scene.doc, this.#scene.salience, i)) favour(victim, VICTIM)
    for (const [cluster, score] of scores) if (this.#isAtLaw(cluster, i, marked, form)) scores.set(cluster, score * AT_LAW)
    const agrees = (cluster: number): boolean => !barred.has(cluster) && this.#scene.agrees(cluster, form.pronoun)
    const isSure = (cluster: number): boolean => agrees(cluster) && !this.#scene.isOther(cluster, form.pronoun)
    const may = scores.keys().some(isSure) ? isSure : agrees
    const cluster = mostSalient(scores, may)
    const next = mostSalient(scores, (other) => other !== cluster && may(other))
    return { cluster, margin: next < 0 ? 1 : 1 - scores.get(next)! / scores.get(cluster)! }
  }

  /** Judges, lawyers and police who speak of the case are not whom it is about: “The judge said there was evidence against him”. */
  #isAtLaw(cluster: number, i: number, marked: number, form: PronounForm): boolean {
    if (form.isReflexive || !isAtLaw(this.#scene.book, this.#scene.lexicon, cluster)) return false
    if (marked >= 0) return this.#scene.quotes.speakerAt(i, this.#scene.clusterAt) >= 0
    return (
      !form.isPossessive &&
      !this.#scene.doc.dep(i).startsWith("nsubj") &&
      this.#scene.quotes.reporterAt(i, this.#scene.clusterAt) === cluster
    )
  }

  /**
   * Who the pronoun cannot be: the subject of its own verb, the speaker of the quotation around it, those named in the
   * quotation it introduces, and whom its own noun describes (“Mr. Xi, his counterpart”).
   */
  #barred(i: number, form: PronounForm): ReadonlySet<number> {
    const doc = this.#scene.doc
    const speaker = this.#scene.quotes.speakerAt(i)
    // “…, her coach said. “She will rest,” he added.”: who spoke last speaks again
    const speaking = speaker < 0 ? this.#scene.quotes.pronounSpeaking(i) : ""
    const again = speaking === "" ? -1 : this.#scene.salience.lastSpeaker(doc.sentenceOf(i))
    const barred = new Set<number>([again >= 0 && this.#scene.agrees(again, speaking) ? again : speaker])
    // “Reed accused Lind of weakness. “She has told every gang,” he wrote.”: the subject before is “he”
    if (speaking !== "" && speaking !== form.pronoun) {
      const before = this.#mainSubject(this.#scene.quotes.sentenceBefore(i))
      if (before >= 0 && this.#scene.agrees(before, speaking)) barred.add(before)
    }
    // “Reed told reporters that her visa had been revoked. “We gave it,” he said.”: who reports is “he”
    const reporter = this.#scene.quotes.markedAt(i) < 0 ? this.#scene.quotes.reporterAt(i, this.#scene.clusterAt) : -1
    const next = reporter < 0 ? "" : this.#scene.quotes.pronounNext(i)
    if (next !== "" && next !== form.pronoun && this.#scene.agrees(reporter, next)) barred.add(reporter)
    const isSubject = doc.dep(i) === "nsubj" || doc.dep(i) === "nsubjpass"
    if (!form.isPossessive && !form.isReflexive && !isSubject) {
      for (const cluster of this.#scene.binding.subjectsOf(this.#scene.binding.verbAbove(i))) barred.add(cluster)
      barred.add(this.#scene.binding.doerAhead(i))
    }
    const noun = doc.head(i)
    if (form.isPossessive && doc.dep(noun) === "appos" && this.#scene.lexicon.roles.has(doc.lower(noun)))
      barred.add(this.#scene.clusterAt[doc.head(noun)])
    // “his ties to Reed” are not Reed's
    if (form.isPossessive && doc.dep(i) === "poss")
      for (const child of doc.children(noun))
        if (child > noun && doc.dep(child) === "prep") barred.add(this.#scene.nameAt(doc.child(child, "pobj")))
    // “his lawyer” is nobody's own
    if (form.isPossessive && doc.dep(i) === "poss") barred.add(this.#scene.clusterAt[noun])
    if (doc.dep(i) === "nsubj") for (const cluster of this.#scene.quotes.namedInQuoteOf(i)) barred.add(cluster)
    barred.delete(-1)
    return barred
  }

  /** Cluster of the main clause's subject of a sentence, -1 for none. */
  #mainSubject(sentence: number): number {
    if (sentence < 0) return -1
    const { first, last } = this.#scene.doc.sentences[sentence]
    for (let i = first; i < last; i++)
      if (this.#scene.clusterAt[i] >= 0 && this.#scene.binding.isMainSubject(i)) return this.#scene.clusterAt[i]
    return -1
  }
}
