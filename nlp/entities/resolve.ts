/**
 * Whom descriptions and pronouns mean. The article is read twice from left to right: the first reading learns which
 * pronouns the text uses of whom, the second decides with that knowledge.
 */
import type { Mention, ParsedArticle, Quote } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { NameClusters } from "./local.ts"
import type { NameMention } from "./names.ts"
import type { NameIndex, Nominal } from "./nominals.ts"
import { PRONOUNS, type PronounForm } from "./pronoun-forms.ts"
import { QuoteMap } from "./quote-map.ts"
import { candidatesFor, type Role, roleFit, roleOf, type RoleBook } from "./roles.ts"
import { prominence, type Reference, Salience } from "./salience.ts"

export interface ResolverInput {
  readonly article: ParsedArticle
  readonly names: ReadonlyArray<NameMention>
  readonly grouped: NameClusters
  readonly nominals: ReadonlyArray<Nominal>
  readonly index: NameIndex
  readonly book: RoleBook
  readonly quotes: ReadonlyArray<Quote>
  readonly lexicon: EntityLexicon
}

/** Several people mentioned together, and where. */
interface Group {
  readonly members: ReadonlyArray<number>
  readonly token: number
  readonly sentence: number
}

interface Reading {
  readonly mentions: ReadonlyArray<Mention>
  /** Cluster → pronoun → times resolved. */
  readonly votes: ReadonlyMap<number, Map<string, number>>
  /** Cluster of the mention headed by a token, -1 for none. */
  readonly clusterAt: Int32Array
}

/** Resolves descriptions and pronouns; returns their mentions and what was learnt of pronouns (cluster → “he”, “she”). */
export const resolveReferences = (
  input: ResolverInput
): { mentions: ReadonlyArray<Mention>; pronouns: ReadonlyMap<number, ReadonlyMap<string, number>> } => {
  const first = new Reader(input, new Map(), null).read()
  const learnt = new Map([...first.votes].map(([cluster, votes]) => [cluster, strongest(votes)] as const))
  const second = new Reader(input, learnt, first.clusterAt).read()
  return { mentions: second.mentions, pronouns: second.votes }
}

const strongest = (votes: ReadonlyMap<string, number>): string => [...votes].sort((a, b) => b[1] - a[1])[0][0]

class Reader {
  readonly #input: ResolverInput
  readonly #doc: Doc
  readonly #learnt: ReadonlyMap<number, string>
  readonly #salience = new Salience()
  readonly #groups: Array<Group> = []
  readonly #votes = new Map<number, Map<string, number>>()
  readonly #clusterAt: Int32Array
  readonly #mentions: Array<Mention> = []
  readonly #quotes: QuoteMap
  /** Offices that salience has given to somebody: one office, one holder. */
  readonly #offices = new Map<string, number>()
  readonly #holders = new Set<number>()

  constructor(input: ResolverInput, learnt: ReadonlyMap<number, string>, earlier: Int32Array | null) {
    this.#input = input
    this.#doc = input.article.doc
    this.#learnt = learnt
    this.#clusterAt = new Int32Array(this.#doc.length).fill(-1)
    this.#quotes = new QuoteMap(this.#doc, input.quotes, earlier, (token) => this.#nameCluster(token))
  }

  read(): Reading {
    const { names, nominals } = this.#input
    const doc = this.#doc
    let name = 0
    let nominal = 0
    for (let i = 0; i < doc.length; i++) {
      while (name < names.length && names[name].firstToken <= i) this.#readName(name++)
      while (nominal < nominals.length && nominals[nominal].first <= i) this.#readNominal(nominals[nominal++])
      const form = PRONOUNS.get(doc.lower(i))
      // “her” is both
      if (form !== undefined && doc.pos(i) === "PRON")
        this.#readPronoun(i, form.isPossessive || doc.dep(i) !== "poss" ? form : { ...form, isPossessive: true })
    }
    this.#readSpeakersPronouns()
    return { mentions: this.#mentions, votes: this.#votes, clusterAt: this.#clusterAt }
  }

  #nameCluster(token: number): number {
    const name = this.#input.index.at[token]
    return name >= 0 && this.#input.names[name].type === "PERSON" ? this.#input.grouped.clusterOf[name] : -1
  }

