/** Outermost marks → quotations: which are speech, who is credited beside them, and which belong together. */
import type { Span } from "../span.ts"
import { type Attribution, type QuoteContext, isVerb, subjectOf } from "./context.ts"
import { contentWords, fragmentOfNoun, fragmentUnderCue, isNaming } from "./fragments.ts"
import { isSpeakerLike, TELLING } from "./speaker.ts"
import { isBlank, type Surroundings, surroundingsOf, tagAfter, tagBefore } from "./tags.ts"

/** What becomes of one outermost mark. */
export type MarkRole =
  /** Speech of its own: attributed beside it, or (`attribution` null) by its neighbours. */
  | {
      readonly kind: "speech"
      readonly attribution: Attribution | null
      readonly ruleId: string
      readonly joins: number
      /** Its place among the parts of its quotation, from 0. */
      readonly part: number
    }
  /** Part of a reported clause that an indirect rule found. */
  | { readonly kind: "part" }
  /** Marked words with an attribution of their own. */
  | { readonly kind: "fragment"; readonly attribution: Attribution }
  | { readonly kind: "scare" }
  /** Marked words that nobody is named for, long enough to be somebody's. */
  | { readonly kind: "unattributed" }

/** Nobody's speech is cut into more parts: what goes on is marks without sense, and one row must stay one row's size. */
const MAX_PARTS = 60

/** Carries on the quotation of an earlier mark, or starts anew where that one is full. */
const joining = (roles: ReadonlyArray<MarkRole>, joins: number, attribution: Attribution | null, ruleId: string): MarkRole => {
  const role = roles[joins]
  const part = role?.kind === "speech" ? role.part + 1 : 1
  return part < MAX_PARTS
    ? { kind: "speech", attribution, ruleId, joins, part }
    : { kind: "speech", attribution, ruleId: "quotes/floating", joins: -1, part: 0 }
}

/** Decides each outermost mark. `reported` are the attributions that syntax found, by sentence order. */
export const decideMarks = (
  context: QuoteContext,
  outer: ReadonlyArray<number>,
  reported: ReadonlyArray<Attribution>
): ReadonlyArray<MarkRole> => {
  const roles: Array<MarkRole> = []
  const cursor = { at: 0 }
  for (let k = 0; k < outer.length; k++) roles.push(decide(context, outer, k, roles, reported, cursor))
  return roles
}

