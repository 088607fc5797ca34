/**
 * Whom descriptions and pronouns mean. The article is read twice from left to right: the first reading learns which
 * pronouns the text uses of whom, the second decides with that knowledge.
 */
import type { EntityType, Mention, MentionKind } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import { isByline } from "./authors.ts"
import { type BeforeReading, beforeReading, type PersonName, type ResolverInput } from "./before-reading.ts"
import { Antecedents } from "./antecedents.ts"
import { Binding } from "./binding.ts"
import { accusedBefore } from "./dock.ts"
import { type CountryPair, type Group, officialsOf } from "./country-pairs.ts"
import { Descriptions, UNNAMED } from "./descriptions.ts"
import type { NameMention } from "./names.ts"
import type { Nominal } from "./nominals.ts"
import type { PronounForm } from "./pronoun-forms.ts"
import { QuoteMap } from "./quote-map.ts"
import { prominence, Salience } from "./salience.ts"
import { isOfOthers, isStranger, type ReadSoFar } from "./strangers.ts"
import { type Tie, tiedTo, tiesIn } from "./ties.ts"

interface Reading {
  readonly mentions: ReadonlyArray<Mention>
  /** Cluster → pronoun → how surely it is used of the cluster: the sum, over its pronouns, of how far the next candidate was behind. */
  readonly votes: ReadonlyMap<number, Map<string, number>>
  /** Cluster of the mention headed by a token, -1 for none. */
  readonly clusterAt: Int32Array
}

/** Votes by which one pronoun must lead before the other is somebody else's. */
const SURE = 0.3
/** Resolves descriptions and pronouns; returns their mentions and what was learnt of pronouns (cluster → “he”, “she”). */
export const resolveReferences = (
  input: ResolverInput
): { mentions: ReadonlyArray<Mention>; pronouns: ReadonlyMap<number, ReadonlyMap<string, number>> } => {
  const before = beforeReading(input)
  const first = new Reader(input, before, new Map(), null).read()
  const learnt = new Map([...first.votes].map(([cluster, votes]) => [cluster, strongest(votes)] as const))
  const second = new Reader(input, before, learnt, first.clusterAt).read()
  return { mentions: second.mentions, pronouns: second.votes }
}

const NONE: ReadonlySet<number> = new Set()

/** “a ministry official”: “the official” is he from then on. */
const isUnnamed = ({ count, role }: Nominal): boolean => count === 1 && UNNAMED.has(role.noun)

const strongest = (votes: ReadonlyMap<string, number>): string => [...votes].sort((a, b) => b[1] - a[1])[0][0]

class Reader {
  readonly #input: ResolverInput
  readonly #before: BeforeReading
  readonly #readSoFar: ReadSoFar
  readonly #doc: Doc
  readonly #learnt: ReadonlyMap<number, string>
  readonly #salience = new Salience()
  readonly #groups: Array<Group> = []
  readonly #votes = new Map<number, Map<string, number>>()
  readonly #clusterAt: Int32Array
  readonly #mentions: Array<Mention> = []
  readonly #quotes: QuoteMap
  readonly #binding: Binding
  readonly #descriptions: Descriptions
  readonly #antecedents: Antecedents
  /** What an earlier reading has found, null in the first. */
  readonly #earlier: Int32Array | null
  readonly #ties: ReadonlyArray<Tie>

