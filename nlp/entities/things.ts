/**
 * Bodies and places referred to without their name: “the company”, “the ministry”, “the country”, and “it” and “its” where
 * syntax binds them to the subject of their clause or of the one that reports it.
 */
import type { EntityType, Mention, MentionKind } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { afterDateline } from "../quotes/clauses.ts"
import { apposedAhead } from "../quotes/speaker.ts"
import type { Span } from "../span.ts"
import { Binding } from "./binding.ts"
import type { BodyNoun, EntityLexicon } from "./lexicon.ts"
import type { Cluster, NameClusters } from "./local.ts"
import type { NameMention } from "./names.ts"
import type { NameIndex } from "./nominals.ts"

/** How many sentences back a description may reach. */
const REACH = 4
/** Sentences back to one whose own name or kind the noun is: “the bank”, the Bank of Norvale. */
const FARTHEST = 8
/** Every sentence back counts this much less; a name as subject counts double. */
const FADE = 0.6
/** A body whose name has the noun (“the council”, the Security Council) counts this much more than one of the sector. */
const BY_WORD = 4
/** A body of which nothing is known may be a company, with less weight than one that surely is. */
const PERHAPS = 0.4
/** What a body is noted to be that is said to be a company of any kind (“the carmaker Corvale”). */
const ANY_COMPANY = "company"
/** What is noted of a body that is said to be something else (“the regulator, Corvale”). */
const NO_COMPANY = "-"
/** Mentions from which a body is what the article is about, which doubles its weight. */
const OFTEN = 6

interface Seen {
  readonly cluster: number
  readonly sentence: number
  readonly weight: number
}

const isThing = (name: NameMention): boolean => name.type === "ORG" || name.type === "GPE"

const mention = (kind: MentionKind, type: EntityType, { end, start }: Span, cluster: number, ruleId: string): Mention => ({
  start,
  end,
  kind,
  type,
  entities: [cluster],
  title: null,
  isMetonym: false,
  isNested: false,
  ruleId
})

