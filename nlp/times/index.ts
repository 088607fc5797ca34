/** Time expressions of an article as TIMEX3, anchored on its date, the tense and what was spoken of before. Pure. */
import type { ParsedArticle, Sentence, Timex } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import { calendarDay, numberOfDay, weekdayOf, type DayNumber } from "./calendar.ts"
import type { SpokenTime, TimeContext } from "./context.ts"
import { classBits, openingsOf } from "./openings.ts"
import { followingYear, joinDashed, rangeEnd, rangeStart } from "./ranges.ts"
import { lowerAt, readWeekday } from "./readers.ts"
import type { Reading, Stretch } from "./rule.ts"
import { timeRules } from "./rules/index.ts"
import { governingVerb, tenseAt } from "./tense.ts"
import type { Resolution } from "./values.ts"
import { timeVocabulary, type TimeVocabulary } from "./vocabulary.ts"
import { wordsIn } from "./words.ts"

export { timeRules } from "./rules/index.ts"

export interface TimeFinder {
  /** Time expressions in reading order; they never overlap. Linear in the length of the article. */
  readonly findTimes: (article: ParsedArticle) => ReadonlyArray<Timex>
}

/** Compiles the word lists once. */
export const createTimeFinder = (lexicons: LexiconTexts): TimeFinder => {
  const vocabulary = timeVocabulary(lexicons)
  return { findTimes: (article) => findTimes(article, vocabulary) }
}

interface Memory {
  readonly resolution: Resolution
  readonly sentence: number
  readonly paragraph: number
  readonly placesStory: boolean
  /** Verb of the relative clause that it was said in, -1 outside one. */
  readonly aside: number
}

/** Words before a time that the story only looks at. */
const LOOKED_AT = new Set(["since", "until", "till", "before", "after", "than", "from"])

const findTimes = (article: ParsedArticle, vocabulary: TimeVocabulary): ReadonlyArray<Timex> => {
  const labels = entityLabels(article)
  const { publishedOn } = article
  const published = publishedOn === null ? null : numberOfDay(publishedOn)
  const anchor = published ?? datelineDay(article, vocabulary, labels)
  const times: Array<Timex> = []
  let previous: Memory | null = null
  let previousDay: Memory | null = null
  /** The last one that was no day to come. */
  let previousPast: Memory | null = null
  const weekdays = new Map<number, DayNumber>()
  for (const sentence of article.sentences) {
    const stretch = stretchOf(article, sentence, vocabulary, labels)
    const readings = readAll(stretch)
    readings.forEach((reading, k) => {
      const start = stretch.words[reading.first].start
      const weekday = readWeekday(stretch, reading.first)
      const tense = isCalledFor(article, stretch, reading) ? "future" : tenseAt(article.doc, start, vocabulary)
      // “… until April 2. Reed, who was there the day before, …”: what is past is no day before one to come
      const day: Memory | null = tense === "past" ? previousPast : previousDay
      const base: TimeContext = {
        published: anchor,
        rangeEnd: null,
        rangeStart: null,
        sameWeekday: weekday === null ? null : (weekdays.get(weekday.value) ?? null),
        tense,
        previous: recall(previous, sentence, article.doc, start),
        previousDay: recall(day, sentence, article.doc, start),
        followingYear: followingYear(stretch, readings, k),
        isHeadline: sentence.kind === "headline" || sentence.kind === "heading" || sentence.kind === "caption",
        looksForward: vocabulary.forward.has(lowerAt(stretch, reading.first - 1)),
        isGeneral: reading.isToday === true && isGeneral(article, start)
      }
      const chosen = settle(reading, {
        ...base,
        rangeEnd: rangeEnd(stretch, readings, k, base),
        rangeStart: rangeStart(stretch, readings, k, base)
      })
      if (chosen === null) return
      const { taken } = chosen
      // What the date line anchors is anchored in the text.
      const inText = published === null && chosen.resolution.anchor === "published_at"
      const resolution: Resolution = inText ? { ...chosen.resolution, anchor: "previous_time" } : chosen.resolution
      times.push(timexOf(stretch, taken, resolution))
      if (resolution.range === null || resolution.type === "SET" || resolution.type === "DURATION" || taken.isCompared === true) return
      const placesStory = !LOOKED_AT.has(lowerAt(stretch, taken.first - 1))
      const aside = relativeClause(article.doc, start)
      previous = { resolution, sentence: sentence.ordinal, paragraph: sentence.paragraph, placesStory, aside }
      if (resolution.range.first !== resolution.range.last) return
      previousDay = previous
      if (anchor === null || resolution.range.first <= anchor) previousPast = previous
      weekdays.set(weekdayOf(resolution.range.first), resolution.range.first)
    })
  }
  return times
}

/** A time spoken of, as a sentence after it sees it. */
const recall = (memory: Memory | null, from: Sentence, doc: Doc, offset: number): SpokenTime | null =>
  memory === null
    ? null
    : {
        resolution: memory.resolution,
        distance: from.ordinal - memory.sentence,
        sameParagraph: memory.paragraph === from.paragraph,
        // “Lind, who joined in 2019, …. In August she …”: what was said of her by the way is not the story
        placesStory: memory.placesStory && (memory.aside < 0 || doc.isUnder(doc.tokenAt(offset), memory.aside))
      }

