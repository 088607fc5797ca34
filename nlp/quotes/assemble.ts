/** Attributions and marks → quotations, in reading order, with their nesting and neighbours. */
import type { Quote } from "../annotations.ts"
import { bySpan, contains, type Span } from "../span.ts"
import type { Attribution, QuoteContext } from "./context.ts"
import { decideMarks, type MarkRole } from "./direct.ts"
import type { Draft } from "./draft.ts"
import { blockQuotations, creditFloating, NO_CUE } from "./neighbours.ts"
import { transcriptTurns } from "./transcripts.ts"
import { quoterOf, speakerKindOf, speakerSpan } from "./speaker.ts"

/** Builds the article's quotations. */
export const assemble = (context: QuoteContext, reported: ReadonlyArray<Attribution>): ReadonlyArray<Quote> => {
  const outer = context.marks.flatMap((mark, k) => (mark.depth === 0 ? [k] : []))
  const roles = decideMarks(context, outer, reported)
  const drafts = [...directDrafts(context, outer, roles), ...blockDrafts(context), ...reportedDrafts(context, outer, roles, reported)]
  const kept = withoutRepeats(drafts).sort((a, b) => bySpan(a.extent, b.extent))
  creditFloating(context, kept)
  return finish(context, kept)
}

const directDrafts = (context: QuoteContext, outer: ReadonlyArray<number>, roles: ReadonlyArray<MarkRole>): ReadonlyArray<Draft> => {
  const drafts: Array<Draft> = []
  const draftOf = new Map<number, Draft>()
  roles.forEach((role, k) => {
    const mark = context.marks[outer[k]]
    if (role.kind === "speech") {
      const joined = role.joins === -1 ? undefined : draftOf.get(role.joins)
      if (joined !== undefined) {
        joined.parts.push(joined.kind === "mixed" ? { start: mark.start, end: mark.end } : mark.inner)
        joined.quotedParts.push(mark.inner)
        joined.extent = { start: joined.extent.start, end: mark.end }
        joined.attribution ??= role.attribution
        joined.isClosed = joined.isClosed && mark.isClosed
        draftOf.set(k, joined)
        return
      }
      const draft: Draft = {
        ruleId: role.ruleId,
        parts: [mark.inner],
        quotedParts: [mark.inner],
        extent: { start: mark.start, end: mark.end },
        attribution: role.attribution,
        kind: "direct",
        isClosed: mark.isClosed && mark.isOpened,
        inside: -1
      }
      draftOf.set(k, draft)
      drafts.push(draft)
    } else if (role.kind === "fragment") {
      const draft = reportedDraft(context, outer, role.attribution, -1)
      draftOf.set(k, draft)
      drafts.push(draft)
    } else if (role.kind === "scare" || role.kind === "unattributed") {
      drafts.push({
        ruleId: role.kind === "scare" ? "quotes/scare" : "quotes/unattributed",
        parts: [mark.inner],
        quotedParts: [mark.inner],
        extent: { start: mark.start, end: mark.end },
        attribution: null,
        kind: role.kind === "scare" ? "scare" : "direct",
        isClosed: mark.isClosed && mark.isOpened,
        inside: -1
      })
    }
  })
  return drafts
}

const blockDrafts = (context: QuoteContext): ReadonlyArray<Draft> =>
  [...blockQuotations(context), ...transcriptTurns(context)].map(({ content, attribution }) => ({
    ruleId: attribution.ruleId,
    parts: [content],
    quotedParts: [],
    extent: content,
    attribution,
    kind: "direct" as const,
    isClosed: true,
    inside: -1
  }))