/** Finds the mentions of bodies and places that are no names, in reading order. */
export const findThings = (
  doc: Doc,
  names: ReadonlyArray<NameMention>,
  grouped: NameClusters,
  index: NameIndex,
  sectors: ReadonlyArray<string | null>,
  lexicon: EntityLexicon
): ReadonlyArray<Mention> => {
  const clusterAt = new Int32Array(doc.length).fill(-1)
  names.forEach((name, k) => {
    // “OSLO – Nordwind today announced that it …” is nothing that the town does
    const isOfDateline = (): boolean => name.firstToken < afterDateline(doc, doc.sentences[doc.sentenceOf(name.firstToken)].first)
    if (isThing(name) && !name.isNested && !isOfDateline()) clusterAt.fill(grouped.clusterOf[k], name.firstToken, name.lastToken)
  })
  for (let i = 1; i < doc.length; i++) {
    if (doc.dep(i) !== "nsubj") continue
    const pos = doc.pos(i)
    const named = pos === "NOUN" || pos === "PROPN" ? apposedAhead(doc, i) : -1
    if (named >= 0) for (const subject of doc.children(doc.head(i))) if (doc.dep(subject) === "nsubj") clusterAt[subject] = clusterAt[named]
  }
  const binding = new Binding(doc, clusterAt, () => -1)
  const known = saidToBe(doc, names, grouped, lexicon)
  // “the Chinese company”
  const isDemonym = (token: number): boolean => {
    const name = index.at[token] < 0 ? undefined : names[index.at[token]]
    return name?.type === "NORP" && name.lastToken - name.firstToken === 1 && name.entries[0]?.kind === "demonym"
  }
  const found: Array<Mention> = []
  const seen: Array<Seen> = []
  let k = 0
  for (let i = 0; i < doc.length; i++) {
    for (; k < names.length && names[k].firstToken <= i; k++) {
      // what is written on X is not about it
      if ((!isThing(names[k]) && names[k].type !== "NORP") || names[k].ruleId === "names/platform") continue
      const token = doc.rootOf({ first: names[k].firstToken, last: names[k].lastToken })
      seen.push({ cluster: grouped.clusterOf[k], sentence: doc.sentenceOf(token), weight: doc.dep(token) === "nsubj" ? 2 : 1 })
    }
    const pos = doc.pos(i)
    const pronoun = pos === "PRON" ? itAt(doc, i, binding, clusterAt, lexicon) : -1
    if (pronoun >= 0) {
      clusterAt[i] = pronoun
      found.push(mention("pronoun", grouped.clusters[pronoun].type, doc.spanOf({ first: i, last: i + 1 }), pronoun, "pronouns/it"))
    }
    const plain = pos === "NOUN" && index.at[i] < 0 ? nounAt(doc, i, isDemonym, lexicon) : null
    if (plain === null) continue
    const noun = isCentralBank(doc, i) ? { ...plain, words: NO_WORDS, sectors: NO_WORDS, isOfAnyCompany: false } : plain
    const isCompany = (one: number): boolean | null =>
      known.has(`${one} ${ANY_COMPANY}`) ? true : known.has(`${one} ${NO_COMPANY}`) ? false : null
    const isSo = (one: number): boolean =>
      isCentralBank(doc, i) ? CENTRAL_BANK.test(grouped.clusters[one].name) : known.size > 0 && known.has(`${one} ${doc.lower(i)}`)
    // “Vorley, which owns the firm”: the clause's own subject is another
    // (“Kenya's high court blocked the government's plan” is of one country)
    // (“Corvale's founder owns a third of the company”: hers)
    const around = binding.subjectAround(i)
    const isOwned = around >= 0 && clusterAt[around] < 0 && doc.child(around, "poss") >= 0
    const doer = noun.sectors.has("country") || isOwned ? -1 : binding.clauseSubject(i, true)
    const cluster = antecedentOf(noun, seen, doc.sentenceOf(i), grouped.clusters, sectors, isSo, isCompany, doer)
    if (cluster < 0) continue
    clusterAt[i] = cluster
    // what the text has called a company goes on being one
    if (noun.isOfAnyCompany) known.add(`${cluster} ${ANY_COMPANY}`)
    const first = seatStart(doc, i) >= 0 ? seatStart(doc, i) : doc.leftEdge(i)
    found.push(mention("nominal", grouped.clusters[cluster].type, doc.spanOf({ first, last: i + 1 }), cluster, "nominals/body"))
    seen.push({ cluster, sentence: doc.sentenceOf(i), weight: 1 })
  }
  return found
}

/** Cluster of a pronoun, an “it” that says what its clause's subject does, or of an “its” of that subject; -1 for others. */
const itAt = (doc: Doc, i: number, binding: Binding, clusterAt: Int32Array, lexicon: EntityLexicon): number => {
  const word = doc.lower(i)
  if (word === "its" && doc.dep(i) === "poss") return binding.clauseSubject(i, true)
  if (word !== "it" || doc.dep(i) !== "nsubj") return -1
  const verb = doc.head(i)
  if (lexicon.context.has("expletive-verb", doc.lemma(verb))) return -1
  if (doc.dep(verb) === "ccomp" && doc.head(verb) < i) return binding.clauseSubject(i, false)
  // “a result it called a milestone”
  const isAside = /^(?:relcl|pcomp)$/u.test(doc.dep(verb)) && /^(?:call|describe|say)$/u.test(doc.lemma(verb)) && doc.head(verb) < i
  if (isAside) return binding.clauseSubject(i, false)
  return doc.isRoot(verb) && lexicon.context.has("body-speech", doc.lemma(verb)) ? subjectBefore(doc, i, clusterAt) : -1
}

/** “The ministry denied it. It said …”: the body that is the subject of the sentence before; -1 where that is anything else. */
const subjectBefore = (doc: Doc, i: number, clusterAt: Int32Array): number => {
  const sentence = doc.sentenceOf(i)
  if (sentence === 0) return -1
  const { first, last } = doc.sentences[sentence - 1]
  for (let at = first; at < last; at++) {
    if (!doc.isRoot(at)) continue
    const subject = doc.child(at, "nsubj", "nsubjpass")
    return subject < 0 ? -1 : clusterAt[subject]
  }
  return -1
}

