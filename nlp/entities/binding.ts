/** Whom the syntax around a pronoun points to or rules out: subjects of its clause, of the clause above, of the sentence to come. */
import type { Doc } from "../engine/doc.ts"
import { PRONOUNS } from "./pronoun-forms.ts"

const RIVAL = /^(?:opponent|rival|counterpart|predecessor|successor|challenger|deputy|boss)$/u

export class Binding {
  readonly #doc: Doc
  /** Cluster of the mention headed by a token, as far as the article has been read; -1 for none. */
  readonly #clusterAt: Int32Array
  /** Cluster of the person named at a token, also further on; -1 for none. */
  readonly #nameAt: (token: number) => number

  constructor(doc: Doc, clusterAt: Int32Array, nameAt: (token: number) => number) {
    this.#doc = doc
    this.#clusterAt = clusterAt
    this.#nameAt = nameAt
  }

  /** The nearest verb above a token, -1 when there is none. */
  verbAbove(i: number): number {
    let at = i
    for (let steps = 0; steps < 12 && this.#doc.head(at) !== at; steps++) {
      at = this.#doc.head(at)
      const pos = this.#doc.pos(at)
      if (pos === "VERB" || pos === "AUX") return at
    }
    return -1
  }

  /** Cluster of a verb's subject; an infinitive's is that of the verb above it. */
  subjectOf(verb: number): number {
    const doc = this.#doc
    let at = verb
    for (let steps = 0; at >= 0 && steps < 3; steps++) {
      const subject = doc.child(at, "nsubj", "nsubjpass")
      // “the director, who cast him”
      if (subject >= 0 && doc.tag(subject) === "WP" && doc.dep(at) === "relcl") return this.#clusterOfNoun(doc.head(at))
      if (subject >= 0) return this.#clusterAt[subject]
      if (doc.dep(at) !== "xcomp" && doc.dep(at) !== "advcl" && doc.dep(at) !== "conj" && doc.dep(at) !== "acl") return -1
      at = doc.head(at) === at ? -1 : doc.head(at)
    }
    return -1
  }