/** What syntax found, where the marks have not already said it. */
const reportedDrafts = (
  context: QuoteContext,
  outer: ReadonlyArray<number>,
  roles: ReadonlyArray<MarkRole>,
  reported: ReadonlyArray<Attribution>
): ReadonlyArray<Draft> => {
  const drafts: Array<Draft> = []
  const placeOf = new Map(outer.map((mark, place) => [mark, place] as const))
  // Names and titles in marks do not make a report mixed.
  const spoken = outer.filter((_, k) => roles[k].kind !== "scare")
  const nested = context.marks.flatMap((mark, k) => (mark.depth === 1 ? [k] : []))
  const cueUsed = new Map<number, number>()
  roles.forEach((role, k) => {
    if ((role.kind === "speech" || role.kind === "fragment") && role.attribution !== null && !cueUsed.has(role.attribution.cueToken))
      cueUsed.set(role.attribution.cueToken, outer[k])
  })
  for (const one of reported) {
    const used = cueUsed.get(one.cueToken)
    // One cue may report a clause and then quote: “wrote that it was over: “Not again.””
    if (used !== undefined && !one.content.every((span) => span.end <= context.marks[used].start)) continue
    const inside = context.markOf[one.cueToken]
    const clipped = inside === -1 ? one : clip(one, context.marks[inside].inner)
    if (clipped === null) continue
    const draft = reportedDraft(context, inside === -1 ? spoken : nested, clipped, inside)
    // Words that are speech of their own are not reported a second time.
    const speechInside =
      inside === -1 &&
      outerIn(context, outer, draft.extent).some(
        (k) =>
          roles[placeOf.get(k) ?? 0].kind === "speech" &&
          contains(draft.extent, context.marks[k]) &&
          draft.extent.end - draft.extent.start < 1.3 * (context.marks[k].end - context.marks[k].start)
      )
    if (!speechInside) drafts.push(draft)
  }
  return withoutNestedEvidence(drafts)
}

/** “the study shows” inside somebody's words is their argument, not a source of the article's. */
const withoutNestedEvidence = (drafts: ReadonlyArray<Draft>): ReadonlyArray<Draft> => {
  let reach = -1
  return drafts
    .toSorted((a, b) => bySpan(a.extent, b.extent))
    .filter((draft) => {
      const isNested = draft.inside !== -1 || draft.extent.end <= reach
      if (isNested && draft.attribution !== null && draft.attribution.entry.frames.has("evidence")) return false
      reach = Math.max(reach, draft.extent.end)
      return true
    })
}

const clip = (one: Attribution, bounds: Span): Attribution | null => {
  const content = one.content.flatMap((span) => {
    const start = Math.max(span.start, bounds.start)
    const end = Math.min(span.end, bounds.end)
    return start < end ? [{ start, end }] : []
  })
  return content.length === 0 ? null : { ...one, content }
}

/** Content from syntax, fitted to the marks it holds or cuts. */
const reportedDraft = (context: QuoteContext, outer: ReadonlyArray<number>, one: Attribution, inside: number): Draft => {
  const { marks, doc } = context
  const parts: Array<Span> = []
  const quotedParts: Array<Span> = []
  let isClosed = true
  for (const span of one.content) {
    let { start, end } = span
    for (const k of outerIn(context, outer, span)) {
      const mark = marks[k]
      if (mark.end <= start || mark.start >= end) continue
      start = Math.min(start, mark.start < start && mark.inner.start >= start ? mark.start : start)
      if (mark.end > end) end = mark.inner.end <= end || mark.start > start ? mark.end : end
      if (mark.start < start && mark.inner.start < start) start = mark.start
      quotedParts.push(mark.inner)
      isClosed = isClosed && mark.isClosed
    }
    parts.push({ start, end })
  }
  const alone =
    PHRASES.has(one.ruleId) &&
    quotedParts.length === 1 &&
    parts.length === 1 &&
    wordsOutside(context, { start: parts[0].start, end: quotedParts[0].start }, quotedParts) === 0
  if (alone) parts[0] = quotedParts[0]
  const marked = quotedParts.reduce((sum, span) => sum + span.end - span.start, 0)
  const outside = parts.reduce((sum, part) => sum + wordsOutside(context, part, quotedParts), 0)
  const isDirect = marked > 0 && outside === 0
  void doc
  return {
    ruleId: one.ruleId,
    parts: isDirect ? quotedParts.slice() : parts,
    quotedParts,
    extent: { start: parts[0].start, end: parts[parts.length - 1].end },
    attribution: one,
    kind: isDirect ? "direct" : marked > 0 ? "mixed" : "indirect",
    isClosed,
    inside
  }
}