const CENTRAL_BANK = /\b(?:Bank of|Central Bank|Reserve Bank|Federal Reserve|National Bank)\b|(?:bank|Riksbank|Bundesbank)$/u
const NO_WORDS: ReadonlySet<string> = new Set()

const isCentralBank = (doc: Doc, i: number): boolean =>
  i > 1 && doc.lower(i) === "bank" && doc.lower(i - 1) === "central" && doc.lower(i - 2) === "the"

/** Token of “the” in “the Oslo, Norway-based company” for its last token; -1 for others. */
const seatStart = (doc: Doc, noun: number): number => {
  if (noun < 4 || doc.lower(noun - 1) !== "based" || !/^[-–‑]$/u.test(doc.textOf(noun - 2))) return -1
  let at = noun - 3
  while (at > 0 && noun - at < 9 && /^(?:\p{Lu}|[,.]$)/u.test(doc.textOf(at)) && doc.lower(at) !== "the") at--
  return doc.lower(at) === "the" && at < noun - 3 ? at : -1
}

const COMPLEMENTS = new Set(["prep", "relcl", "appos", "acl"])

/** The noun of “the company”, with nothing but “the” before it (“the central bank” is one word) and no complement after it; null for others. */
const nounAt = (doc: Doc, i: number, isDemonym: (token: number) => boolean, lexicon: EntityLexicon): BodyNoun | null => {
  if (i === 0 || doc.dep(i) === "compound" || doc.dep(i) === "attr") return null
  const length = doc.end(i - 1) - doc.start(i - 1)
  const isOfCountry = i > 1 && isDemonym(i - 1) && doc.lower(i - 2) === "the" && /^\p{Lu}/u.test(doc.textOf(i - 1))
  if (!isOfCountry && length !== "the".length && length !== "based".length && length !== "central".length) return null
  const before = isOfCountry ? "the" : doc.lower(i - 1)
  if (before !== "the" && !(before === "central" && isCentralBank(doc, i)) && !(before === "based" && seatStart(doc, i) >= 0)) return null
  // “The body cannot rest”: what only speaks where it is one of law
  if (doc.lower(i) === "body" && doc.dep(i).startsWith("nsubj") && !lexicon.context.has("body-speech", doc.lemma(doc.head(i)))) return null
  const noun = lexicon.bodyNouns.get(doc.lower(i))
  // “the Sudanese government” is Sudan's, whatever else was named
  if (noun === undefined || (isOfCountry && noun.sectors.has("country"))) return null
  // “the company, which employs 200,”: what is added tells nothing of which it is
  const isAdded = (child: number): boolean => doc.dep(child) === "relcl" && doc.textOf(doc.leftEdge(child) - 1) === ","
  return doc.children(i).some((child) => child > i && COMPLEMENTS.has(doc.dep(child)) && !isAdded(child)) ? null : noun
}

/** How well a noun fits a thing: 2 by a word of its name or what it is said to be, 1 by its kind or sector, 0 not at all. */
const fit = (
  noun: BodyNoun,
  k: number,
  clusters: ReadonlyArray<Cluster>,
  sectors: ReadonlyArray<string | null>,
  isSo: (cluster: number) => boolean,
  isCompany: (cluster: number) => boolean | null
): number => {
  const cluster = clusters[k]
  const sector = sectors[k]
  if (noun.type === "GPE") {
    const kind = cluster.entry?.key.split(":")[0] ?? ""
    if (noun.sectors.has("capital")) return cluster.entry?.kind === "capital" ? 1 : 0
    return (noun.sectors.has("country") ? kind === "country" : cluster.type === "GPE" && kind !== "country" && kind !== "region") ? 1 : 0
  }
  if (cluster.type !== "ORG") return 0
  if (isSo(k) || (noun.words.size > 0 && cluster.name.split(/\s+/u).some((word) => noun.words.has(word)))) return 2
  // the United Nations are no group
  if (noun.words.has("Group") && /^(?:UNO|IGO|EUR)$/u.test(cluster.entry?.countryCode ?? "")) return 0
  if (sector === null && isCompany(k) === true) return noun.sectors.has("BUS") ? 1 : 0
  if (sector === null) return noun.isOfAnyCompany && cluster.entry === null && isCompany(k) === null ? PERHAPS : 0
  return noun.sectors.has(sector) ? 1 : 0
}

