/**
 * Renderings of one utterance in several articles. Works on rows of all articles at once; compares only quotations that
 * share a rare word and somebody who can have said it, so that cost grows with the corpus and not with its square.
 * The outcome depends on the quotations, never on their order.
 */
import type { CalendarDay, QuoteKind } from "../annotations.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import { pairsSharing, textKey } from "../blocking.ts"
import { numberOfDay } from "../times/calendar.ts"
import { createWordings, type Wordings, wordsOf } from "./wordings.ts"

/** A quotation as grouping sees it. */
export interface StatementCandidate {
  readonly id: string
  readonly sourceId: string
  readonly kind: QuoteKind
  /** A belief is no utterance: it joins none. */
  readonly stance: "speech" | "belief"
  /** The content, parts joined by a space. */
  readonly content: string
  /** The quotation it stands in (“the paper reported that Lind said …”), null at the outermost level. */
  readonly nestedInId: string | null
  /** False where the text names nobody for the words. */
  readonly isAttributed: boolean
  /** Entity ids of its speakers. */
  readonly speakers: ReadonlyArray<string>
  /** Entity ids that may stand for them elsewhere: who passes the words on, what the speakers belong to, their country. */
  readonly answerable: ReadonlyArray<string>
  readonly publishedOn: CalendarDay | null
  /** When the words were said, where the attribution says so. */
  readonly occasion: { readonly start: CalendarDay; readonly end: CalendarDay } | null
}

/** Two quotations of one utterance. */
export interface StatementLink {
  readonly fromId: string
  readonly toId: string
  /** 0–1. */
  readonly score: number
  /** `statements/verbatim` (the same run of words) or `statements/paraphrase` (the same matter in other words). */
  readonly ruleId: string
}

export interface StatementGroups {
  /** Groups of two or more, each sorted, in order of their smallest member. */
  readonly groups: ReadonlyArray<ReadonlyArray<string>>
  readonly links: ReadonlyArray<StatementLink>
}

/** Quotations by index. An array is one; so is what reads them when they are asked for. */
export interface CandidateList {
  readonly length: number
  readonly at: (index: number) => StatementCandidate | undefined
}

export interface StatementFinder {
  readonly groupStatements: (candidates: CandidateList) => StatementGroups
}

/** Quotations compared under one word and speaker; what is more common than this tells nothing. */
const MAX_FILED = 60
/** Days between publications of one utterance: a paraphrase is told while it is news, long exact words somewhat longer. */
const PARAPHRASE_DAYS = 5
const VERBATIM_DAYS = 14
const MIN_PARAPHRASE = 0.34
/** Same words in a row that no two speakers hit on by chance. */
const VERBATIM_WORDS = 6

/** A quotation with what is compared of it. Made when it is looked at: all of them would not fit in memory. */
interface Prepared extends StatementCandidate {
  readonly stems: ReadonlyArray<string>
  readonly weightOf: number
  readonly words: ReadonlyArray<string>
  readonly day: number | null
}

/** Quotations kept ready for comparison. */
const MAX_READY = 4096

/** All quotations in order of id, and the weight of a stem among them. */
interface Quotations {
  readonly ids: ReadonlyArray<string>
  /** A number for each one's article. */
  readonly sourceOf: Uint32Array
  /** The day of each one's article, NaN where it is not known. */
  readonly dayOf: Float64Array
  readonly weigh: (stem: string) => number
  readonly prepared: (index: number) => Prepared
}

const quotationsOf = (candidates: CandidateList, { stemsOf }: Wordings): Quotations => {
  const { dayOf, ids, order, sourceOf } = utterances(candidates)
  const weigh = weights(candidates, order, stemsOf)
  const ready = new Map<number, Prepared>()
  return {
    ids,
    sourceOf,
    dayOf,
    weigh,
    prepared: (index) => {
      const known = ready.get(index)
      if (known !== undefined) return known
      if (ready.size >= MAX_READY) ready.clear()
      const one = candidates.at(order[index])!
      const stems = stemsOf(one.content)
      const day = Number.isNaN(dayOf[index]) ? null : dayOf[index]
      const made = { ...one, stems, weightOf: sum(stems, weigh), words: wordsOf(one.content), day }
      ready.set(index, made)
      return made
    }
  }
}

export const createStatementFinder = (lexicons: LexiconTexts): StatementFinder => {
  const wordings = createWordings(lexicons)
  return {
    groupStatements: (candidates) => {
      const quotations = quotationsOf(candidates, wordings)
      const { prepared, weigh } = quotations
      const links: Array<StatementLink & { readonly a: number; readonly b: number }> = []
      for (const [a, b] of pairs(quotations)) {
        const link = compare(prepared(a), prepared(b), weigh)
        if (link !== null) links.push({ ...link, a, b })
      }
      const groups = join(quotations, links)
      const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group[0]] as const)))
      const kept = links.filter((link) => groupOf.get(link.fromId) !== undefined && groupOf.get(link.fromId) === groupOf.get(link.toId))
      return {
        groups,
        links: kept
          .map(({ fromId, ruleId, score, toId }) => ({ fromId, toId, score, ruleId }))
          .toSorted((a, b) => (a.fromId < b.fromId ? -1 : a.fromId > b.fromId ? 1 : a.toId < b.toId ? -1 : 1))
      }
    }
  }
}

