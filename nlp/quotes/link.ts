/** Speakers, addressees and relays tied to mentions and entities, once these are known. */
import type { LocalEntity, Mention, ParsedArticle, Quote, SpeakerKind } from "../annotations.ts"
import { contains, type Span } from "../span.ts"
import type { QuoteLexicon } from "./lexicon.ts"
import { speakerSpan } from "./speaker.ts"

/** The quotations with `speakerMention`, `speakerEntities`, `viaEntity`, `addresseeEntity` and `speakerKind` filled. */
export const linkSpeakers = (
  article: ParsedArticle,
  quotes: ReadonlyArray<Quote>,
  mentions: ReadonlyArray<Mention>,
  entities: ReadonlyArray<LocalEntity>,
  lexicon: QuoteLexicon
): Array<Quote> => {
  const find = finder(article, mentions, entities, lexicon)
  let before: { readonly quote: Quote; readonly found: Found } | null = null
  return quotes.map((quote) => {
    let speaker = quote.speaker === null ? NOBODY : find(quote.speaker, quote.speakerKind === "document")
    if (
      quote.speaker !== null &&
      speaker.entities.length === 0 &&
      /^they$/iu.test(article.text.slice(quote.speaker.start, quote.speaker.end))
    ) {
      const before = pluralBefore(article, quote.speaker)
      if (before !== null) speaker = { ...find(before), mention: speaker.mention, isHead: false }
    }
    if (speaker.entities.length === 0 && before !== null && goesOn(article, before.quote, quote))
      speaker = { ...before.found, mention: null, isHead: false }
    if (quote.speaker !== null) before = { quote, found: speaker }
    return {
      ...quote,
      speakerMention: speaker.mention,
      speakerEntities: speaker.entities,
      speakerKind: kindOf(quote, speaker.mention === null ? null : mentions[speaker.mention], speaker.isHead),
      viaEntity: quote.via === null ? null : (find(quote.via).entities[0] ?? null),
      addresseeEntity: quote.addressee === null ? null : (find(quote.addressee).entities[0] ?? null)
    }
  })
}

/** “A spokesman for Corvale said … He said …”: nobody by name, for whom the same body answers. */
const goesOn = ({ doc, text }: ParsedArticle, before: Quote, { speaker }: Quote): boolean => {
  if (
    speaker === null ||
    before.speaker === null ||
    before.speakerKind !== "role" ||
    !/^(?:s?he)$/iu.test(text.slice(speaker.start, speaker.end))
  )
    return false
  const [from, to] = [doc.sentenceOf(doc.tokenAt(before.speaker.start)), doc.sentenceOf(doc.tokenAt(speaker.start))]
  return to - from >= 0 && to - from <= 2 && !text.slice(before.speaker.end, speaker.start).includes("\n")
}

interface Found {
  readonly mention: number | null
  readonly entities: ReadonlyArray<number>
  /** False where the mention only stands inside the speaker's words (“a US official”). */
  readonly isHead: boolean
}
const NOBODY: Found = { mention: null, entities: [], isHead: false }

/** Looks up who a noun phrase refers to: mentions of its head (and of its conjuncts), else the body that answers for it. */
const finder = (article: ParsedArticle, mentions: ReadonlyArray<Mention>, entities: ReadonlyArray<LocalEntity>, lexicon: QuoteLexicon) => {
  const { doc } = article
  const order = mentions.map((_, k) => k).sort((a, b) => mentions[a].start - mentions[b].start || mentions[b].end - mentions[a].end)
  const inside = (span: Span): ReadonlyArray<number> => {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (mentions[order[middle]].start < span.start - 80) low = middle + 1
      else high = middle
    }
    const found: Array<number> = []
    for (let k = low; k < order.length && mentions[order[k]].start < span.end; k++)
      if (mentions[order[k]].end > span.start) found.push(order[k])
    return found
  }
  return (span: Span, isDocument = false): Found => {
    const range = doc.tokensIn(span)
    if (range.first >= range.last) return NOBODY
    const head = doc.rootOf(range)
    const near = inside(span)
    const heads = [head, ...conjuncts(article, head, range.last)]
    const all: Array<number> = []
    let first: number | null = null
    let isHead = false
    for (const one of heads) {
      const at = doc.start(one)
      // The longest mention whose own last word is the head; else the longest that holds it.
      const holding = near.filter((k) => mentions[k].start <= at && at < mentions[k].end && mentions[k].entities.length > 0)
      const exact = holding.filter((k) => lastWord(article, mentions[k]) === one || mentions[k].kind !== "name")
      const chosen = (exact.length > 0 ? exact : holding.filter((k) => !contains(mentions[k], span) || mentions[k].kind === "name"))[0]
      const body =
        GENERIC.has(doc.lemma(one)) && (chosen === undefined || mentions[chosen].kind === "nominal")
          ? answeringFor(article, near, mentions, entities, one, span, isDocument, lexicon)
          : null
      if (body !== null) {
        // “the State Department official”: unnamed, so the body answers, whatever a nominal may be read as.
        all.push(...body)
      } else if (chosen !== undefined) {
        if (one === head) {
          first = chosen
          isHead = true
        }
        all.push(...mentions[chosen].entities)
      } else if (!lexicon.epithets.has(doc.lower(one)) || doc.child(one, "appos") !== -1) {
        all.push(...(answeringFor(article, near, mentions, entities, one, span, isDocument, lexicon) ?? []))
      }
    }
    return { mention: first, entities: [...new Set(all)], isHead }
  }
}