  #readName(k: number): void {
    const name = this.#input.names[k]
    if (name.type !== "PERSON") return
    const cluster = this.#input.grouped.clusterOf[k]
    const token = this.#doc.rootOf({ first: name.firstToken, last: name.lastToken })
    this.#refer(cluster, token, name.isNested ? 12 : prominence(this.#doc, token))
    for (let i = name.firstToken; i < name.lastToken; i++) this.#clusterAt[i] = cluster
    if (this.#doc.dep(token) === "conj") {
      const partner = this.#clusterAt[this.#doc.head(token)]
      if (partner >= 0 && partner !== cluster) this.#join(partner, cluster, token)
    }
  }

  #join(partner: number, cluster: number, token: number): void {
    const last = this.#groups[this.#groups.length - 1]
    const sentence = this.#doc.sentenceOf(token)
    const grows = last !== undefined && last.sentence === sentence && last.members.includes(partner)
    this.#groups.push({ members: grows ? [...new Set([...last.members, cluster])] : [partner, cluster], token, sentence })
  }

  #refer(cluster: number, token: number, weight: number): void {
    const kind = this.#input.article.blocks
    const isHeadline = kind.length > 0 && token < 0
    this.#salience.add({
      cluster,
      token,
      sentence: this.#doc.sentenceOf(token),
      weight: isHeadline ? weight / 2 : weight,
      quote: this.#quotes.markedAt(token)
    })
  }

  #mention(kind: "nominal" | "pronoun", first: number, last: number, entities: ReadonlyArray<number>, ruleId: string): void {
    const { start, end } = this.#doc.spanOf({ first, last })
    this.#mentions.push({ start, end, kind, type: "PERSON", entities, title: null, isMetonym: false, isNested: false, ruleId })
  }

  /** Pronoun that the text uses of a cluster, empty when it uses none or several. */
  #pronounOf(cluster: number): string {
    const { pronouns } = this.#input.book.learnt[cluster]
    if (pronouns.size === 1) return [...pronouns][0]
    return this.#learnt.get(cluster) ?? ""
  }

  #isPerson(cluster: number): boolean {
    return this.#input.grouped.clusters[cluster].type === "PERSON"
  }

  #readNominal(nominal: Nominal): void {
    const { names, grouped } = this.#input
    if (nominal.apposedTo >= 0) {
      const cluster = grouped.clusterOf[nominal.apposedTo]
      this.#mention("nominal", nominal.first, nominal.last, [cluster], "nominals/apposition")
      this.#clusterAt[nominal.head] = cluster
      return
    }
    if (nominal.isPredicate || !nominal.isDefinite) return
    const role = roleOf(this.#doc, nominal, names)
    if (nominal.count === 2) this.#readPair(nominal, role)
    else if (nominal.count === 1) this.#readDescription(nominal, role)
  }

  /** “the two men”, “both leaders”, “the top Chinese and American leaders”. */
  #readPair(nominal: Nominal, role: Role): void {
    const sentence = this.#doc.sentenceOf(nominal.head)
    const scores = this.#salience.scores(sentence, (reference) => reference.weight)
    const fitting = [...scores].filter(([cluster]) => this.#agrees(cluster, nominal.role.pronoun)).sort((a, b) => b[1] - a[1])
    const ofCountries =
      role.countries.size === 2
        ? [...role.countries].map((code) => fitting.find(([cluster]) => this.#input.book.countries[cluster].has(code))?.[0] ?? -1)
        : null
    const members = (ofCountries ?? fitting.slice(0, 2).map(([cluster]) => cluster)).sort((a, b) => a - b)
    if (nominal.role.kind === "relation" || nominal.role.kind === "kin" || members.length < 2 || members.includes(-1)) return
    this.#mention("nominal", nominal.first, nominal.last, members, "nominals/pair")
    this.#groups.push({ members, token: nominal.head, sentence })
    for (const cluster of members) this.#refer(cluster, nominal.head, prominence(this.#doc, nominal.head) * 0.8)
  }

  /** “the president”, “the US secretary of state”: whoever has that office in this article, the most salient first. */
  #readDescription(nominal: Nominal, role: Role): void {
    const { book } = this.#input
    const { kind } = nominal.role
    if (kind === "relation" || kind === "kin" || kind === "anyone") return
    const sentence = this.#doc.sentenceOf(nominal.head)
    const scores = this.#salience.scores(sentence, (reference) => reference.weight)
    const here = new Set<number>()
    for (const reference of this.#salience.recent(sentence)) if (reference.sentence === sentence) here.add(reference.cluster)
    let best = -1
    let bestScore = 0
    for (const cluster of candidatesFor(role.head, book, this.#input.lexicon)) {
      if (!this.#agrees(cluster, nominal.role.pronoun)) continue
      const fit = roleFit(role, book.roles[cluster], book.countries[cluster], this.#input.lexicon)
      const score = fit * 1000 + (scores.get(cluster) ?? 0)
      if (fit > 0 && score > bestScore) [best, bestScore] = [cluster, score]
    }
    let ruleId = "nominals/known-role"
    if (best < 0 && kind === "person" && role.countries.size === 0) {
      best = this.#mostSalient(scores, (cluster) => this.#agrees(cluster, nominal.role.pronoun))
      ruleId = "nominals/salient-person"
    } else if (best < 0 && role.countries.size > 0 && kind === "post") {
      best =
        this.#offices.get(role.text) ??
        this.#mostSalient(
          scores,
          (cluster) =>
            book.countries[cluster].size === 0 &&
            !here.has(cluster) &&
            !this.#holders.has(cluster) &&
            this.#agrees(cluster, nominal.role.pronoun)
        )
      ruleId = "nominals/salient-office"
      if (best >= 0) {
        this.#offices.set(role.text, best)
        this.#holders.add(best)
      }
    }
    if (best < 0) return
    this.#mention("nominal", nominal.first, nominal.last, [best], ruleId)
    this.#clusterAt[nominal.head] = best
    this.#refer(best, nominal.head, prominence(this.#doc, nominal.head))
  }

  #agrees(cluster: number, pronoun: string): boolean {
    const known = this.#pronounOf(cluster)
    return this.#isPerson(cluster) && (pronoun === "" || known === "" || known === pronoun)
  }

  #mostSalient(scores: ReadonlyMap<number, number>, fits: (cluster: number) => boolean): number {
    let best = -1
    let top = 0
    for (const [cluster, score] of scores) if (score > top && fits(cluster)) [best, top] = [cluster, score]
    return best
  }

  #readPronoun(i: number, form: PronounForm): void {
    if (form.pronoun === "they") {
      this.#readThey(i)
      return
    }
    if (form.pronoun !== "he" && form.pronoun !== "she") return
    const found = this.#antecedent(i, form)
    const cluster = found < 0 && this.#salience.isEmpty() ? this.#firstPerson(i, form.pronoun) : found
    if (cluster < 0) return
    this.#clusterAt[i] = cluster
    this.#mention("pronoun", i, i + 1, [cluster], `pronouns/${form.pronoun}`)
    this.#refer(cluster, i, prominence(this.#doc, i))
    const votes = this.#votes.get(cluster) ?? new Map<string, number>()
    votes.set(form.pronoun, (votes.get(form.pronoun) ?? 0) + 1)
    this.#votes.set(cluster, votes)
  }

  /** Headlines and openings say “he” of the first person to be named. */
  #firstPerson(i: number, pronoun: string): number {
    const { names, grouped } = this.#input
    const next = names.findIndex((name) => name.firstToken > i && name.type === "PERSON" && !name.isNested)
    return next >= 0 && this.#agrees(grouped.clusterOf[next], pronoun) ? grouped.clusterOf[next] : -1
  }

  /** The most salient person that agrees, binding and quotation allowing. */
  #antecedent(i: number, form: PronounForm): number {
    const doc = this.#doc
    const sentence = doc.sentenceOf(i)
    const marked = this.#quotes.markedAt(i)
    const barred = this.#barred(i, form)
    const weigh = (reference: Reference): number =>
      reference.quote !== marked && reference.quote >= 0 ? reference.weight * 0.5 : reference.weight
    const scores = this.#salience.scores(sentence, weigh)
    const ahead = this.#subjectAhead(i)
    if (ahead >= 0) scores.set(ahead, (scores.get(ahead) ?? 0) + 100)
    const reporter = this.#quotes.reporterAt(i)
    if (reporter >= 0 && marked < 0) scores.set(reporter, (scores.get(reporter) ?? 0) + 40)
    const clause = this.#clauseSubject(i, form.isPossessive)
    if (clause >= 0) scores.set(clause, (scores.get(clause) ?? 0) + 45)
    const partner = form.isPossessive ? this.#conjunctOwner(i) : -1
    if (partner >= 0) scores.set(partner, (scores.get(partner) ?? 0) + 120)
    return this.#mostSalient(scores, (cluster) => !barred.has(cluster) && this.#agrees(cluster, form.pronoun))
  }

  /** Who the pronoun cannot be: the subject of its own verb, the speaker of the quotation around it, those named in the quotation it introduces. */
  #barred(i: number, form: PronounForm): ReadonlySet<number> {
    const doc = this.#doc
    const barred = new Set<number>()
    const speaker = this.#quotes.speakerAt(i)
    if (speaker >= 0) barred.add(speaker)
    if (!form.isPossessive && !form.isReflexive && doc.dep(i) !== "nsubj" && doc.dep(i) !== "nsubjpass") {
      const subject = this.#subjectOf(this.#verbAbove(i))
      if (subject >= 0) barred.add(subject)
    }
    if (form.isPossessive && doc.dep(doc.head(i)) === "appos" && this.#input.lexicon.roles.has(doc.lower(doc.head(i))))
      barred.add(this.#clusterAt[doc.head(doc.head(i))])
    if (doc.dep(i) === "nsubj") for (const cluster of this.#quotes.namedInQuoteOf(i)) barred.add(cluster)
    return barred
  }

  /** Cluster of a verb's subject; an infinitive's is that of the verb above it. */
  #subjectOf(verb: number): number {
    const doc = this.#doc
    let at = verb
    for (let steps = 0; at >= 0 && steps < 3; steps++) {
      const subject = doc.child(at, "nsubj", "nsubjpass")
      if (subject >= 0) return this.#clusterAt[subject]
      if (doc.dep(at) !== "xcomp" && doc.dep(at) !== "advcl" && doc.dep(at) !== "conj" && doc.dep(at) !== "acl") return -1
      at = doc.head(at) === at ? -1 : doc.head(at)
    }
    return -1
  }

  /** “Qin greeted Blinken and his group”: the person that the possessed noun is joined to. */
  #conjunctOwner(i: number): number {
    const noun = this.#doc.head(i)
    return this.#doc.dep(noun) === "conj" && this.#doc.pos(noun) === "NOUN" ? this.#clusterAt[this.#doc.head(noun)] : -1
  }

  #verbAbove(i: number): number {
    let at = i
    for (let steps = 0; steps < 12 && this.#doc.head(at) !== at; steps++) {
      at = this.#doc.head(at)
      const pos = this.#doc.pos(at)
      if (pos === "VERB" || pos === "AUX") return at
    }
    return -1
  }

  /** Subject of the clause around a possessive, of the clause above a subject pronoun. */
  #clauseSubject(i: number, isPossessive: boolean): number {
    let verb = this.#verbAbove(i)
    if (verb >= 0 && !isPossessive) verb = this.#verbAbove(verb)
    for (let steps = 0; verb >= 0 && steps < 4; steps++) {
      const subject = this.#doc.child(verb, "nsubj", "nsubjpass")
      if (subject >= 0 && subject !== i) return subject < i ? this.#standsFor(subject, verb) : -1
      verb = this.#verbAbove(verb)
    }
    return -1
  }

  /** Whom a subject means: the antecedent of “who”, the possessor of a thing (“Warhol’s obsession”). */
  #standsFor(subject: number, verb: number): number {
    const doc = this.#doc
    if (doc.tag(subject) === "WP" && doc.dep(verb) === "relcl") return this.#clusterAt[doc.head(verb)]
    const cluster = this.#clusterAt[subject]
    if (cluster >= 0) return cluster
    const owner = doc.child(subject, "poss")
    return owner >= 0 ? this.#clusterAt[owner] : -1
  }

  /** The subject to come of a sentence that opens with a clause or phrase holding the pronoun: “Before his departure, Blinken said”. */
  #subjectAhead(i: number): number {
    const doc = this.#doc
    let at = i
    for (let steps = 0; steps < 20 && doc.head(at) !== at; steps++) {
      const head = doc.head(at)
      const opens =
        (doc.dep(at) === "advcl" || doc.dep(at) === "prep") && head > at && (doc.pos(head) === "VERB" || doc.pos(head) === "AUX")
      if (opens) {
        const subject = doc.child(head, "nsubj", "nsubjpass")
        if (subject > i) return this.#nameCluster(subject)
      }
      at = head
    }
    return -1
  }

  /** “they”, “their”: the last people named together, in this sentence or the one before. */
  #readThey(i: number): void {
    const sentence = this.#doc.sentenceOf(i)
    const last = this.#groups[this.#groups.length - 1]
    const group = last !== undefined && sentence - last.sentence <= 1 ? last : this.#pairBefore(sentence)
    if (group === null) return
    this.#mention("pronoun", i, i + 1, group.members, "pronouns/they")
  }

  /** The two people of the sentence before, when there are exactly two. */
  #pairBefore(sentence: number): Group | null {
    const members = new Set<number>()
    let token = -1
    for (const reference of this.#salience.recent(sentence)) {
      if (reference.sentence === sentence) continue
      if (reference.sentence < sentence - 1) break
      members.add(reference.cluster)
      token = reference.token
    }
    return members.size === 2 ? { members: [...members].sort((a, b) => a - b), token, sentence: sentence - 1 } : null
  }

  /** “I” and “my” between quotation marks are the speaker's; “you” is the addressee's where one is known. */
  #readSpeakersPronouns(): void {
    const doc = this.#doc
    for (let i = 0; i < doc.length; i++) {
      const form = PRONOUNS.get(doc.lower(i))
      if (form === undefined || (form.pronoun !== "i" && form.pronoun !== "you")) continue
      const cluster = form.pronoun === "i" ? this.#quotes.speakerAt(i, this.#clusterAt) : this.#quotes.addresseeAt(i, this.#clusterAt)
      if (cluster < 0) continue
      this.#mention("pronoun", i, i + 1, [cluster], form.pronoun === "i" ? "pronouns/i-in-quotation" : "pronouns/you-in-quotation")
    }
  }
}