/**
 * What can be an utterance of its own, in order of id: no scare quotes, no beliefs, and of a report about a report only the inner
 * one. Keeps little of each: the words of all would not fit in memory.
 */
const utterances = (candidates: CandidateList): Pick<Quotations, "ids" | "sourceOf" | "dayOf"> & { readonly order: Uint32Array } => {
  const said: Array<{ readonly id: string; readonly at: number; readonly source: number; readonly day: number; readonly length: number }> =
    []
  const inner = new Map<string, number>()
  const sources = new Map<string, number>()
  for (let at = 0; at < candidates.length; at++) {
    const { content, id, kind, nestedInId, publishedOn, sourceId, stance } = candidates.at(at)!
    if (kind === "scare" || stance !== "speech") continue
    const source = sources.get(sourceId) ?? sources.size
    sources.set(sourceId, source)
    if (nestedInId !== null) inner.set(nestedInId, Math.max(inner.get(nestedInId) ?? 0, content.length))
    said.push({ id, at, source, day: publishedOn === null ? NaN : numberOfDay(publishedOn), length: content.length })
  }
  const kept = said.filter(({ id, length }) => (inner.get(id) ?? 0) < 0.6 * length).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return {
    ids: kept.map(({ id }) => id),
    order: Uint32Array.from(kept, ({ at }) => at),
    sourceOf: Uint32Array.from(kept, ({ source }) => source),
    dayOf: Float64Array.from(kept, ({ day }) => day)
  }
}

/** Inverse document frequency of a stem among the quotations, at least a little for every word. */
const weights = (candidates: CandidateList, order: Uint32Array, stemsOf: Wordings["stemsOf"]): ((stem: string) => number) => {
  const counts = new Map<string, number>()
  for (const at of order) for (const stem of stemsOf(candidates.at(at)!.content)) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const total = Math.max(order.length, 50)
  return (stem) => Math.log(1 + total / (counts.get(stem) ?? 1))
}

const sum = (stems: ReadonlyArray<string>, weigh: (stem: string) => number): number => stems.reduce((total, stem) => total + weigh(stem), 0)

/** What a quotation is filed under. */
const keysOf = ({ answerable, speakers, stems, words }: Prepared, weigh: Quotations["weigh"]): ReadonlyArray<number> => {
  const keys: Array<number> = []
  const file = (key: string): void => void keys.push(textKey(key))
  const weighed = stems.map((stem) => ({ stem, weight: weigh(stem) }))
  const rare = weighed
    .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
    .slice(0, 12)
    .map(({ stem }) => stem)
  for (const party of new Set([...speakers, ...answerable])) for (const stem of rare) file(`${party} ${stem}`)
  // Where a speaker is not known, words alone can tell: the rarest, two by two.
  for (let x = 0; x < Math.min(rare.length, 4); x++) {
    for (let y = x + 1; y < Math.min(rare.length, 4); y++) file(`? ${[rare[x], rare[y]].sort().join(" ")}`)
  }
  for (let w = 0; w + VERBATIM_WORDS <= Math.min(words.length, 60); w++) file(`“${words.slice(w, w + VERBATIM_WORDS).join(" ")}`)
  return keys
}

/**
 * Pairs worth comparing: of different articles that are not too far apart, with a rare word and an answerable party in common, or the
 * same exact words.
 */
const pairs = ({ dayOf, ids, prepared, sourceOf, weigh }: Quotations): Iterable<readonly [number, number]> =>
  pairsSharing({
    items: ids.length,
    keysOf: (index) => keysOf(prepared(index), weigh),
    maxSharers: MAX_FILED,
    mayPair: (a, b) => sourceOf[a] !== sourceOf[b] && !(Math.abs(dayOf[a] - dayOf[b]) > VERBATIM_DAYS)
  })

const compare = (a: Prepared, b: Prepared, weigh: (stem: string) => number): StatementLink | null => {
  const party = commonParty(a, b)
  if (party === "different" || apart(a, b) || isOtherSpeech(a, b)) return null
  const gap = a.day === null || b.day === null ? 0 : Math.abs(a.day - b.day)
  const run = longestRun(a.words, b.words)
  const shorter = Math.min(a.words.length, b.words.length)
  if (run >= VERBATIM_WORDS && run * 2 >= shorter && gap <= VERBATIM_DAYS) {
    return { fromId: a.id, toId: b.id, score: round(Math.min(1, 0.6 + (0.4 * run) / shorter)), ruleId: "statements/verbatim" }
  }
  if (gap > PARAPHRASE_DAYS) return null
  const shared = a.stems.filter((stem) => b.stems.includes(stem))
  if (shared.length < 2) return null
  const weight = sum(shared, weigh)
  const dice = (2 * weight) / (a.weightOf + b.weightOf)
  const held = weight / Math.min(a.weightOf, b.weightOf)
  // A speaker that is no known entity (“the summary said”) may be the other's; two such, or nobody at all, are too little.
  if (party === "unknown" && (a.speakers.length + b.speakers.length === 0 || !a.isAttributed || !b.isAttributed)) return null
  if (party === "unknown" && (dice < 0.75 || shared.length < 3)) return null
  const score = party === "same" ? 0.5 * dice + 0.5 * held : 0.6 * dice + 0.3 * held
  return score >= MIN_PARAPHRASE ? { fromId: a.id, toId: b.id, score: round(score), ruleId: "statements/paraphrase" } : null
}