const FORMER = new Set(["former", "ex", "retired", "onetime", "erstwhile", "opposition", "rebel", "exiled", "jailed"])
const GENERIC = new Set(["official", "source", "aide"])

const lastWord = ({ doc }: ParsedArticle, mention: Span): number => doc.rootOf(doc.tokensIn(mention))

const conjuncts = ({ doc }: ParsedArticle, head: number, last: number): ReadonlyArray<number> => {
  const found: Array<number> = []
  let at = head
  for (let steps = 0; steps < 6; steps++) {
    const next = doc.child(at, "conj")
    if (next === -1 || next >= last || doc.pos(next) === "VERB") break
    found.push(next)
    at = next
  }
  return found
}

/**
 * Entities that answer for an unnamed speaker, null when none does. An apposition names the speaker (“the spokeswoman,
 * Ann Reed”); else a body or country in the phrase answers; a person's aides have what the person belongs to answer for
 * them, a person's letter the person.
 */
const answeringFor = (
  article: ParsedArticle,
  near: ReadonlyArray<number>,
  mentions: ReadonlyArray<Mention>,
  entities: ReadonlyArray<LocalEntity>,
  head: number,
  span: Span,
  isDocument: boolean,
  lexicon: QuoteLexicon
): ReadonlyArray<number> | null => {
  const { doc } = article
  const apposition = doc.child(head, "appos")
  if (apposition !== -1) {
    const at = doc.start(apposition)
    // “the rights group CELS said”: a body right behind the noun for it
    const isBeside = doc.leftEdge(apposition) === head + 1
    // “a spokesman for his party, the WPN, said”
    const isFor = doc.children(head).some((child) => child === head + 1 && doc.lower(child) === "for" && doc.dep(child) === "prep")
    const named = mentions.find(
      (mention) =>
        mention.start <= at &&
        at < mention.end &&
        mention.entities.length > 0 &&
        (mention.type === "PERSON" ||
          (mention.type === "ORG" &&
            mention.kind === "name" &&
            (isBeside || isFor || lexicon.speakerNouns.get(doc.lemma(head)) !== "role")))
    )
    if (named !== undefined) return named.entities
  }
  // “a polite man named Stefan told me”
  const naming = doc.child(head, "acl")
  const bearing = naming !== -1 && /^(?:named|called)$/u.test(doc.lower(naming)) ? doc.child(naming, "oprd") : -1
  if (bearing !== -1) {
    const at = doc.start(bearing)
    const named = mentions.find(({ end, kind, start, type }) => start <= at && at < end && kind === "name" && type === "PERSON")
    if (named !== undefined) return named.entities
  }
  // “a former treasurer of Oslo”, “Norway's opposition leader” speak for neither
  const isFormer = doc.tag(head) === "NN" && doc.children(head).some((child) => child < head && FORMER.has(doc.lower(child)))
  const isPrivate = lexicon.privates.has(doc.tag(head) === "NN" ? doc.lower(head) : doc.lemma(head).toLowerCase())
  let best: number | null = null
  for (const k of near) {
    const mention = mentions[k]
    if (isFormer && mention.type !== "PERSON") continue
    if (isPrivate && (mention.type === "GPE" || mention.type === "NORP")) continue
    if (!contains(span, mention) || mention.entities.length === 0 || !["ORG", "GPE", "NORP", "PERSON"].includes(mention.type)) continue
    if (isWhereabouts(article, mention, head)) continue
    // “a study in the European Journal of Cardiology”
    if (
      mention.isNested &&
      near.some(
        (other) =>
          mentions[other].kind === "name" && /^(?:WORK|EVENT|OTHER)$/u.test(mentions[other].type) && contains(mentions[other], mention)
      )
    )
      continue
    // A person's name behind the head is the speaker's (“coach Ann Reed”).
    if (mention.type === "PERSON" && mention.kind === "name" && namesSpeaker(article, mention, span)) return mention.entities
    if (
      mention.type === "PERSON" &&
      mention.kind === "name" &&
      mention.start > doc.start(head) &&
      doc.dep(doc.rootOf(doc.tokensIn(mention))) !== "pobj"
    )
      return mention.entities
    if (mention.type === "PERSON" && !isPossessor(article, mention)) continue
    if (best === null || rank(mention) < rank(mentions[best])) best = k
  }
  if (best === null) return namesakeOf(article, mentions, head, span)
  const { entities: found, type } = mentions[best]
  // “his office said”
  if (type !== "PERSON" || isDocument || doc.lower(head) === "office") return found
  return found.flatMap((k) => entities[k]?.affiliation ?? [])
}

