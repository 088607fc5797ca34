/**
 * What is found in one article, before it becomes rows. All offsets are UTF-16 units of the article's text,
 * half-open. References between annotations are indices into the lists of `ArticleAnnotations`.
 */
import type { Doc } from "./engine/doc.ts"
import type { Span } from "./span.ts"

/** A calendar day. */
export interface CalendarDay {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** What the markup of a page can say of a region; the rest is told by the words. */
export type MarkedKind = "caption" | "credit" | "heading" | "promo" | "pullquote"

/** A stretch of text whose markup says what it is. */
export interface MarkedRegion extends Span {
  readonly kind: MarkedKind
}

/** What the extractors know of an article besides its words. */
export interface ArticleContext {
  /** The decoded text, exactly as in `sources.text`. */
  readonly text: string
  /** Document creation time (TimeML's DCT), null when it is not known. */
  readonly publishedOn: CalendarDay | null
  readonly outlet: string | null
  readonly byline: string | null
  readonly title: string | null
  /** In the order of their starts; none where the input has no markup. */
  readonly regions?: ReadonlyArray<MarkedRegion>
}

export type BlockKind = "headline" | "dateline" | "heading" | "body" | "caption" | "pullquote" | "promo" | "credit"

/** A paragraph-like region, labelled. Blocks never overlap and come in reading order. */
export interface Block extends Span {
  readonly kind: BlockKind
  /** 0-based ordinal of the block in the article. */
  readonly paragraph: number
  /** Text of the heading it stands under, null before the first. */
  readonly section: string | null
}

export interface Sentence extends Span {
  /** 0-based ordinal in the article. */
  readonly ordinal: number
  readonly paragraph: number
  readonly kind: BlockKind
  readonly section: string | null
  readonly ruleId: string
}

/** Regions and sentences of an article, and its parse (one segment a block, sentence starts as in `sentences`). */
export interface ParsedArticle extends ArticleContext {
  readonly blocks: ReadonlyArray<Block>
  readonly sentences: ReadonlyArray<Sentence>
  readonly doc: Doc
}

export type EntityType = "PERSON" | "ORG" | "GPE" | "LOC" | "FAC" | "NORP" | "EVENT" | "WORK" | "OTHER"
export type MentionKind = "name" | "nominal" | "pronoun"

/** One span that refers to an entity. */
export interface Mention extends Span {
  readonly kind: MentionKind
  /** Type of this occurrence: “Chinese” is NORP though its entity is China. */
  readonly type: EntityType
  /** Indices into `entities`: one for most, several for “the two men”, none where nothing is known. */
  readonly entities: ReadonlyArray<number>
  /** Attached title (“Mr.”, “Foreign Minister”), outside the mention's own span. */
  readonly title: Span | null
  /** A place name standing for its government. */
  readonly isMetonym: boolean
  /** A name inside a title or a longer name (“US” in “US Department of State”). */
  readonly isNested: boolean
  readonly ruleId: string
}

/** One thing named in the article. Made canonical across articles later, by `key`, names and attributes. */
export interface LocalEntity {
  readonly type: EntityType
  /** Longest or most official name in this article. */
  readonly name: string
  /** Every distinct surface name in the article, sorted. */
  readonly aliases: ReadonlyArray<string>
  /** Titles and descriptions seen, with counts, most frequent first (“US secretary of state”). */
  readonly roles: ReadonlyArray<string>
  /** Index of the entity it belongs to (an official's country, a spokesperson's ministry), or null. */
  readonly affiliation: number | null
  /** ISO 3166-1 alpha-3 of a country (or PLOVER's IGO, UNO, EUR, NGO, MNC, IMG, ISM), null when it has none. */
  readonly countryCode: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** PLOVER sector (GOV, MIL, LEG …), null when not known. */
  readonly sector: string | null
  readonly externalIds: ReadonlyArray<string>
  /** Pronouns that the text uses of it, lower-case, sorted (“he”, “she”). */
  readonly pronouns: ReadonlyArray<string>
  readonly ruleId: string
}

export type QuoteKind = "direct" | "indirect" | "mixed" | "scare"
export type CueStance = "neutral" | "assertive" | "distancing" | "denying" | "asking" | "promising"
export type SpeakerKind = "named" | "role" | "pronoun" | "collective" | "document" | "unknown"

/** One quotation or reported statement. The span is its whole extent, marks included. */
export interface Quote extends Span {
  readonly kind: QuoteKind
  /** The content, in reading order: between the marks, or the reported clause without “that”. */
  readonly parts: ReadonlyArray<Span>
  /** The stretches between marks. */
  readonly quotedParts: ReadonlyArray<Span>
  readonly stance: "speech" | "belief"
  readonly speaker: Span | null
  readonly speakerKind: SpeakerKind
  /** Index into `mentions`, once mentions are resolved. */
  readonly speakerMention: number | null
  /** Indices into `entities`. */
  readonly speakerEntities: ReadonlyArray<number>
  readonly cue: Span | null
  readonly cueLemma: string | null
  readonly cueStance: CueStance
  readonly isNegated: boolean
  /** Who passes the words on (“state media reported that Qin said …”). */
  readonly via: Span | null
  readonly viaEntity: number | null
  readonly addressee: Span | null
  readonly addresseeEntity: number | null
  /** Index into `quotes` of the quotation it stands in. */
  readonly nestedIn: number | null
  readonly isClosed: boolean
  readonly ruleId: string
}

export type TimexType = "DATE" | "TIME" | "DURATION" | "SET"
export type TimeGrain =
  | "millennium"
  | "century"
  | "decade"
  | "year"
  | "half"
  | "quarter"
  | "season"
  | "month"
  | "week"
  | "weekend"
  | "day"
  | "part_of_day"
  | "hour"
  | "minute"
export type TimeAnchor = "explicit" | "published_at" | "previous_time" | "none"

/** One time expression (TIMEX3). Interval days are inclusive; null when the value names no calendar interval. */
export interface Timex extends Span {
  readonly type: TimexType
  readonly value: string
  readonly startDate: CalendarDay | null
  readonly endDate: CalendarDay | null
  readonly grain: TimeGrain
  readonly anchor: TimeAnchor
  readonly ruleId: string
}

export type EventType =
  | "AGREE"
  | "CONSULT"
  | "SUPPORT"
  | "CONCEDE"
  | "COOPERATE"
  | "AID"
  | "RETREAT"
  | "REQUEST"
  | "ACCUSE"
  | "REJECT"
  | "THREATEN"
  | "PROTEST"
  | "SANCTION"
  | "MOBILIZE"
  | "COERCE"
  | "ASSAULT"
export type Modality = "asserted" | "planned" | "possible" | "hypothetical" | "negated" | "called_off"
export type DateBasis = "explicit" | "relative" | "weekday" | "publication" | "none"

/** One report, in the text, of who did what to whom. The span is the clause. */
export interface EventReport extends Span {
  readonly trigger: Span
  readonly triggerLemma: string
  readonly type: EventType
  readonly mode: string | null
  readonly contexts: ReadonlyArray<string>
  readonly actors: ReadonlyArray<EventParty>
  readonly recipients: ReadonlyArray<EventParty>
  /** Index into `entities` and the words, where the text gives a place. */
  readonly place: { readonly span: Span; readonly entity: number | null } | null
  /** Index into `times`. */
  readonly time: number | null
  readonly startDate: CalendarDay | null
  readonly endDate: CalendarDay | null
  readonly grain: TimeGrain | null
  readonly dateBasis: DateBasis
  readonly modality: Modality
  readonly tense: "past" | "present" | "future" | "none"
  readonly reportedByEntity: number | null
  /** Index into `quotes` of the innermost quotation that states it. */
  readonly quote: number | null
  /** Index into `events` of the earlier report that a definite nominal (“the talks”) points to, null for all others. */
  readonly antecedent: number | null
  readonly ruleId: string
}

/** A party to an event: the words, and the entities they stand for (a conjunct each; “the two leaders” stands for two). */
export interface EventParty {
  readonly span: Span
  readonly entities: ReadonlyArray<number>
  /** PLOVER sector of this party as described here (“Chinese officials” → GOV), null when not known. */
  readonly sector: string | null
}

/** Everything found in one article. */
export interface ArticleAnnotations extends ParsedArticle {
  readonly mentions: ReadonlyArray<Mention>
  readonly entities: ReadonlyArray<LocalEntity>
  readonly quotes: ReadonlyArray<Quote>
  readonly times: ReadonlyArray<Timex>
  readonly events: ReadonlyArray<EventReport>
}