/** Verb of the relative clause that an offset stands in, -1 outside one. */
const relativeClause = (doc: Doc, offset: number): number => {
  let at = doc.tokenAt(offset)
  if (at >= doc.length) return -1
  for (let steps = 0; steps < 12 && !doc.isRoot(at); steps++) {
    if (doc.dep(at) === "relcl") return at
    at = doc.head(at)
  }
  return -1
}

/**
 * “have called a strike for 12 September”, “agreed on a visit in July”, “was remanded until 4 June”: what is called, set
 * or agreed for a day, or put off to one, is still to come.
 */
const isCalledFor = ({ doc }: ParsedArticle, stretch: Stretch, reading: Reading): boolean => {
  if (reading.joins === "year") return false
  const offset = stretch.words[reading.first].start
  const verb = governingVerb(doc, offset)
  if (verb < 0) return false
  const lemma = doc.lemma(verb)
  const before = lowerAt(stretch, beforeWhole(stretch, reading.first))
  if (before === "for" && CALLED.test(lemma)) return true
  // “gave the government until Tuesday”
  if (/^(?:give|have)$/u.test(lemma) && /^(?:until|till)$/u.test(before)) return true
  if (FORETOLD.test(lemma) && /^(?:from|for|until|till|to|by|through)$/u.test(before)) return true
  // “declared three days of mourning beginning on Friday”
  if (/^(?:begin|start)$/u.test(lemma) && doc.tag(verb) === "VBG" && !doc.isRoot(verb)) {
    const above = governingVerb(doc, doc.start(doc.head(verb)))
    return above >= 0 && /^(?:declare|announce|order|schedule|plan|call)$/u.test(doc.lemma(above))
  }
  if (PUT_OFF.test(lemma)) return /^(?:until|till|to)$/u.test(before)
  return /^(?:agree|plan|schedule|propose|arrange|predict|forecast|post|list|set|fix)$/u.test(lemma) && standsOnPlan(doc, verb, offset)
}
/** “for the whole of Monday”: the word before “the whole of” stands before the day. */
const beforeWhole = (stretch: Stretch, first: number): number =>
  lowerAt(stretch, first - 1) === "of" && /^(?:whole|all|most|rest)$/u.test(lowerAt(stretch, first - 2))
    ? first - (lowerAt(stretch, first - 3) === "the" ? 4 : 3)
    : first - 1
const FORETOLD = /^(?:warn|forecast|predict|demand|want|urge)$/u
const CALLED = /^(?:cancel|call|announce|set|plan|schedule|fix|convene|summon|slate|organi[sz]e|declare|propose|book)$/u
const PUT_OFF = /^(?:adjourn|remand|postpone|defer|delay|extend|reschedule|suspend|move|push|bail)$/u

/** True for a time behind the meeting or journey that a verb is about, which is said of that rather than of the verb. */
const standsOnPlan = (doc: Doc, verb: number, offset: number): boolean =>
  doc.children(verb).some((child) => {
    const noun = doc.dep(child) === "dobj" ? child : /^(?:on|for)$/u.test(doc.lower(child)) ? doc.child(child, "pobj", "pcomp") : -1
    return noun > verb && doc.start(noun) < offset && PLANS.test(doc.lemma(noun))
  })
const PLANS =
  /^(?:visit|trip|summit|meeting|talk|talks|conference|election|referendum|vote|tour|cut|rise|hike|move|increase|decision|hearing|trial)$/u

/** The date in the article's own date line, for an article that came without a date; null when it has none in full. */
const datelineDay = (article: ParsedArticle, vocabulary: TimeVocabulary, labels: (offset: number) => string): DayNumber | null => {
  for (const line of article.sentences) {
    if (line.paragraph >= HEAD_PARAGRAPHS) return null
    const isOwnLine = line.kind === "dateline"
    if (!isOwnLine && !OPENS_DATELINE.test(article.text.slice(line.start, line.start + DATELINE_LENGTH))) continue
    const stretch = stretchOf(article, line, vocabulary, labels)
    const full = readAll(stretch).find(
      (reading) =>
        reading.joins === "day" &&
        reading.explicitYear !== undefined &&
        (isOwnLine || isBeforeDash(article.text, line.start, stretch, reading))
    )
    const day = full?.resolve(NO_CONTEXT)?.range?.first
    if (day !== undefined || isOwnLine) return day ?? null
  }
  return null
}

/** “DENVER, Colo., May 3, 2024 (Wire) —” at the head of a release's first sentence. */
const OPENS_DATELINE = /^\p{Lu}.*?\b(?:19|20)\d\d\b.*?(?:[–—-]|\/)/su
/** Characters that the place, the date and the agency before the dash take at most. */
const DATELINE_LENGTH = 110

/** Whether nothing but an agency stands between a date and the dash that the text goes on after. */
const isBeforeDash = (text: string, from: number, { words }: Stretch, { last }: Reading): boolean => {
  const end = words[last - 1].end
  return end - from < DATELINE_LENGTH && /^[ ]?(?:\([^()\n]{2,30}\)|\/[^/\n]{2,30}\/)? ?(?:[–—]|--?)[ ]?/u.test(text.slice(end, end + 40))
}