  /** Cluster of a noun or of the name in apposition to it (“the director Karl Berg, who …”). */
  #clusterOfNoun(noun: number): number {
    const name = this.#doc.child(noun, "appos")
    return this.#clusterAt[noun] >= 0 || name < 0 ? this.#clusterAt[noun] : this.#clusterAt[name]
  }

  /** Whether a token is the subject of its sentence's main verb, or of the verb that a quotation hangs on. */
  isMainSubject(i: number): boolean {
    const doc = this.#doc
    return (doc.dep(i) === "nsubj" || doc.dep(i) === "nsubjpass") && doc.isRoot(doc.head(i))
  }

  /** Clusters of a verb's subject, of those joined to it and of those that name it (“Justices Lind and Berg”). */
  subjectsOf(verb: number): ReadonlyArray<number> {
    const doc = this.#doc
    const found = [this.subjectOf(verb)]
    let at = verb < 0 ? -1 : doc.child(verb, "nsubj", "nsubjpass")
    for (let steps = 0; at >= 0 && steps < 6; steps++, at = doc.child(at, "conj", "appos")) found.push(this.#clusterAt[at])
    return found
  }

  /** “Okoro greeted Lind and her group”: the person that the possessed noun is joined to. */
  conjunctOwner(i: number): number {
    const noun = this.#doc.head(i)
    return this.#doc.dep(noun) === "conj" && this.#doc.pos(noun) === "NOUN" ? this.#clusterAt[this.#doc.head(noun)] : -1
  }

  /** “thanked Lind for her work”, “accused Lind of breaking her word”: whom the verb's object is, for a possessive in what it is done about. */
  objectOf(i: number): number {
    const doc = this.#doc
    let at = doc.head(i)
    for (let steps = 0; steps < 5 && doc.dep(at) !== "prep" && doc.head(at) !== at; steps++) at = doc.head(at)
    const verb = doc.head(at)
    const isAbout =
      doc.dep(at) === "prep" &&
      (/^(?:of|for|about|over|on)$/u.test(doc.lower(at)) || (doc.lower(at) === "with" && doc.lemma(verb) === "help"))
    if (!isAbout || doc.dep(doc.head(i)) === "nsubj") return -1
    const object = doc.child(verb, "dobj", "dative")
    return object >= 0 && object < at ? this.#clusterAt[object] : -1
  }

  /** “Her lawyer argued that she …”: who owns the subject of the clause above, where the same pronoun says so; -1 for nobody. */
  ownerAbove(i: number): number {
    const doc = this.#doc
    if (doc.dep(i) !== "nsubj" && doc.dep(i) !== "nsubjpass") return -1
    const clause = this.verbAbove(i)
    const subject = clause >= 0 && doc.dep(clause) === "ccomp" ? doc.child(doc.head(clause), "nsubj") : -1
    // “his opponent, Dan Reed, said he …” speaks of himself
    const owner = subject >= 0 && subject < i && !RIVAL.test(doc.lower(subject)) ? doc.child(subject, "poss") : -1
    return owner >= 0 && PRONOUNS.get(doc.lower(owner))?.pronoun === PRONOUNS.get(doc.lower(i))?.pronoun ? this.#clusterAt[owner] : -1
  }

  /** Cluster of the nearest subject before a possessive, where it is the same pronoun (“she … her”); -1 for others. */
  sameSubject(i: number, pronoun: string): number {
    const subject = this.subjectAround(i)
    return subject >= 0 && PRONOUNS.get(this.#doc.lower(subject))?.pronoun === pronoun ? this.#clusterAt[subject] : -1
  }

  /** Subject of the clause around a possessive, of the clause above a subject pronoun. */
  clauseSubject(i: number, isPossessive: boolean): number {
    let verb = this.verbAbove(i)
    if (verb >= 0 && !isPossessive) verb = this.verbAbove(verb)
    for (let steps = 0; verb >= 0 && steps < 7; steps++) {
      const subject = this.#doc.child(verb, "nsubj", "nsubjpass")
      if (subject >= 0 && subject !== i) return subject < i ? this.#standsFor(subject, verb) : -1
      verb = this.verbAbove(verb)
    }
    return -1
  }

  /** “joined by Berg, who said he was glad”: who a relative “who” is that reports a subject's clause; -1 for nobody. */
  reportedByWho(i: number): number {
    const doc = this.#doc
    if (doc.dep(i) !== "nsubj" && doc.dep(i) !== "nsubjpass") return -1
    const clause = doc.head(i)
    const above = doc.dep(clause) === "ccomp" ? doc.head(clause) : -1
    const who = above < 0 || doc.dep(above) !== "relcl" ? -1 : doc.child(above, "nsubj")
    return who >= 0 && who < i && doc.lower(who) === "who" ? this.#clusterOfNoun(doc.head(above)) : -1
  }

  /** Token of the nearest subject before a token, of its own clause or of those above; -1 where there is none. */
  subjectAround(i: number): number {
    let verb = this.verbAbove(i)
    for (let steps = 0; verb >= 0 && steps < 4; steps++) {
      let subject = -1
      for (const child of this.#doc.children(verb)) {
        if (!this.#doc.dep(child).startsWith("nsubj")) continue
        // a verb with two is misread (“A leader, Lind used …”)
        if (subject >= 0) return -1
        subject = child
      }
      if (subject >= 0 && subject !== i) return subject < i ? subject : -1
      verb = this.verbAbove(verb)
    }
    return -1
  }

  /** Whom a subject means: the antecedent of “who”, the possessor of a thing (“Lind’s obsession”), who did what was done to it. */
  #standsFor(subject: number, verb: number): number {
    const doc = this.#doc
    if (/^W(?:P|DT)$/u.test(doc.tag(subject)) && doc.dep(verb) === "relcl") return this.#clusterAt[doc.head(verb)]
    const cluster = this.#clusterAt[subject]
    if (cluster >= 0) return cluster
    const owner = doc.child(subject, "poss")
    if (owner >= 0) return this.#clusterAt[owner]
    const by = doc.child(verb, "agent")
    const agent = by < 0 ? -1 : doc.child(by, "pobj")
    return agent < 0 ? -1 : this.#clusterAt[agent]
  }

  /** “Reed's family described him”: who owns the subject of an object's verb, where that subject is nobody with a name; -1 for nobody. */
  ownerOfSubject(i: number): number {
    const doc = this.#doc
    const verb = this.verbAbove(i)
    const subject = verb < 0 ? -1 : doc.child(verb, "nsubj")
    if (subject < 0 || subject >= i || this.#clusterAt[subject] >= 0) return -1
    const owner = doc.child(subject, "poss")
    return owner < 0 ? -1 : this.#clusterAt[owner]
  }

  /** “Sentencing him, Judge Lind said …”: the subject to come of a clause without its own, who does it to somebody else; -1 for nobody. */
  doerAhead(i: number): number {
    const doc = this.#doc
    const verb = this.verbAbove(i)
    const isOpen = verb >= 0 && doc.dep(verb) === "advcl" && doc.head(verb) > i && doc.child(verb, "nsubj", "nsubjpass") < 0
    return isOpen ? this.subjectAhead(i) : -1
  }

  /** The subject to come of a sentence that opens with a clause or phrase holding the pronoun: “Before her departure, Lind said”. */
  subjectAhead(i: number): number {
    const doc = this.#doc
    let at = i
    for (let steps = 0; steps < 20 && doc.head(at) !== at; steps++) {
      const head = doc.head(at)
      const opens =
        (doc.dep(at) === "advcl" || doc.dep(at) === "prep") && head > at && (doc.pos(head) === "VERB" || doc.pos(head) === "AUX")
      const subject = opens ? doc.child(head, "nsubj", "nsubjpass") : -1
      if (subject > i) return this.#nameAt(subject)
      at = head
    }
    return -1
  }
}
