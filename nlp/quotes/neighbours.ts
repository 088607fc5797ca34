/** Quotations without an attribution of their own: whose turn it is. */
import type { Span } from "../span.ts"
import { marksIn } from "./clauses.ts"
import { type Attribution, cueVerb, isPunctuation, isVerb, ownSubject, type QuoteContext } from "./context.ts"
import { blockOf } from "./direct.ts"
import type { Draft } from "./draft.ts"
import { isSpeakerLike, speakerOf } from "./speaker.ts"

/**
 * Credits floating quotations, in this order: the person the sentence before is about, when it stands in the same
 * paragraph behind the last quotation (“Lind was firm. “Never.””); the quotation before, up to one paragraph back (a
 * paragraph that is nothing but a quotation goes on with its speaker); the person that paragraph ends with; the
 * quotation after.
 */
export const creditFloating = (context: QuoteContext, drafts: ReadonlyArray<Draft>): void => {
  let last: Draft | null = null
  for (const draft of drafts) {
    if (draft.kind === "scare" || draft.inside !== -1) continue
    if (isFloating(draft)) {
      const near =
        last !== null && last.attribution !== null && blockOf(context, draft.extent.start) - blockOf(context, last.extent.end - 1) <= 1
          ? last
          : null
      const introduced = introduction(context, draft, near)
      draft.attribution = introduced ?? near?.attribution ?? null
      if (introduced !== null) draft.ruleId = "quotes/introduced"
    }
    const isInsideLast = last !== null && draft.extent.end <= last.extent.end
    if (draft.attribution !== null && draft.attribution.entry.holder === "speech" && !isInsideLast) last = draft
  }
  creditFromNext(context, drafts)
}

const isFloating = (draft: Draft): boolean => draft.attribution === null && draft.ruleId === "quotes/floating"

/** A quotation at the start of its story is credited by the one behind it. */
const creditFromNext = (context: QuoteContext, drafts: ReadonlyArray<Draft>): void => {
  for (let k = drafts.length - 2; k >= 0; k--) {
    const draft = drafts[k]
    const next = drafts[k + 1]
    if (
      isFloating(draft) &&
      next.attribution !== null &&
      next.kind === "direct" &&
      blockOf(context, next.extent.start) - blockOf(context, draft.extent.end - 1) <= 1
    )
      draft.attribution = next.attribution
  }
}

/** The subject of the sentence right before, where no quotation stands between it and this one. */
const introduction = (context: QuoteContext, draft: Draft, near: Draft | null): Attribution | null => {
  const { doc, article } = context
  const first = doc.tokenAt(draft.extent.start)
  if (first >= doc.length || first === 0) return null
  const sentence = doc.sentences[doc.sentenceOf(first) - 1]
  if (sentence === undefined) return null
  const span = doc.spanOf(sentence)
  const distance = blockOf(context, draft.extent.start) - blockOf(context, span.start)
  if (
    distance > 1 ||
    (near !== null &&
      (near.extent.end > span.start || (near.attribution !== null && near.attribution.cue.start >= span.start && distance === 1)))
  )
    return null
  if (distance === 1 && near !== null && blockOf(context, near.extent.end - 1) < blockOf(context, draft.extent.start)) return null
  if (article.blocks[blockOf(context, span.start)]?.kind !== "body") return null
  let root = sentence.first
  for (let i = sentence.first; i < sentence.last; i++) if (doc.isRoot(i) && (isVerb(doc, i) || doc.pos(i) === "AUX")) root = i
  const subject = ownSubject(doc, root)
  if (subject === -1 || !isPersonLike(context, subject)) return null
  const cue = cueIn(context, sentence.first, sentence.last)
  return {
    ruleId: "quotes/introduced",
    cueToken: cue === -1 ? root : cue,
    cue: spanOf(context, cue),
    entry: cue === -1 ? NO_CUE : (context.lexicon.nouns.get(doc.lemma(cue)) ?? NO_CUE),
    speaker: subject,
    content: []
  }
}

/** An attribution without a cue: `cueLemma` null in the row. */
export const NO_CUE = { lemma: "", stance: "neutral", holder: "speech", frames: new Set<string>() } as const

const spanOf = ({ doc }: QuoteContext, token: number): Span =>
  token === -1 ? { start: 0, end: 0 } : { start: doc.start(token), end: doc.end(token) }

/** “issued a statement”: a speech noun in the sentence. */
const cueIn = ({ doc, lexicon }: QuoteContext, first: number, last: number): number => {
  for (let i = first; i < Math.min(last, first + 60); i++)
    if (doc.pos(i) === "NOUN" && lexicon.nouns.get(doc.lemma(i))?.holder === "speech") return i
  return -1
}

const isPersonLike = (context: QuoteContext, head: number): boolean => {
  const label = context.labelOf[head]
  const word = context.doc.lower(head)
  if (word === "it" || ["i", "we", "you"].includes(word)) return false
  return (
    label === "PERSON" ||
    label === "ORG" ||
    word === "he" ||
    word === "she" ||
    (label === "" && isSpeakerLike(context, head) && context.lexicon.speakerNouns.get(context.doc.lemma(head)) === "role")
  )
}

/** A paragraph set as a block quotation: without marks, below a paragraph that ends in “…:” and says who speaks. */
export const blockQuotations = (context: QuoteContext): ReadonlyArray<{ readonly content: Span; readonly attribution: Attribution }> => {
  const { article, doc } = context
  const found: Array<{ content: Span; attribution: Attribution }> = []
  for (let k = 1; k < article.blocks.length; k++) {
    const above = article.blocks[k - 1]
    const block = article.blocks[k]
    if (
      above.kind !== "body" ||
      (block.kind !== "body" && block.kind !== "pullquote") ||
      !/:\s*$/u.test(article.text.slice(Math.max(above.start, above.end - 3), above.end))
    )
      continue
    if (
      !/[.!?…]$/u.test(article.text.slice(block.start, block.end)) ||
      /^[\p{P}\d•]/u.test(article.text.slice(block.start, block.start + 1))
    )
      continue
    if (marksIn(context, block).some((mark) => !mark.isSingle)) continue
    const attribution = announcer(context, doc.tokenAt(above.end - 1))
    if (attribution !== null) found.push({ content: { start: block.start, end: block.end }, attribution })
  }
  return found
}

const announcer = (context: QuoteContext, lastToken: number): Attribution | null => {
  const { doc } = context
  const sentence = doc.sentences[doc.sentenceOf(Math.min(lastToken, doc.length - 1))]
  let noun = false
  for (let i = sentence.last - 1; i >= sentence.first; i--) {
    if (isPunctuation(doc, i)) continue
    if (doc.pos(i) === "NOUN" && context.lexicon.nouns.get(doc.lemma(i))?.holder === "speech") noun = true
    if (!isVerb(doc, i)) continue
    const cue = cueVerb(context, i)
    if (cue === null || cue.entry.holder === "belief" || !(cue.entry.frames.has("tag") || noun)) continue
    const speaker = speakerOf(context, i)
    if (speaker === null || !isSpeakerLike(context, speaker)) continue
    return { ruleId: "quotes/block", cueToken: i, cue: { start: doc.start(i), end: doc.end(i) }, entry: cue.entry, speaker, content: [] }
  }
  return null
}