/** A date line stands above this many paragraphs. */
const HEAD_PARAGRAPHS = 6

const NO_CONTEXT: TimeContext = {
  published: null,
  rangeEnd: null,
  rangeStart: null,
  sameWeekday: null,
  tense: "none",
  previous: null,
  previousDay: null,
  followingYear: null,
  isHeadline: false,
  looksForward: false,
  isGeneral: false
}

/** Resolves a reading, or the next best when it means nothing here. */
const settle = (reading: Reading, context: TimeContext): { readonly resolution: Resolution; readonly taken: Reading } | null => {
  const resolution = reading.resolve(context)
  if (resolution !== null) return { resolution, taken: reading }
  return reading.otherwise === null ? null : settle(reading.otherwise, context)
}

const timexOf = (stretch: Stretch, reading: Reading, resolution: Resolution): Timex => ({
  start: stretch.words[reading.first].start,
  end: stretch.words[reading.last - 1].end,
  type: resolution.type,
  value: resolution.value,
  startDate: dayOf(resolution.range?.first),
  endDate: dayOf(resolution.range?.last),
  grain: resolution.grain,
  anchor: resolution.anchor,
  ruleId: reading.rule.id
})

const dayOf = (day: DayNumber | undefined) => (day === undefined ? null : calendarDay(day))

const stretchOf = (article: ParsedArticle, sentence: Sentence, vocabulary: TimeVocabulary, labels: (offset: number) => string): Stretch => {
  const { doc, text } = article
  const words = wordsIn(text, sentence.start, sentence.end)
  return {
    words,
    vocabulary,
    tagAt: (word) => {
      const token = words[word] === undefined ? doc.length : doc.tokenAt(words[word].start)
      return token < doc.length ? doc.tag(token) : ""
    },
    entityAt: (word) => (words[word] === undefined ? "" : labels(words[word].start))
  }
}

/** The model's entity label at an offset, "" outside one. */
const entityLabels = ({ doc }: ParsedArticle): ((offset: number) => string) => {
  const entities = doc.entities
  return (offset) => {
    let low = 0
    let high = entities.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (doc.end(entities[middle].last - 1) <= offset) low = middle + 1
      else high = middle
    }
    const entity = entities[low]
    return entity !== undefined && doc.start(entity.first) <= offset ? entity.label : ""
  }
}

/** The readings of a sentence: at each word the longest, left to right; a longer one may take back what it holds. */
const readAll = (stretch: Stretch): ReadonlyArray<Reading> => {
  const { words, vocabulary } = stretch
  const found: Array<Reading> = []
  const opens = openingsOf(words, vocabulary)
  for (let at = 0; at < words.length;) {
    const reading = opens[at] === 0 ? null : bestAt(stretch, at, opens[at])
    const last = found.at(-1)
    if (reading === null || (last !== undefined && reading.first < last.first)) {
      at++
      continue
    }
    if (last !== undefined && reading.first < last.last) {
      if (reading.last <= last.last) {
        at++
        continue
      }
      found.pop()
    }
    found.push(reading)
    at = Math.max(reading.last, at + 1)
  }
  return joinDashed(stretch, found)
}

/** The rules with the bits of the classes that they open with. */
const RULES = timeRules.map((rule) => ({ rule, opens: classBits(rule.opens) }))
const ANY_CLASS = -1

/** The longest reading from a word of these classes on. */
const bestAt = (stretch: Stretch, at: number, classes: number): Reading | null => {
  let best: Reading | null = null
  for (const { rule, opens } of RULES) {
    if ((opens & classes) === 0) continue
    const match = rule.match(stretch, at)
    if (match === null) continue
    if (best === null || match.last - match.first > best.last - best.first)
      best = { ...match, rule, otherwise: match.needsFuture === true ? { ...match, rule, otherwise: null } : null }
  }
  if (best?.needsFuture !== true) return best
  const inner = bestAt(stretch, at + 1, ANY_CLASS)
  return { ...best, otherwise: inner !== null && inner.first > at ? inner : null }
}

/** “Today, many worship them”: a simple present with “today” beside it, not as its subject. */
const isGeneral = ({ doc }: ParsedArticle, offset: number): boolean => {
  const token = doc.tokenAt(offset)
  const dep = token < doc.length ? doc.dep(token) : ""
  if (dep === "nsubj" || dep === "poss" || dep === "nsubjpass") return false
  const verb = governingVerb(doc, offset)
  if (verb < 0) return false
  // “Today we honor them”: what is said is done in saying it.
  const subject = doc.child(verb, "nsubj")
  if (subject !== -1 && /^(?:i|we)$/u.test(doc.lower(subject))) return false
  const auxiliaries = doc.children(verb).filter((child) => doc.dep(child) === "aux" || doc.dep(child) === "auxpass")
  const tag = doc.tag(verb)
  return (tag === "VBZ" || tag === "VBP") && auxiliaries.length === 0
}