const decide = (
  context: QuoteContext,
  outer: ReadonlyArray<number>,
  k: number,
  roles: ReadonlyArray<MarkRole>,
  reported: ReadonlyArray<Attribution>,
  cursor: { at: number }
): MarkRole => {
  const { doc, marks } = context
  const mark = marks[outer[k]]
  if (mark.continues !== -1) {
    const earlier = placeOf(outer, k, mark.continues)
    if (earlier !== -1) {
      const around = surroundingsOf(context, outer, k)
      let root = earlier
      for (let role = roles[root]; role.kind === "speech" && role.attribution === null && role.joins !== -1; role = roles[root])
        root = role.joins
      const role = roles[root]
      const own = tagAfter(context, around)
      // With an attribution of its own (“…,” she went on) the paragraph is a quotation of its own.
      if (own !== null && role.kind === "speech" && role.attribution !== null) return speech(own, -1)
      return joining(roles, earlier, own, "quotes/re-opened")
    }
  }
  const around = surroundingsOf(context, outer, k)
  const startsClean = isBlank(context, around.leftFirst, around.leftLast) || onlyConjunction(context, around)
  const rightBlank = isBlank(context, around.rightFirst, around.rightLast)
  const endsClean = rightBlank || /[,.!?…—–-][’'”"»]*$/u.test(sliceInner(context, k, outer)) || startsWithPunctuation(context, around)
  const clause = overlapping(context, mark, reported, cursor)
  const after =
    endsClean && !rightBlank
      ? tagAfter(context, around)
      : rightBlank && /[?!,—–-][’'”"»]*$/u.test(sliceInner(context, k, outer))
        ? tagInNextSentence(context, outer, k, around)
        : null
  if (startsClean && after !== null && around.previous === -1) return speech(after, -1)
  // “…,” she wrote in her memoir, “The Counting Book.”
  const apposed = around.leftLast - 2
  if (apposed >= around.leftFirst && doc.textOf(apposed + 1) === "," && doc.pos(apposed) === "NOUN" && isNaming(context, mark, false))
    return { kind: "scare" }
  const split = interrupted(context, outer, k, roles, around)
  if (split !== -1 && endsClean) return joining(roles, split, null, "quotes/tag-after")
  const before = tagBefore(context, around)
  // “told “Good Evening””: the programme somebody talked to.
  if (before !== null && isToldName(context, around, before.attribution) && isNaming(context, mark, false)) return { kind: "scare" }
  if (
    before !== null &&
    before.isAdjacent &&
    endsClean &&
    (isWhole(context, mark) || before.hasColon) &&
    (before.hasColon || !(clause !== null && reachesBeyond(context, clause, mark)))
  ) {
    return speech(before.attribution, sameCue(context, outer, k, roles, before.attribution))
  }
  if (startsClean && after !== null) return speech(after, -1)
  if (startsClean && (rightBlank || (isWhole(context, mark) && startsWithDash(context, around))))
    return floating(context, outer, k, roles, around)
  if (isNaming(context, mark, clause !== null) && !(clause !== null && clause.content[0].start === mark.start)) return { kind: "scare" }
  if (clause !== null) return { kind: "part" }
  if (after !== null && !startsClean) {
    const start = doc.start(firstWord(context, around.leftFirst, around.leftLast))
    return { kind: "fragment", attribution: { ...after, ruleId: "quotes/tag-after-mixed", content: [{ start, end: mark.end }] } }
  }
  const fragment = fragmentUnderCue(context, mark) ?? fragmentOfNoun(context, mark)
  if (fragment !== null) return { kind: "fragment", attribution: fragment }
  if (before !== null && before.isAdjacent) return speech(before.attribution, -1)
  if (startsClean && colonSpeaker(context, around) === null && rightBlank) return floating(context, outer, k, roles, around)
  const colon = colonSpeaker(context, around)
  if (colon !== null && endsClean) return speech(colon, -1)
  // “And then, after a pause: “A big one.””: the speaker before goes on.
  if (endsClean && around.leftLast > around.leftFirst && doc.textOf(around.leftLast - 1) === ":" && isWhole(context, mark))
    return speech(null, -1)
  if (startsClean && isWhole(context, mark)) {
    const headed = headlineSpeaker(context, around)
    if (headed !== null) return speech(headed, -1)
    if (around.leftFirst === around.leftLast && /^(?:I|We)\b/u.test(context.article.text.slice(mark.inner.start, mark.inner.start + 3)))
      return { kind: "unattributed" }
  }
  if (isLong(context, mark) && !isModifier(context, mark)) return { kind: "unattributed" }
  return { kind: "scare" }
}

/** True when the mark is the object of a verb of telling, right behind it. */
const isToldName = ({ doc }: QuoteContext, around: Surroundings, attribution: Attribution): boolean =>
  attribution.cueToken === around.leftLast - 1 && TELLING.has(doc.lemma(attribution.cueToken))

/** Place in `outer` of the mark that this one carries on; only the few before it can be. */
const placeOf = (outer: ReadonlyArray<number>, k: number, mark: number): number => {
  for (let j = k - 1; j >= Math.max(0, k - 3); j--) if (outer[j] === mark) return j
  return -1
}

const speech = (attribution: Attribution | null, joins: number): MarkRole => ({
  kind: "speech",
  attribution,
  ruleId: attribution?.ruleId ?? "quotes/floating",
  joins,
  part: joins === -1 ? 0 : 1
})

const sliceInner = ({ article, marks }: QuoteContext, k: number, outer: ReadonlyArray<number>): string =>
  article.text.slice(Math.max(marks[outer[k]].inner.start, marks[outer[k]].inner.end - 3), marks[outer[k]].inner.end)

const startsWithPunctuation = ({ doc }: QuoteContext, around: Surroundings): boolean =>
  around.rightFirst < around.rightLast && /^[,.;:!?)–—-]/u.test(doc.textOf(around.rightFirst))

/** “…” — a line that drew applause. */
const startsWithDash = ({ doc }: QuoteContext, around: Surroundings): boolean =>
  around.rightFirst < around.rightLast && /^(—|–|--)$/u.test(doc.textOf(around.rightFirst))

const onlyConjunction = (context: QuoteContext, around: Surroundings): boolean => {
  const { doc } = context
  if (around.previous !== -1) return false
  let words = 0
  for (let i = around.leftFirst; i < around.leftLast; i++) {
    if (isBlank(context, i, i + 1)) continue
    if (doc.pos(i) !== "CCONJ") return false
    words++
  }
  return words === 1
}

const firstWord = (context: QuoteContext, first: number, last: number): number => {
  for (let i = first; i < last; i++) if (!isBlank(context, i, i + 1) && context.doc.pos(i) !== "CCONJ") return i
  return Math.min(first, context.doc.length - 1)
}

/** A clause, or several words: what can be said on its own. */
const isWhole = (context: QuoteContext, mark: { readonly inner: Span }): boolean => {
  const { doc } = context
  const inner = doc.tokensIn(mark.inner)
  if (inner.last - inner.first > 40) return true
  for (let i = inner.first; i < inner.last; i++) if (/^(VBD|VBZ|VBP|MD|VB)$/.test(doc.tag(i))) return true
  return (
    /[.!?,…]$/u.test(context.article.text.slice(mark.inner.start, mark.inner.end)) ||
    /^\p{Lu}/u.test(context.article.text.slice(mark.inner.start, mark.inner.end))
  )
}

/** “the “red flag” law”: marked words that describe the noun behind them. */
const isModifier = ({ doc }: QuoteContext, mark: Span & { readonly inner: Span }): boolean => {
  const next = doc.tokenAt(mark.end)
  return next < doc.length && doc.pos(next) === "NOUN" && doc.start(next) <= mark.end + 1
}

const isLong = (context: QuoteContext, mark: { readonly inner: Span }): boolean => {
  const inner = context.doc.tokensIn(mark.inner)
  let words = 0
  for (let i = inner.first; i < Math.min(inner.last, inner.first + 40); i++) if (context.doc.pos(i) !== "PUNCT") words++
  return words >= 4
}

/** The reported clause that holds most of a mark, its cue outside; attributions are in reading order of their cues. */
const overlapping = (
  context: QuoteContext,
  mark: Span & { readonly inner: Span },
  reported: ReadonlyArray<Attribution>,
  cursor: { at: number }
): Attribution | null => {
  const { doc } = context
  const first = doc.tokenAt(mark.inner.start)
  if (first >= doc.length) return null
  const sentence = doc.sentences[doc.sentenceOf(first)]
  while (cursor.at < reported.length && reported[cursor.at].cueToken < sentence.first) cursor.at++
  let best: Attribution | null = null
  for (let k = cursor.at; k < reported.length && reported[k].cueToken < sentence.last && k < cursor.at + 60; k++) {
    const one = reported[k]
    if (context.markOf[one.cueToken] !== -1) continue
    for (const span of one.content) {
      const shared = Math.min(span.end, mark.inner.end) - Math.max(span.start, mark.inner.start)
      if (shared * 2 > mark.inner.end - mark.inner.start)
        best = best === null || one.content[0].end - one.content[0].start < best.content[0].end - best.content[0].start ? one : best
    }
  }
  return best
}

/** True when the reported clause holds words outside the mark that say something. */
const reachesBeyond = (context: QuoteContext, clause: Attribution, mark: Span): boolean =>
  clause.content.reduce(
    (sum, span) =>
      sum +
      contentWords(context, span.start, Math.min(span.end, mark.start)) +
      contentWords(context, Math.max(span.start, mark.end), span.end),
    0
  ) >= (clause.ruleId === "quotes/parenthetical" ? 1 : 2)

/** “A,” he said, “B.”: B joins A when one cue attributes both. */
const sameCue = (
  context: QuoteContext,
  outer: ReadonlyArray<number>,
  k: number,
  roles: ReadonlyArray<MarkRole>,
  attribution: Attribution
): number => {
  void context
  void outer
  for (let j = k - 1; j >= Math.max(0, k - 3); j--) {
    const role = roles[j]
    if (role.kind === "speech" && role.attribution !== null && role.attribution.cueToken === attribution.cueToken) return j
  }
  return -1
}

/** “A,” said Lind, “b.”: nothing but the first part's attribution, between commas, stands before the mark. */
const interrupted = (
  context: QuoteContext,
  outer: ReadonlyArray<number>,
  k: number,
  roles: ReadonlyArray<MarkRole>,
  around: Surroundings
): number => {
  const { doc } = context
  if (k === 0 || around.previous !== outer[k - 1] || around.leftLast <= around.leftFirst) return -1
  const role = roles[k - 1]
  if (
    (role.kind !== "speech" && role.kind !== "fragment") ||
    role.attribution === null ||
    !role.attribution.ruleId.startsWith("quotes/tag-after")
  )
    return -1
  const cue = role.attribution.cueToken
  const comma = doc.textOf(around.leftLast - 1)
  if (cue < around.leftFirst || cue >= around.leftLast || !/^(,|–|—|--|-|:)$/u.test(comma)) return -1
  for (let i = Math.max(cue, role.attribution.speaker) + 1; i < around.leftLast; i++) {
    if (doc.dep(i) === "nsubj" || doc.dep(i) === "nsubjpass") return -1
    if (i > cue && isVerb(doc, i) && doc.tag(i) === "VBG" && context.lexicon.verbs.has(doc.lemma(i))) return -1
  }
  return k - 1
}

/** A quotation with no word beside it joins the one before it in its paragraph when nothing but that one's attribution stands between. */
const floating = (
  context: QuoteContext,
  outer: ReadonlyArray<number>,
  k: number,
  roles: ReadonlyArray<MarkRole>,
  around: Surroundings
): MarkRole => {
  const { doc, marks } = context
  let prior = k - 1
  while (prior > 0 && prior > k - 4 && (roles[prior].kind === "scare" || roles[prior].kind === "part")) prior--
  if (prior >= 0) {
    const role = roles[prior]
    const before = marks[outer[prior]]
    const mark = marks[outer[k]]
    const lastToken = Math.max(0, doc.tokenAt(before.inner.end - 1))
    const here = doc.sentenceOf(Math.min(doc.tokenAt(mark.inner.start), doc.length - 1))
    const cueSentence =
      (role.kind === "speech" || role.kind === "fragment") && role.attribution !== null
        ? Math.max(doc.sentenceOf(lastToken), doc.sentenceOf(role.attribution.cueToken))
        : doc.sentenceOf(lastToken)
    const sameBlock = blockOf(context, before.start) === blockOf(context, mark.start)
    const isTagged = role.kind === "fragment" && role.attribution.ruleId === "quotes/tag-after-mixed"
    if ((role.kind === "speech" || isTagged) && sameBlock && here - cueSentence <= 1)
      return joining(roles, prior, null, role.kind === "speech" ? role.ruleId : "quotes/tag-after-mixed")
  }
  void around
  return { kind: "speech", attribution: null, ruleId: "quotes/floating", joins: -1, part: 0 }
}

/** “Why?” / Lind asked. — where the sentence was split behind the mark. */
const tagInNextSentence = (context: QuoteContext, outer: ReadonlyArray<number>, k: number, around: Surroundings): Attribution | null => {
  const { doc, marks } = context
  const first = around.rightLast
  if (first >= doc.length || blockOf(context, doc.start(first)) !== blockOf(context, marks[outer[k]].start)) return null
  const sentence = doc.sentences[doc.sentenceOf(first)]
  let last = Math.min(sentence.last, first + 30)
  if (k + 1 < outer.length) last = Math.min(last, doc.tokenAt(marks[outer[k + 1]].start))
  if (last <= first || last - first > 24) return null
  const tag = tagAfter(context, { ...around, rightFirst: first, rightLast: last })
  if (tag === null || doc.children(tag.cueToken).some((child) => doc.dep(child) === "ccomp" && child > tag.cueToken)) return null
  return tag
}

/** Ordinal of the paragraph that holds an offset. */
export const blockOf = ({ article }: QuoteContext, offset: number): number => {
  let low = 0
  let high = article.blocks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (article.blocks[middle].end <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** “‘I will not resign’: Minister digs in”: in a headline, the subject of what a colon tells behind the quotation. */
const headlineSpeaker = (context: QuoteContext, around: Surroundings): Attribution | null => {
  const { article, doc } = context
  const block = article.blocks[0]
  let colon = around.rightFirst
  while (colon < around.rightLast && /^['’"”,]$/u.test(doc.textOf(colon))) colon++
  if (block?.kind !== "headline" || colon + 1 >= around.rightLast || doc.textOf(colon) !== ":" || doc.start(colon) >= block.end) return null
  let speaker = -1
  for (let i = colon + 1; i < around.rightLast && speaker === -1; i++)
    if (doc.dep(i) === "nsubj" && doc.leftEdge(i) === colon + 1) speaker = i
  if (speaker === -1 || !isSpeakerLike(context, speaker)) return null
  return {
    ruleId: "quotes/headline-colon",
    cueToken: colon,
    cue: { start: doc.start(colon), end: doc.end(colon) },
    entry: COLON_ENTRY,
    speaker,
    content: []
  }
}

const COLON_ENTRY = { lemma: ":", stance: "neutral", holder: "speech", frames: new Set<string>() } as const

/** Lind: “…” and “In a statement from Lind: “…”: a colon with a subject or a bare name before it. */
const colonSpeaker = (context: QuoteContext, around: Surroundings): Attribution | null => {
  const { doc } = context
  let colon = -1
  for (let i = around.leftLast - 1; i >= around.leftFirst && isBlank(context, i, i + 1); i--) if (doc.textOf(i) === ":") colon = i
  if (colon === -1) return null
  let root = -1
  let hasVerb = false
  for (let i = colon - 1; i >= around.leftFirst; i--) {
    if (!isVerb(doc, i) || root !== -1 || doc.dep(i) === "relcl") continue
    hasVerb = true
    const subject = subjectOf(doc, i)
    if (subject !== -1 && context.markOf[subject] === -1) root = subject
  }
  if (root === -1 && !hasVerb) {
    for (let i = around.leftFirst; i < colon; i++)
      if (doc.pos(i) === "PROPN" && (i + 1 >= colon || doc.pos(i + 1) !== "PROPN")) root = root === -1 ? i : root
  }
  if (root === -1 || ["i", "we", "you", "it", "there"].includes(doc.lower(root))) return null
  return {
    ruleId: "quotes/colon",
    cueToken: colon,
    cue: { start: doc.start(colon), end: doc.end(colon) },
    entry: COLON_ENTRY,
    speaker: root,
    content: []
  }
}