/** What the text says that a body is: “Corvale, a startup”, “the consultancy Corvale”, as “cluster noun”. */
const saidToBe = (doc: Doc, names: ReadonlyArray<NameMention>, grouped: NameClusters, lexicon: EntityLexicon): Set<string> => {
  const found = new Set<string>()
  names.forEach((name, k) => {
    if (name.type !== "ORG" || name.isNested) return
    const note = (noun: number): void => {
      const body = doc.pos(noun) === "NOUN" ? lexicon.bodyNouns.get(doc.lower(noun)) : undefined
      if (body === undefined) return
      found.add(`${grouped.clusterOf[k]} ${doc.lower(noun)}`)
      if (!body.sectors.has("BUS")) found.add(`${grouped.clusterOf[k]} ${NO_COMPANY}`)
      if (body.sectors.size === 1 && body.sectors.has("BUS")) found.add(`${grouped.clusterOf[k]} ${ANY_COMPANY}`)
    }
    if (doc.text[name.end] === ",")
      for (const child of doc.children(doc.rootOf({ first: name.firstToken, last: name.lastToken })))
        if (child >= name.lastToken && doc.dep(child) === "appos") note(child)
    if (name.firstToken > 0 && doc.columns.sentStart[name.firstToken] !== 1) note(name.firstToken - 1)
    // “the regulator, Corvale,”
    const root = doc.rootOf({ first: name.firstToken, last: name.lastToken })
    if (
      name.firstToken > 1 &&
      doc.textOf(name.firstToken - 1) === "," &&
      doc.dep(root) === "appos" &&
      doc.head(root) === name.firstToken - 2
    )
      note(name.firstToken - 2)
    // “a Corvale flight”
    if (name.lastToken < doc.length && doc.lower(name.lastToken) === "flight" && doc.head(name.lastToken - 1) === name.lastToken)
      found.add(`${grouped.clusterOf[k]} airline`)
  })
  return found
}

/** The most salient thing that the noun fits, -1 when none was mentioned lately. */
const antecedentOf = (
  noun: BodyNoun,
  seen: ReadonlyArray<Seen>,
  sentence: number,
  clusters: ReadonlyArray<Cluster>,
  sectors: ReadonlyArray<string | null>,
  isSo: (cluster: number) => boolean,
  isCompany: (cluster: number) => boolean | null,
  except: number
): number => {
  const scores = new Map<number, number>()
  const known = new Map<number, number>()
  const fitOf = (cluster: number): number => {
    const fitting = known.get(cluster) ?? fit(noun, cluster, clusters, sectors, isSo, isCompany)
    known.set(cluster, fitting)
    return fitting
  }
  for (let k = seen.length - 1; k >= 0 && sentence - seen[k].sentence <= FARTHEST; k--) {
    const { cluster, weight } = seen[k]
    const fitting = fitOf(cluster)
    if (fitting === 0 || cluster === except || (fitting < 2 && sentence - seen[k].sentence > REACH)) continue
    scores.set(cluster, (scores.get(cluster) ?? 0) + (fitting === 2 ? BY_WORD : fitting) * weight * FADE ** (sentence - seen[k].sentence))
  }
  // what the article is about is named over and over
  const counts = new Map<number, number>()
  for (const { cluster } of seen) if (scores.has(cluster)) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
  for (const [cluster, score] of scores) scores.set(cluster, score * (1 + Math.min(counts.get(cluster)!, OFTEN) / OFTEN))
  let best = -1
  for (const [cluster, score] of scores) if (best < 0 || score > scores.get(best)!) best = cluster
  return noun.sectors.has("country") ? homeRatherThan(best, seen, (cluster) => cluster !== except && fitOf(cluster) > 0) : best
}

/** “the government” is that of the country a story is about rather than of one named in passing: the first, if named as often so far. */
const homeRatherThan = (nearest: number, seen: ReadonlyArray<Seen>, isFit: (cluster: number) => boolean): number => {
  const counts = new Map<number, number>()
  for (const { cluster } of seen) if (counts.has(cluster) || isFit(cluster)) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
  const [home] = counts
  return home !== undefined && home[1] >= (counts.get(nearest) ?? 0) ? home[0] : nearest
}
