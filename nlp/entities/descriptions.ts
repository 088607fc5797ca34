/** Whom descriptions mean: the holder of a known office, the person in the reader's mind, or two of them. */
import type { EntityLexicon } from "./lexicon.ts"
import type { Nominal } from "./nominals.ts"
import { candidatesFor, type Role, type RoleBook, roleFit } from "./roles.ts"
import type { Salience } from "./salience.ts"

/** What the reader knows when a description comes. */
export interface DescriptionContext {
  readonly book: RoleBook
  readonly lexicon: EntityLexicon
  readonly salience: Salience
  /** Clusters named in a sentence, before or after the description: none of them is described by it. */
  readonly namedIn: (sentence: number) => ReadonlySet<number>
  /** Whether a cluster is a person whom the text may call by this pronoun (empty: any). */
  readonly agrees: (cluster: number, pronoun: string) => boolean
  /** Ages that the text gives a cluster, almost always one or none. */
  readonly agesOf: (cluster: number) => ReadonlySet<number>
}

export interface Described {
  readonly cluster: number
  readonly ruleId: string
}

/** The cluster with the highest score that fits, -1 for none. */
export const mostSalient = (scores: ReadonlyMap<number, number>, fits: (cluster: number) => boolean): number => {
  let best = -1
  let top = 0
  for (const [cluster, score] of scores) if (score > top && fits(cluster)) [best, top] = [cluster, score]
  return best
}

export class Descriptions {
  readonly #context: DescriptionContext
  /** Offices that salience has given to somebody: one office, one holder. */
  readonly #offices = new Map<string, number>()
  readonly #holders = new Set<number>()

  /** Nouns of people that the text has introduced without a name (“a man”). */
  readonly #strangers = new Set<string>()

  /** Ages of people whom the text has introduced without a name. */
  readonly #strangersAges = new Set<number>()

  constructor(context: DescriptionContext) {
    this.#context = context
  }

  /** Whether the text has introduced somebody without a name. */
  hasStrangers(): boolean {
    return this.#strangers.size > 0
  }

  /** “a 25-year-old man”: from here on “the man” is he, whoever he is. */
  introduce(head: string, age: number | null): void {
    this.#strangers.add(head)
    if (age === null) return
    this.#strangersAges.add(age)
    for (const noun of age < 20 ? YOUNG : GROWN) this.#strangers.add(noun)
  }

