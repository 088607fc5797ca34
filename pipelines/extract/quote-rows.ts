import type { Mention, Quote } from "../../nlp/annotations.ts"
import { bySpan, type Span } from "../../nlp/span.ts"
import { type MentionId, type QuoteId, spanIdsOf } from "../../schemas/ids.ts"
import type { LocalMention, LocalQuote } from "../dataset.ts"
import { confidenceOf } from "./confidence.ts"
import { type Frame, type Kept, optionalSpan } from "./frame.ts"
import { innermostOwners } from "./spans.ts"

const mentionIds = (frame: Frame, mentions: ReadonlyArray<Mention>): ReadonlyArray<MentionId> =>
  spanIdsOf<MentionId>(frame.sourceId, "m", mentions.map(frame.spanOf))

/** `mentions` rows, in the order given; `quoteRows` are those of `quotes`, in the same order. */
export const mentionRows = (
  frame: Frame,
  mentions: ReadonlyArray<Mention>,
  quotes: ReadonlyArray<Quote>,
  quoteRows: ReadonlyArray<LocalQuote>
): ReadonlyArray<LocalMention> => {
  const said = quotes.flatMap(({ kind, parts }, owner) => (kind === "scare" ? [] : parts.map((part) => ({ ...part, owner }))))
  const owners = innermostOwners(said, mentions)
  const ids = mentionIds(frame, mentions)
  return mentions.map((mention, at) => {
    const { start, end } = frame.spanOf(mention)
    const sentence = frame.sentenceOf(mention)
    if (sentence === null) throw new Error("a mention outside sentences must be left out before rows are made")
    const { title_end, title_start, title_text } = optionalSpan(frame, "title", mention.title)
    return {
      mention_id: ids[at],
      entities: [...new Set(mention.entities)],
      source_id: frame.sourceId,
      sentence_id: frame.sentenceIdOf(sentence),
      char_start: start,
      char_end: end,
      text: frame.wordsOf(mention),
      mention_kind: mention.kind,
      mention_type: mention.type,
      title_text,
      title_start,
      title_end,
      is_metonym: mention.isMetonym,
      quote_id: owners[at] === -1 ? null : quoteRows[owners[at]].quote_id,
      rule_id: mention.ruleId,
      confidence: confidenceOf(mention.ruleId)
    }
  })
}

/** Non-empty parts in reading order, without overlap (of two that overlap the first stays). */
const cleanParts = (parts: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const clean: Array<Span> = []
  for (const part of parts.filter(({ start, end }) => start < end).toSorted(bySpan)) {
    if (part.start >= (clean.at(-1)?.end ?? 0)) clean.push(part)
  }
  return clean
}

/** `quotes` rows, in the order given. */
export const quoteRows = (frame: Frame, quotes: Kept<Quote>, mentions: Kept<Mention>): ReadonlyArray<LocalQuote> => {
  const extents = quotes.kept.map((quote) => extentOf(quote))
  const ids = spanIdsOf<QuoteId>(frame.sourceId, "q", extents.map(frame.spanOf))
  const idsOfMentions = mentionIds(frame, mentions.kept)
  return quotes.kept.map((quote, at) => {
    const { start, end } = frame.spanOf(extents[at])
    const parts = cleanParts(quote.parts)
    const sentence =
      frame.sentenceAt(quote.cue?.start ?? -1) ?? frame.sentenceAt(quote.speaker?.start ?? -1) ?? frame.sentenceAt(extents[at].start)
    if (sentence === null) throw new Error("a quotation outside sentences must be left out before rows are made")
    const { cue_end, cue_start, cue_text } = optionalSpan(frame, "cue", quote.cue)
    const { speaker_end, speaker_start, speaker_text } = optionalSpan(frame, "speaker", quote.speaker)
    return {
      quote_id: ids[at],
      source_id: frame.sourceId,
      sentence_id: frame.sentenceIdOf(sentence),
      quote_kind: quote.kind,
      char_start: start,
      char_end: end,
      text: frame.wordsOf(extents[at]),
      parts: parts.map(frame.spanOf),
      quoted_parts: cleanParts(quote.quotedParts).map(frame.spanOf),
      content: parts.map(frame.wordsOf).join(" "),
      stance: quote.stance,
      speaker_text,
      speaker_start,
      speaker_end,
      speaker_mention_id: idsOfMentions[mentions.newIndex(quote.speakerMention)] ?? null,
      speakers: [...new Set(quote.speakerEntities)],
      speaker_kind: quote.speakerKind,
      cue_text,
      cue_lemma: cue_text === null ? null : (quote.cueLemma ?? cue_text.toLowerCase()),
      cue_start,
      cue_end,
      cue_stance: quote.cueStance,
      is_negated: quote.isNegated,
      via: quote.viaEntity,
      addressee: quote.addresseeEntity,
      nested_in_quote_id: ids[quotes.newIndex(quote.nestedIn)] ?? null,
      is_closed: quote.isClosed,
      rule_id: quote.ruleId,
      confidence: confidenceOf(quote.ruleId)
    }
  })
}

/** The extent holds every part, also where a rule gave a narrower one. */
const extentOf = (quote: Quote): Span => {
  const parts = [...quote.parts, ...quote.quotedParts].filter(({ start, end }) => start < end)
  let { start, end } = quote
  for (const part of parts) {
    start = Math.min(start, part.start)
    end = Math.max(end, part.end)
  }
  return { start, end }
}