  constructor(input: ResolverInput, before: BeforeReading, learnt: ReadonlyMap<number, string>, earlier: Int32Array | null) {
    this.#input = input
    this.#before = before
    this.#doc = input.article.doc
    this.#learnt = learnt
    this.#earlier = earlier
    this.#ties = earlier === null ? [] : tiesIn(this.#doc, input.nominals, input.grouped, earlier)
    this.#clusterAt = new Int32Array(this.#doc.length).fill(-1)
    const nameAt = (token: number): number => this.#nameCluster(token)
    this.#quotes = new QuoteMap(this.#doc, before.marks, earlier, nameAt)
    this.#binding = new Binding(this.#doc, this.#clusterAt, nameAt)
    this.#descriptions = new Descriptions({
      book: input.book,
      lexicon: input.lexicon,
      salience: this.#salience,
      namedIn: (sentence) => before.namedIn.get(sentence) ?? NONE,
      agrees: (cluster, pronoun) => this.#agrees(cluster, pronoun),
      agesOf: (cluster) => before.ages.get(cluster) ?? NONE
    })
    this.#antecedents = new Antecedents({
      doc: this.#doc,
      book: input.book,
      lexicon: input.lexicon,
      binding: this.#binding,
      quotes: this.#quotes,
      salience: this.#salience,
      clusterAt: this.#clusterAt,
      nameAt,
      agrees: (cluster, pronoun) => this.#agrees(cluster, pronoun),
      isOther: (cluster, pronoun) => this.#isOther(cluster, pronoun)
    })
    this.#readSoFar = {
      doc: this.#doc,
      binding: this.#binding,
      quotes: this.#quotes,
      clusterAt: this.#clusterAt,
      roles: input.lexicon.roles
    }
  }

  read(): Reading {
    const { names, nominals } = this.#input
    const { pairs, people, pronouns } = this.#before
    let name = 0
    let nominal = 0
    let pair = 0
    let pronoun = 0
    for (let i = 0; i < this.#doc.length; i++) {
      for (; name < names.length && names[name].firstToken <= i; name++) {
        const person = people[name]
        if (person !== null) this.#readName(names[name], person)
      }
      while (nominal < nominals.length && nominals[nominal].first <= i) this.#readNominal(nominals[nominal++])
      if (i > 0 && this.#doc.lower(i) === "latter") this.#readLatter(i)
      while (pair < pairs.length && pairs[pair].token <= i) this.#readCountryPair(pairs[pair++])
      if (pronoun < pronouns.length && pronouns[pronoun].token === i) this.#readPronoun(i, pronouns[pronoun++].form)
    }
    // who says “I” is nothing that the other reading asks for
    if (this.#earlier !== null) this.#readSpeakersPronouns()
    return { mentions: this.#mentions, votes: this.#votes, clusterAt: this.#clusterAt }
  }

  #nameCluster(token: number): number {
    if (token < 0) return -1
    const name = this.#input.index.at[token]
    return name >= 0 && this.#input.names[name].type === "PERSON" ? this.#input.grouped.clusterOf[name] : -1
  }

  #readName({ firstToken, lastToken }: NameMention, { cluster, token, weight }: PersonName): void {
    if (weight !== null) this.#refer(cluster, token, weight)
    this.#clusterAt.fill(cluster, firstToken, lastToken)
    if (this.#doc.dep(token) !== "conj") return
    const partner = this.#clusterAt[this.#doc.head(token)]
    if (partner >= 0 && partner !== cluster) this.#join(partner, cluster, token)
  }

  #join(partner: number, cluster: number, token: number): void {
    const last = this.#groups[this.#groups.length - 1]
    const sentence = this.#doc.sentenceOf(token)
    const grows = last !== undefined && last.sentence === sentence && last.members.includes(partner)
    this.#groups.push({ members: grows ? [...new Set([...last.members, cluster])] : [partner, cluster], token, sentence })
  }

  #refer(cluster: number, token: number, weight: number): void {
    this.#salience.add({
      cluster,
      token,
      sentence: this.#doc.sentenceOf(token),
      weight,
      quote: this.#quotes.markedAt(token),
      isSpeaker: this.#quotes.isSpeaker(token)
    })
  }

  #mention(kind: MentionKind, type: EntityType, { end, start }: Span, entities: ReadonlyArray<number>, ruleId: string): void {
    this.#mentions.push({ start, end, kind, type, entities, title: null, isMetonym: false, isNested: false, ruleId })
  }

  /** Pronoun that the text uses of a cluster, empty when it uses none or several. */
  #pronounOf(cluster: number): string {
    const { pronouns } = this.#input.book.learnt[cluster]
    if (pronouns.size === 1) for (const pronoun of pronouns) return pronoun
    return this.#learnt.get(cluster) ?? ""
  }

  /** Whether the text has so far, surely enough, called a cluster by another pronoun. */
  #isOther(cluster: number, pronoun: string): boolean {
    const votes = this.#votes.get(cluster)
    if (votes === undefined) return false
    const own = votes.get(pronoun) ?? 0
    for (const [other, weight] of votes) if (other !== pronoun && weight - own > SURE) return true
    return false
  }

  #agrees(cluster: number, pronoun: string): boolean {
    if (this.#input.grouped.clusters[cluster].type !== "PERSON") return false
    if (pronoun === "") return true
    const known = this.#pronounOf(cluster)
    return known === "" || known === pronoun
  }

  #readNominal(nominal: Nominal): void {
    const { grouped, names } = this.#input
    if (nominal.apposedTo >= 0) {
      const cluster = grouped.clusterOf[nominal.apposedTo]
      this.#mention("nominal", "PERSON", this.#doc.spanOf(nominal), [cluster], "nominals/apposition")
      this.#clusterAt[nominal.head] = cluster
      return
    }
    const officials = officialsOf(this.#doc, nominal, names, grouped)
    if (officials !== null) this.#groups.push(officials)
    if (nominal.isPredicate) return
    if (!nominal.isDefinite) {
      const isAnyone = nominal.role.kind === "person" || nominal.age !== null || this.#descriptions.isEpithet(nominal) || isUnnamed(nominal)
      if (isAnyone) this.#descriptions.introduce(this.#doc.lower(nominal.head), nominal.age)
      return
    }
    if (nominal.count !== 1 && nominal.count !== 2) return
    const role = this.#before.roleOf(nominal)
    const sentence = this.#doc.sentenceOf(nominal.head)
    if (nominal.count === 2) {
      const reporter = this.#quotes.reporterAt(nominal.head, this.#clusterAt)
      const doer = this.#binding.subjectOf(this.#binding.verbAbove(nominal.head))
      const members = this.#descriptions.pair(nominal, role, sentence, new Set([reporter, doer]))
      if (members !== null) this.#readPair(nominal, members, sentence)
    } else {
      const partner = this.#doc.dep(nominal.head) === "conj" ? this.#clusterAt[this.#doc.head(nominal.head)] : -1
      const speakers = [
        this.#quotes.speakerAt(nominal.head, this.#clusterAt),
        this.#quotes.reporterAt(nominal.head, this.#clusterAt),
        this.#quotes.markedAt(nominal.head)
      ]
      const tied = this.#tied(nominal, speakers[0])
      const described =
        tied >= 0 ? { cluster: tied, ruleId: "nominals/tied" } : this.#descriptions.single(nominal, role, sentence, partner, speakers)
      if (described === null) {
        // whom nobody has named so far is the same one when “the boy” comes again
        if (nominal.role.kind === "person") this.#descriptions.introduce(this.#doc.lower(nominal.head), nominal.age)
        return
      }
      this.#mention("nominal", "PERSON", this.#doc.spanOf(nominal), [described.cluster], described.ruleId)
      this.#clusterAt[nominal.head] = described.cluster
      this.#refer(described.cluster, nominal.head, prominence(this.#doc, nominal.head))
    }
  }

  /** “her husband”, “my mother”, “his client”, where the article says elsewhere who that is; -1 for others. */
  #tied(nominal: Nominal, speaker: number): number {
    const possessor = this.#doc.child(nominal.head, "poss")
    if (possessor < 0 || this.#earlier === null || (nominal.role.kind !== "kin" && nominal.role.kind !== "relation")) return -1
    const owner = /^(?:my|our)$/u.test(this.#doc.lower(possessor)) ? speaker : this.#earlier[possessor]
    const tied = this.#tiedBy(nominal, owner)
    return tied < 0 && nominal.role.noun === "client" && owner >= 0 ? accusedBefore(this.#doc, this.#salience, nominal.head, owner) : tied
  }

  #tiedBy(nominal: Nominal, owner: number): number {
    return tiedTo(this.#ties, this.#doc.lower(nominal.head), owner, (cluster) => this.#agrees(cluster, nominal.role.pronoun))
  }

  #readPair(nominal: Nominal, members: ReadonlyArray<number>, sentence: number): void {
    this.#mention("nominal", "PERSON", this.#doc.spanOf(nominal), members, "nominals/pair")
    this.#groups.push({ members, token: nominal.head, sentence })
    for (const cluster of members) this.#refer(cluster, nominal.head, prominence(this.#doc, nominal.head) * 0.8)
  }

  /** “Lind will be replaced by Berg. The latter said …”: who was named last in the sentence before, where there are two. */
  #readLatter(i: number): void {
    const sentence = this.#doc.sentenceOf(i)
    if (this.#doc.lower(i - 1) !== "the" || !/^(?:nsubj|nsubjpass|dobj|pobj)$/u.test(this.#doc.dep(i)) || this.#doc.rightEdge(i) > i) return
    const cluster = this.#salience.latter(sentence)
    if (cluster < 0) return
    this.#mention("nominal", "PERSON", this.#doc.spanOf({ first: i - 1, last: i + 1 }), [cluster], "nominals/latter")
    this.#clusterAt[i] = cluster
    this.#refer(cluster, i, prominence(this.#doc, i))
  }

  #readCountryPair(pair: CountryPair): void {
    this.#mention("nominal", "GPE", pair.span, pair.members, "nominals/country-pair")
    this.#groups.push(pair)
  }

  #readPronoun(i: number, form: PronounForm): void {
    if (form.pronoun === "they") this.#readThey(i)
    if (form.pronoun !== "he" && form.pronoun !== "she") return
    const isOpening = this.#salience.isEmpty()
    if (!isOpening && isStranger(this.#readSoFar, i, form)) return
    const found = this.#antecedents.of(i, form)
    const cluster = found.cluster < 0 && isOpening ? this.#firstPerson(i, form) : found.cluster
    if (cluster < 0) return
    this.#clusterAt[i] = cluster
    this.#mention("pronoun", "PERSON", this.#doc.spanOf({ first: i, last: i + 1 }), [cluster], `pronouns/${form.pronoun}`)
    this.#refer(cluster, i, prominence(this.#doc, i))
    const votes = this.#votes.get(cluster) ?? new Map<string, number>()
    votes.set(form.pronoun, (votes.get(form.pronoun) ?? 0) + found.margin)
    this.#votes.set(cluster, votes)
  }

  /** Headlines and openings say “he” of the first person to be named; of the prime minister, where they say it of one. */
  #firstPerson(i: number, form: PronounForm): number {
    const { book, grouped, names } = this.#input
    if (this.#quotes.markedAt(i) >= 0) return -1
    const office = isStranger(this.#readSoFar, i, form) ? this.#doc.lower(this.#binding.subjectAround(i)) : ""
    const next = names.findIndex(
      (name) => name.firstToken > i && name.type === "PERSON" && !name.isNested && !isByline(this.#doc.text, name)
    )
    const cluster = next < 0 ? -1 : grouped.clusterOf[next]
    if (cluster < 0 || !this.#agrees(cluster, form.pronoun)) return -1
    // “A boy was stabbed. … He was taken to hospital”: nobody who is named later
    const sentence = this.#doc.sentenceOf(i)
    if (this.#descriptions.hasStrangers() && sentence > 0 && this.#doc.sentenceOf(names[next].firstToken) !== sentence) return -1
    return office === "" || book.roles[cluster].some(({ head }) => head === office || head.endsWith(` ${office}`)) ? cluster : -1
  }

  /** “they”, “their”: the last ones mentioned together, in this sentence or the one before. */
  #readThey(i: number): void {
    if (isOfOthers(this.#readSoFar, this.#groups, this.#input, i)) return
    const sentence = this.#doc.sentenceOf(i)
    const last = this.#groups[this.#groups.length - 1]
    const group = last !== undefined && sentence - last.sentence <= 1 ? last : this.#salience.pairBefore(sentence)
    if (group === null) return
    // “She told them”: she is none of them
    const doer = this.#doc.dep(i) === "dobj" || this.#doc.dep(i) === "dative" ? this.#binding.subjectOf(this.#doc.head(i)) : -1
    if (doer >= 0 && group.members.includes(doer)) return
    // “They took him”: who speaks is none of them
    if (group.members.includes(this.#quotes.speakerAt(i, this.#clusterAt))) return
    const type = this.#input.grouped.clusters[group.members[0]].type
    this.#mention("pronoun", type, this.#doc.spanOf({ first: i, last: i + 1 }), group.members, "pronouns/they")
  }

  /** “I” and “my” between quotation marks are the speaker's; “you” is the addressee's where one is known. */
  #readSpeakersPronouns(): void {
    const doc = this.#doc
    const { ownWords, pronouns } = this.#before
    let next = 0
    for (const { form, token: i } of pronouns) {
      while (next < ownWords.length && ownWords[next].end <= doc.start(i)) next++
      const own = next < ownWords.length && ownWords[next].start <= doc.start(i) ? ownWords[next] : undefined
      const { pronoun } = form
      if ((pronoun !== "i" && pronoun !== "you") || (this.#quotes.markedAt(i) < 0 && own === undefined)) continue
      const said = pronoun === "i" ? this.#quotes.speakerAt(i, this.#clusterAt) : this.#quotes.addresseeAt(i, this.#clusterAt)
      const cluster = said < 0 && pronoun === "i" && own !== undefined ? own.cluster : said
      if (cluster < 0) continue
      this.#mention("pronoun", "PERSON", doc.spanOf({ first: i, last: i + 1 }), [cluster], `pronouns/${pronoun}-in-quotation`)
    }
  }
}