/** Many of them in a country are nobody's: “environmental groups in Norway”. */
const OF_NOBODY =
  /^(?:group|activist|campaigner|charity|resident|protester|demonstrator|expert|analyst|doctor|critic|\p{L}+(?:ist|ician))$/u

/** “the Oslo-based firm”, “the US-backed rebels”, “a judge in Dell County”: says where or by whose help, and speaks for nobody. */
const isWhereabouts = ({ doc }: ParsedArticle, mention: Mention, head: number): boolean => {
  const root = doc.rootOf(doc.tokensIn(mention))
  const above = doc.head(root)
  if (doc.tag(above) === "VBN" && above > root && /^[-–‑]$/u.test(doc.textOf(above - 1)) && doc.isUnder(above, head)) return true
  // “the Norwegian ambassador to the United Nations” is Norway's
  if (
    mention.type !== "PERSON" &&
    doc.dep(root) === "pobj" &&
    doc.lower(above) === "to" &&
    doc.head(above) === head &&
    /^(?:ambassador|envoy|representative)$/u.test(doc.lemma(head))
  )
    return true
  return (
    mention.type === "GPE" &&
    doc.dep(root) === "pobj" &&
    /^(?:in|near|outside)$/u.test(doc.lower(above)) &&
    doc.head(above) === head &&
    (doc.tag(head) === "NN" || OF_NOBODY.test(doc.lemma(head)))
  )
}

/** “Officials of both sides met. They said …”: the plural subject of the sentence before, in the same paragraph. */
const pluralBefore = (article: ParsedArticle, pronoun: Span): Span | null => {
  const { doc } = article
  const own = doc.sentenceOf(doc.tokenAt(pronoun.start))
  if (own === 0) return null
  const sentence = doc.sentences[own - 1]
  // Sentences of one paragraph are parted by no line break.
  if (/\n/u.test(article.text.slice(doc.end(sentence.last - 1), pronoun.start))) return null
  let found: Span | null = null
  for (let i = sentence.first; i < sentence.last; i++) {
    if (doc.dep(i) === "nsubj" && (doc.tag(i) === "NNS" || doc.child(i, "conj") !== -1) && doc.pos(doc.head(i)) === "VERB")
      found = speakerSpan(doc, i)
  }
  return found
}

/** “the department's summary”, “the committee said”: the body named before whose name ends in that word. */
const namesakeOf = (
  { doc, text }: ParsedArticle,
  mentions: ReadonlyArray<Mention>,
  head: number,
  span: Span
): ReadonlyArray<number> | null => {
  const possessor = doc.child(head, "poss")
  const noun = possessor !== -1 && doc.pos(possessor) === "NOUN" ? possessor : head
  if (doc.pos(noun) !== "NOUN" || !DEFINITE.has(doc.lower(doc.leftEdge(noun)))) return null
  const word = doc.lower(noun)
  let nearest: Mention | null = null
  for (const mention of mentions) {
    if (
      mention.end > span.start ||
      mention.kind !== "name" ||
      mention.type !== "ORG" ||
      mention.entities.length === 0 ||
      (nearest !== null && mention.start < nearest.start)
    )
      continue
    if (text.slice(mention.start, mention.end).toLowerCase().endsWith(` ${word}`)) nearest = mention
  }
  return nearest === null ? null : nearest.entities
}
const DEFINITE = new Set(["the", "that", "this"])

/** “ambassador to France Ann Reed”: a person's name that ends the phrase right behind another noun. */
const namesSpeaker = ({ doc }: ParsedArticle, mention: Mention, span: Span): boolean => {
  const first = doc.tokenAt(mention.start)
  return mention.end === span.end && first > 0 && ["PROPN", "NOUN"].includes(doc.pos(first - 1)) && doc.start(first - 1) >= span.start
}

const rank = (mention: Mention): number =>
  mention.kind === "pronoun" ? 3 : mention.type === "ORG" ? 0 : mention.type === "GPE" || mention.type === "NORP" ? 1 : 2

const isPossessor = ({ doc }: ParsedArticle, mention: Span): boolean => doc.dep(doc.rootOf(doc.tokensIn(mention))) === "poss"

const kindOf = (quote: Quote, mention: Mention | null, isHead: boolean): SpeakerKind => {
  if (quote.speaker === null) return "unknown"
  if (mention === null || !isHead) return quote.speakerKind === "named" ? "named" : quote.speakerKind
  if (mention.kind === "pronoun") return "pronoun"
  return mention.kind === "name"
    ? "named"
    : quote.speakerKind === "collective" || quote.speakerKind === "document"
      ? quote.speakerKind
      : "role"
}