/** Two speeches quoted in full that share no run of words are two, however alike their matter. */
const isOtherSpeech = (a: Prepared, b: Prepared): boolean => {
  if (a.kind !== "direct" || b.kind !== "direct") return false
  const shorter = Math.min(a.words.length, b.words.length)
  return shorter >= 5 && longestRun(a.words, b.words) < Math.min(VERBATIM_WORDS, Math.ceil(shorter / 2))
}

const round = (score: number): number => Math.round(score * 1000) / 1000

/** Same speaker; compatible (one answers for the other); unknown (one has none); or different people. */
const commonParty = (a: Prepared, b: Prepared): "same" | "compatible" | "unknown" | "different" => {
  if (a.speakers.length === 0 || b.speakers.length === 0) return "unknown"
  if (a.speakers.some((one) => b.speakers.includes(one))) return "same"
  if (a.speakers.some((one) => b.answerable.includes(one)) || b.speakers.some((one) => a.answerable.includes(one))) return "compatible"
  return "different"
}

/** Occasions that the texts themselves set apart: “in May” and “on Sunday” are not one utterance. */
const apart = (a: Prepared, b: Prepared): boolean => {
  if (a.occasion === null || b.occasion === null) {
    const dated = a.occasion ?? b.occasion
    const other = a.occasion === null ? a : b
    // Said on a day long before the other article came out, and that one gives no date: told as news of its own day.
    return dated !== null && other.day !== null && other.day - numberOfDay(dated.end) > 10
  }
  return numberOfDay(a.occasion.start) > numberOfDay(b.occasion.end) + 1 || numberOfDay(b.occasion.start) > numberOfDay(a.occasion.end) + 1
}

/** Words in the longest run that both have, at most the first 200 of each. */
const longestRun = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): number => {
  let best = 0
  let previous = new Int32Array(Math.min(b.length, 200) + 1)
  for (let i = 0; i < Math.min(a.length, 200); i++) {
    const row = new Int32Array(previous.length)
    for (let j = 1; j < row.length; j++) {
      if (a[i] === b[j - 1]) {
        row[j] = previous[j - 1] + 1
        if (row[j] > best) best = row[j]
      }
    }
    previous = row
  }
  return best
}

/** Connected quotations. A link joins two groups only when it is at least as good as most that stand between them. */
const join = (
  { ids, prepared, sourceOf }: Quotations,
  links: ReadonlyArray<StatementLink & { readonly a: number; readonly b: number }>
): ReadonlyArray<ReadonlyArray<string>> => {
  const linkedOnes = new Set(links.flatMap(({ a, b }) => [a, b]))
  const groupOf = new Map([...linkedOnes].map((one) => [one, one] as const))
  const members = new Map<number, ReadonlyArray<number>>([...linkedOnes].map((one) => [one, [one]] as const))
  const linked = new Set(links.map(({ a, b }) => a * ids.length + b))
  const areLinked = (a: number, b: number): boolean => linked.has(Math.min(a, b) * ids.length + Math.max(a, b))
  const excludeEachOther = (a: number, b: number): boolean => isOtherSpeech(prepared(a), prepared(b)) || apart(prepared(a), prepared(b))
  for (const link of links.toSorted((a, b) => b.score - a.score || (a.fromId < b.fromId ? -1 : 1))) {
    const [left, right] = [groupOf.get(link.a), groupOf.get(link.b)]
    if (left === undefined || right === undefined || left === right) continue
    const [one, two] = [members.get(left) ?? [], members.get(right) ?? []]
    const between = one.flatMap((a) => two.filter((b) => sourceOf[a] !== sourceOf[b]).map((b) => areLinked(a, b)))
    if (between.filter(Boolean).length * 2 < between.length || one.some((a) => two.some((b) => excludeEachOther(a, b)))) continue
    // Quotations are numbered in order of id: the smaller number is the smaller id.
    const [keep, gone] = left < right ? [left, right] : [right, left]
    members.set(keep, [...one, ...two])
    members.delete(gone)
    for (const moved of members.get(keep) ?? []) groupOf.set(moved, keep)
  }
  return [...members.values()]
    .filter((group) => group.length > 1)
    .map((group) => group.map((one) => ids[one]).sort())
    .sort((a, b) => (a[0] < b[0] ? -1 : 1))
}
