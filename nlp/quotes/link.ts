/** Speakers, addressees and relays tied to mentions and entities, once these are known. */
import type { LocalEntity, Mention, ParsedArticle, Quote, SpeakerKind } from "../annotations.ts"
import { contains, type Span } from "../span.ts"

/** The quotations with `speakerMention`, `speakerEntities`, `viaEntity`, `addresseeEntity` and `speakerKind` filled. */
export const linkSpeakers = (
  article: ParsedArticle,
  quotes: ReadonlyArray<Quote>,
  mentions: ReadonlyArray<Mention>,
  entities: ReadonlyArray<LocalEntity>
): Array<Quote> => {
  const find = finder(article, mentions, entities)
  return quotes.map((quote) => {
    const speaker = quote.speaker === null ? NOBODY : find(quote.speaker)
    return {
      ...quote, speakerMention: speaker.mention, speakerEntities: speaker.entities,
      speakerKind: kindOf(quote, speaker.mention === null ? null : mentions[speaker.mention], speaker.isHead),
      viaEntity: quote.via === null ? null : (find(quote.via).entities[0] ?? null),
      addresseeEntity: quote.addressee === null ? null : (find(quote.addressee).entities[0] ?? null)
    }
  })
}

interface Found {
  readonly mention: number | null
  readonly entities: ReadonlyArray<number>
  /** False where the mention only stands inside the speaker's words (“a US official”). */
  readonly isHead: boolean
}
const NOBODY: Found = { mention: null, entities: [], isHead: false }

/** Looks up who a noun phrase refers to: mentions of its head (and of its conjuncts), else the body that answers for it. */
const finder = (article: ParsedArticle, mentions: ReadonlyArray<Mention>, entities: ReadonlyArray<LocalEntity>) => {
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
    for (let k = low; k < order.length && mentions[order[k]].start < span.end; k++) if (mentions[order[k]].end > span.start) found.push(order[k])
    return found
  }
  return (span: Span): Found => {
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
      const body = GENERIC.has(doc.lemma(one)) && (chosen === undefined || mentions[chosen].kind === "nominal") ? answeringFor(article, near, mentions, entities, one, span) : null
      if (body !== null) {
        // “the State Department official”: unnamed, so the body answers, whatever a nominal may be read as.
        all.push(...mentions[body].entities)
      } else if (chosen !== undefined) {
        if (one === head) {
          first = chosen
          isHead = true
        }
        all.push(...mentions[chosen].entities)
      } else {
        const body = answeringFor(article, near, mentions, entities, one, span)
        if (body !== null) {
          if (first === null) first = null
          all.push(...mentions[body].entities)
        }
      }
    }
    return { mention: first, entities: [...new Set(all)], isHead }
  }
}

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

/** An apposition names the speaker (“the spokeswoman, Ann Reed”); else a body or country in the phrase answers for it. */
const answeringFor = (
  article: ParsedArticle,
  near: ReadonlyArray<number>,
  mentions: ReadonlyArray<Mention>,
  entities: ReadonlyArray<LocalEntity>,
  head: number,
  span: Span
): number | null => {
  const { doc } = article
  const apposition = doc.child(head, "appos")
  if (apposition !== -1) {
    const at = doc.start(apposition)
    for (let k = 0; k < mentions.length; k++) if (mentions[k].start <= at && at < mentions[k].end && mentions[k].entities.length > 0 && mentions[k].type === "PERSON") return k
  }
  let best: number | null = null
  for (const k of near) {
    const mention = mentions[k]
    if (!contains(span, mention) || mention.entities.length === 0) continue
    if (!["ORG", "GPE", "NORP", "PERSON"].includes(mention.type)) continue
    // A person's name behind the head is the speaker's (“coach Ann Reed”); one before it is not (“a Reed aide”).
    if (mention.type === "PERSON" && mention.kind === "name") {
      if (namesSpeaker(article, mention, span)) return k
      if (mention.start > doc.start(head) && doc.dep(doc.rootOf(doc.tokensIn(mention))) !== "pobj") return k
      if (!isPossessor(article, mention)) continue
    }
    if (best === null || rank(mention) < rank(mentions[best])) best = k
  }
  void entities
  return best
}

/** “ambassador to France Ann Reed”: a person's name that ends the phrase right behind another noun. */
const namesSpeaker = ({ doc }: ParsedArticle, mention: Mention, span: Span): boolean => {
  const first = doc.tokenAt(mention.start)
  return mention.end === span.end && first > 0 && ["PROPN", "NOUN"].includes(doc.pos(first - 1)) && doc.start(first - 1) >= span.start
}

const rank = (mention: Mention): number => (mention.kind === "pronoun" ? 3 : mention.type === "ORG" ? 0 : mention.type === "GPE" || mention.type === "NORP" ? 1 : 2)

const isPossessor = ({ doc }: ParsedArticle, mention: Span): boolean => doc.dep(doc.rootOf(doc.tokensIn(mention))) === "poss"

const kindOf = (quote: Quote, mention: Mention | null, isHead: boolean): SpeakerKind => {
  if (quote.speaker === null) return "unknown"
  if (mention === null || !isHead) return quote.speakerKind === "named" ? "named" : quote.speakerKind
  if (mention.kind === "pronoun") return "pronoun"
  return mention.kind === "name" ? "named" : quote.speakerKind === "collective" || quote.speakerKind === "document" ? quote.speakerKind : "role"
}