  /**
   * “the president”, “the US secretary of state”, “the woman”; `partner` is who it is joined to (“the president and …”), `speakers` who says it
   * between quotation marks, and who reports the clause, -1 for nobody; and the quotation it stands in, -1 outside.
   */
  single(nominal: Nominal, role: Role, sentence: number, partner: number, speakers: ReadonlyArray<number>): Described | null {
    const { kind } = nominal.role
    // “the 34-year-old mother of three” is a person like “the 34-year-old”
    const isAgedParent = kind === "kin" && nominal.age !== null && nominal.hasArticle
    if (kind === "relation" || (kind === "kin" && !isAgedParent) || kind === "anyone") return null
    const [speaker, reporter, marked] = speakers
    // whom somebody else has spoken of is further from the reader's mind
    const weigh = ({ quote, weight }: { quote: number; weight: number }): number => (marked < 0 && quote >= 0 ? weight * QUOTED : weight)
    const scores = this.#context.salience.scores(sentence, weigh)
    scores.delete(partner)
    scores.delete(speaker)
    const aged = nominal.age === null ? -1 : this.#ofAge(nominal, nominal.age, scores)
    if (aged >= 0) return { cluster: aged, ruleId: "nominals/age" }
    if (UNNAMED.has(nominal.role.noun) && this.#strangers.has(role.head)) return null
    const known = this.#knownHolder(nominal, role, scores, partner, sentence)
    if (known >= 0) return { cluster: known, ruleId: "nominals/known-role" }
    if (kind === "person" && (this.#strangers.has(role.head) || nominal.isDefined)) return null
    // “the sheriff said the boy …”: nobody describes himself so
    if (kind === "person" || this.isEpithet(nominal) || nominal.age !== null) scores.delete(reporter)
    if (nominal.age !== null || (kind === "person" && (role.countries.size === 0 || nominal.role.noun === "national"))) {
      if (nominal.age !== null && this.#strangersAges.has(nominal.age)) return null
      // “… before Lind took over. The 22-year-old said”: who came last has an edge
      const last = this.#latest(sentence, nominal.isSubject, marked)
      if (last >= 0 && scores.has(last)) scores.set(last, (scores.get(last) ?? 0) + LATEST)
      const mayBe = (candidate: number): boolean => this.#mayBe(candidate, nominal, role, sentence)
      const isCountryman = (candidate: number): boolean =>
        [...role.countries].some((code) => this.#context.book.countries[candidate].has(code)) && mayBe(candidate)
      // “the Italian” is who is known to be one before anybody else
      const compatriot = nominal.role.noun === "national" ? mostSalient(scores, isCountryman) : -1
      const cluster = compatriot >= 0 ? compatriot : mostSalient(scores, mayBe)
      // “the 14-year-old” whom nobody has named is the boy from here on
      if (cluster < 0 && nominal.age !== null) this.introduce(role.head, nominal.age)
      return cluster < 0 ? null : { cluster, ruleId: "nominals/salient-person" }
    }
    // “the Canadian guard”
    // (the Italian coast guard is nobody)
    const isPlayer =
      role.countries.size > 0 && role.text.split(" ").length === 2 && this.#context.lexicon.context.has("team-role", nominal.role.noun)
    if (kind === "office" && (isPlayer || this.isEpithet(nominal))) return this.#epithet(nominal, role, sentence, scores, marked)
    return kind === "post" ? this.#salientHolder(nominal, role, sentence, scores) : null
  }

  /** “the striker”: what sport, the stage and parliaments have so many of that the text means one whom it has named. */
  isEpithet({ role }: Nominal): boolean {
    return !role.isPlural && this.#context.lexicon.context.has("epithet", role.noun.toLowerCase())
  }

  /** “the striker” of whom the text has not said that: the most salient person, but for those who do other work. */
  #epithet(nominal: Nominal, role: Role, sentence: number, scores: Map<number, number>, marked: number): Described | null {
    const { agrees, book, lexicon, namedIn } = this.#context
    if (!nominal.hasArticle || this.#strangers.has(role.head)) return null
    const isPolitical = POLITICS.has(nominal.role.sector)
    // a billionaire may do anything
    const isRich = nominal.role.sector === "BUS"
    const doesOther = (cluster: number): boolean =>
      !isRich &&
      book.roles[cluster].some(({ head }) => {
        const known = lexicon.roles.get(head)
        if (known === undefined || (known.kind !== "office" && known.kind !== "post")) return false
        return !lexicon.context.has("epithet", head) && !(isPolitical ? POLITICS : PERFORMING).has(known.sector) && !SPORTING.has(head)
      })
    const isOfAnother = (cluster: number): boolean => {
      const countries = book.countries[cluster]
      return role.countries.size > 0 && countries.size > 0 && ![...role.countries].some((code) => countries.has(code))
    }
    const last = this.#latest(sentence, nominal.isSubject, marked)
    if (last >= 0 && scores.has(last)) scores.set(last, (scores.get(last) ?? 0) + LATEST)
    const named = namedIn(sentence)
    const cluster = mostSalient(
      scores,
      (one) => agrees(one, nominal.role.pronoun) && !named.has(one) && !doesOther(one) && !isOfAnother(one)
    )
    return cluster < 0 ? null : { cluster, ruleId: "nominals/salient-epithet" }
  }

  /** Who was mentioned last; before a subject not the object of what somebody did (“Lind beat Berg. The Italian said”). -1 for nobody. */
  #latest(sentence: number, isSubject: boolean, marked: number): number {
    let last = -1
    let at = -1
    for (const { cluster, quote, sentence: own, weight } of this.#context.salience.recent(sentence)) {
      if (marked < 0 && quote >= 0) continue
      if (last >= 0 && own !== at) break
      if (last < 0) [last, at] = [cluster, own]
      if (!isSubject || weight < OBJECT || weight >= SUBJECT) return cluster
    }
    return last
  }

  /** The most salient person of whom the text says that age. */
  #ofAge(nominal: Nominal, age: number, scores: ReadonlyMap<number, number>): number {
    const { agesOf, agrees } = this.#context
    return mostSalient(scores, (candidate) => agesOf(candidate).has(age) && agrees(candidate, nominal.role.pronoun))
  }

  /** Whether a plain description (“the woman”, “the 22-year-old”, “the Italian”) may be of somebody. */
  #mayBe(cluster: number, nominal: Nominal, role: Role, sentence: number): boolean {
    const { agesOf, agrees, book, namedIn } = this.#context
    if (!agrees(cluster, nominal.role.pronoun)) return false
    if (nominal.age !== null && (agesOf(cluster).size > 0 || namedIn(sentence).has(cluster))) return false
    if (nominal.role.noun !== "national") return true
    const countries = book.countries[cluster]
    return (
      (!namedIn(sentence).has(cluster) || nominal.isBehindColon) &&
      (countries.size === 0 || [...role.countries].some((code) => countries.has(code)))
    )
  }

  /** Who has that office in this article; one not yet met only where the words are the same. */
  #knownHolder(nominal: Nominal, role: Role, scores: ReadonlyMap<number, number>, partner: number, sentence: number): number {
    const { agrees, book, lexicon, salience } = this.#context
    let best = -1
    let bestScore = 0
    const holders = candidatesFor(role.head, book, lexicon)
    for (const cluster of holders) {
      if (cluster === partner || !agrees(cluster, nominal.role.pronoun)) continue
      const fit = roleFit(role, book.roles[cluster], book.countries[cluster], lexicon)
      const isToCome = fit === 2 && holders.length === 1 && this.#isSole(nominal, role, cluster, sentence)
      if (fit < 3 && !salience.has(cluster) && !isToCome) continue
      const isMet = salience.has(cluster)
      const isOfCountry = [...role.countries].some((code) => book.countries[cluster].has(code))
      // “the leader” is one whom the text has named before one to come
      const score = fit * 1000 + (isMet ? 3000 : 0) + (isOfCountry ? 500 : 0) + (scores.get(cluster) ?? 0)
      if (fit > 0 && score > bestScore) [best, bestScore] = [cluster, score]
    }
    return best
  }

  /** “the judge called it …”, whose name and office come in one of the next sentences. */
  #isSole(nominal: Nominal, role: Role, cluster: number, sentence: number): boolean {
    const { lexicon, namedIn } = this.#context
    if (!nominal.hasArticle || role.text !== role.head || !lexicon.context.has("sole-office", role.head)) return false
    if (this.#strangers.has(role.head)) return false
    for (let ahead = 1; ahead <= TO_COME; ahead++) if (namedIn(sentence + ahead).has(cluster)) return true
    return false
  }

  /** An office that the article gives to nobody: the most salient person without one. */
  #salientHolder(nominal: Nominal, role: Role, sentence: number, scores: ReadonlyMap<number, number>): Described | null {
    const { agrees, book, namedIn } = this.#context
    const named = namedIn(sentence)
    const isFree = (cluster: number): boolean => book.countries[cluster].size === 0 && !named.has(cluster) && !this.#holders.has(cluster)
    // “Sudan's ambassador” is no minister that the text names without a country
    const isUnknown = (cluster: number): boolean =>
      isFree(cluster) && (role.countries.size > 0 ? !this.#isOfAnother(cluster, nominal) : book.roles[cluster].length === 0)
    const cluster =
      this.#offices.get(role.text) ?? mostSalient(scores, (candidate) => isUnknown(candidate) && agrees(candidate, nominal.role.pronoun))
    if (cluster < 0) return null
    this.#offices.set(role.text, cluster)
    this.#holders.add(cluster)
    return { cluster, ruleId: "nominals/salient-office" }
  }

  /**
   * “the two men”, “both leaders”, “the top Chinese and American leaders”: ascending clusters, null when not two are found. `others`: who
   * is not meant, as they say or do something about the two.
   */
  pair(nominal: Nominal, role: Role, sentence: number, others: ReadonlySet<number>): ReadonlyArray<number> | null {
    const { agrees, book, salience } = this.#context
    if (nominal.role.kind === "relation" || nominal.role.kind === "kin") return null
    const scores = salience.scores(sentence, (reference) => reference.weight)
    const fitting = [...scores]
      .filter(([cluster]) => !others.has(cluster) && agrees(cluster, nominal.role.pronoun))
      .sort((a, b) => b[1] - a[1])
      .map(([cluster]) => cluster)
    const ofCountry = (code: string): number => fitting.find((cluster) => book.countries[cluster].has(code)) ?? -1
    if (role.countries.size === 2) return ascending([...role.countries].map(ofCountry))
    const holders = new Set(nominal.role.kind === "post" || nominal.role.kind === "office" ? book.byHead.get(nominal.role.noun) : [])
    const inOffice = fitting.filter((cluster) => holders.has(cluster))
    if (inOffice.length >= 2) return ascending(inOffice.slice(0, 2))
    const possible = fitting.filter((cluster) => !this.#isOfAnother(cluster, nominal))
    return ascending(this.#together(sentence, new Set(possible)) ?? possible.slice(0, 2))
  }

  /** “the two presidents” are not two ministers. */
  #isOfAnother(cluster: number, { role: { kind, noun } }: Nominal): boolean {
    const { book, lexicon } = this.#context
    // a counterpart has the same office
    const heads = book.roles[cluster].map(({ head }) => head).filter((head) => head !== "counterpart")
    if (kind !== "post" || ANY_POST.has(noun) || heads.length === 0) return false
    return !heads.some(
      (head) => head === noun || lexicon.roleSynonyms.get(noun)?.has(head) === true || lexicon.roleSynonyms.get(head)?.has(noun) === true
    )
  }

  /** The two people of the last sentences that have exactly two, null when one of three comes first. */
  #together(sentence: number, fitting: ReadonlySet<number>): ReadonlyArray<number> | null {
    let at = sentence
    let members = new Set<number>()
    for (const reference of this.#context.salience.recent(sentence)) {
      if (reference.sentence !== at) {
        if (members.size === 2) return [...members]
        if (members.size > 2 || sentence - reference.sentence > TOGETHER) return null
        at = reference.sentence
        members = new Set()
      }
      if (fitting.has(reference.cluster)) members.add(reference.cluster)
    }
    return members.size === 2 ? [...members] : null
  }
}

/** Sectors of politics, and heads that a player may have beside another position. */
const POLITICS = new Set(["GOV", "LEG", "PTY", "ELI"])
const PERFORMING = new Set(["CVL", "JRN"])
const SPORTING = new Set(["captain", "skipper", "substitute", "player", "champion", "winner", "star", "author", "writer"])
/** What a text goes on to call somebody of whom it has said the age. */
const YOUNG = ["boy", "girl", "child", "kid", "teenager", "teen", "youth", "toddler"]
const GROWN = ["man", "woman"]
/** Sentences after “the judge” in which the judge must be named. */
const TO_COME = 4

/** A mention between quotation marks counts half for a description outside them. */
const QUOTED = 0.5

/** Salience of the last mention before a plain description. */
const LATEST = 30
/** Prominence from which a mention is a verb's object, and its subject. */
const OBJECT = 45
const SUBJECT = 70

/** Nouns of those who speak without a name. */
export const UNNAMED: ReadonlySet<string> = new Set(["official", "source", "aide", "diplomat"])

/** Words for the holders of many posts. */
const ANY_POST = new Set(["leader", "diplomat", "envoy"])

/** How many sentences back two people are still the two. */
const TOGETHER = 3

const ascending = (members: ReadonlyArray<number>): ReadonlyArray<number> | null =>
  members.length < 2 || members.includes(-1) ? null : [...members].sort((a, b) => a - b)