/** Rules whose content is a phrase: where marked words begin it, they alone are it. */
const PHRASES = new Set(["quotes/small-clause", "quotes/nominal-object", "quotes/of-object"])

/** Words of a part that stand outside the marks, function words at its edges left out. */
const wordsOutside = ({ doc }: QuoteContext, part: Span, marked: ReadonlyArray<Span>): number => {
  let words = 0
  for (let i = doc.tokenAt(part.start); i < doc.length && doc.start(i) < part.end; i++) {
    const pos = doc.pos(i)
    if (
      pos === "PUNCT" ||
      pos === "SPACE" ||
      pos === "DET" ||
      pos === "AUX" ||
      pos === "ADP" ||
      pos === "SYM" ||
      pos === "PART" ||
      pos === "CCONJ" ||
      doc.lower(i) === "that"
    )
      continue
    if (!marked.some((span) => span.start <= doc.start(i) && doc.start(i) < span.end)) words++
  }
  return words
}

const outerIn = ({ marks }: QuoteContext, outer: ReadonlyArray<number>, span: Span): ReadonlyArray<number> => {
  let low = 0
  let high = outer.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (marks[outer[middle]].end <= span.start) low = middle + 1
    else high = middle
  }
  const found: Array<number> = []
  for (let k = low; k < outer.length && marks[outer[k]].start < span.end; k++) found.push(outer[k])
  return found
}

/** One quotation for the same words and cue; of two with the same content the first found stays. */
const withoutRepeats = (drafts: ReadonlyArray<Draft>): Array<Draft> => {
  const seen = new Set<string>()
  return drafts.filter((draft) => {
    const key = draft.parts.map((part) => `${part.start}-${part.end}`).join(",")
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const finish = (context: QuoteContext, drafts: ReadonlyArray<Draft>): ReadonlyArray<Quote> => {
  const open: Array<number> = []
  return drafts.map((draft, k) => {
    while (open.length > 0 && drafts[open[open.length - 1]].extent.end <= draft.extent.start) open.pop()
    let holder: number | null = null
    for (let j = open.length - 1; j >= Math.max(0, open.length - 8); j--) {
      if (drafts[open[j]].kind !== "scare" && drafts[open[j]].parts.some((part) => contains(part, draft.parts[0]))) {
        holder = open[j]
        break
      }
    }
    open.push(k)
    return toQuote(context, draft, holder, holder === null ? null : drafts[holder])
  })
}

const toQuote = ({ doc, ...rest }: QuoteContext, draft: Draft, nestedIn: number | null, holder: Draft | null): Quote => {
  const context = { doc, ...rest }
  const one = draft.attribution
  const speaker = one === null || one.speaker === -1 ? null : speakerSpan(doc, one.speaker)
  const quoter = one === null ? -1 : quoterOf(doc, one.cueToken)
  const relayed = holder?.attribution ?? null
  const via =
    quoter !== -1
      ? speakerSpan(doc, quoter)
      : relayed !== null && relayed.speaker !== -1 && relayed.entry.holder === "speech"
        ? speakerSpan(doc, relayed.speaker)
        : null
  return {
    start: draft.extent.start,
    end: draft.extent.end,
    kind: draft.kind,
    parts: draft.parts,
    quotedParts: draft.quotedParts,
    stance: one?.entry.holder ?? "speech",
    speaker,
    speakerKind: one === null ? "unknown" : speakerKindOf(context, one.speaker),
    speakerMention: null,
    speakerEntities: [],
    cue: one === null || one.entry === NO_CUE ? null : one.cue,
    cueLemma: one === null || one.entry === NO_CUE ? null : one.entry.lemma,
    cueStance: one?.entry.stance ?? "neutral",
    isNegated: one?.isNegated ?? false,
    via,
    viaEntity: null,
    addressee: one?.addressee === undefined || one.addressee === -1 ? null : speakerSpan(doc, one.addressee),
    addresseeEntity: null,
    nestedIn,
    isClosed: draft.isClosed,
    ruleId: draft.ruleId
  }
}
