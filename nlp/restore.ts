/** Annotations of a text as it is read → the same of the text as it was written. Names and lemmas stay as they are read. Pure. */
import type { ArticleAnnotations, EventParty } from "./annotations.ts"
import type { Readable } from "./readable.ts"
import type { Span } from "./span.ts"

/** Moves every span. `text` is the text as written; the parse stays that of the text as read. */
export const restore = (annotations: ArticleAnnotations, { text: read, written }: Readable, text: string): ArticleAnnotations => {
  if (read === text) return annotations
  const moved = <A extends Span>(item: A): A => ({ ...item, ...written(item) })
  const spanOf = ({ end, start }: Span): Span => written({ start, end })
  const optional = (span: Span | null): Span | null => (span === null ? null : spanOf(span))
  const party = (one: EventParty): EventParty => ({ ...one, span: spanOf(one.span) })
  return {
    ...annotations,
    text,
    blocks: annotations.blocks.map(moved),
    sentences: annotations.sentences.map(moved),
    mentions: annotations.mentions.map((mention) => ({ ...moved(mention), title: optional(mention.title) })),
    quotes: annotations.quotes.map((quote) => ({
      ...moved(quote),
      parts: quote.parts.map(spanOf),
      quotedParts: quote.quotedParts.map(spanOf),
      speaker: optional(quote.speaker),
      cue: optional(quote.cue),
      via: optional(quote.via),
      addressee: optional(quote.addressee)
    })),
    times: annotations.times.map(moved),
    events: annotations.events.map((event) => ({
      ...moved(event),
      trigger: spanOf(event.trigger),
      actors: event.actors.map(party),
      recipients: event.recipients.map(party),
      place: event.place === null ? null : { ...event.place, span: spanOf(event.place.span) }
    }))
  }
}
