/** Marked words inside a clause: whose words they are, and how much around them is reported with them. */
import type { Doc, TokenRange } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import { type Attribution, cueVerb, isNegated, isVerb, ownSubject, type QuoteContext } from "./context.ts"
import { spanOfRange, trimRange } from "./clauses.ts"
import type { CueEntry } from "./lexicon.ts"
import type { MarkedSpan } from "./marks.ts"
import { cueSpan, isSpeakerLike, speakerOf } from "./speaker.ts"

/**
 * The nearest cue above the marked words that has a speaker: “accused the town of running a “circus””.
 * Content: the cue's complement that holds the words; the words alone where they begin it or all but fill it.
 */
export const fragmentUnderCue = (context: QuoteContext, mark: MarkedSpan): Attribution | null => {
  const { doc } = context
  const inner = doc.tokensIn(mark.inner)
  if (inner.first >= inner.last) return null
  let child = doc.rootOf(inner)
  for (let steps = 0; steps < 10; steps++) {
    const head = doc.head(child)
    if (head === child) return null
    const isOutside = head < inner.first || head >= inner.last
    if (isOutside && child !== doc.child(head, "nsubj", "nsubjpass", "csubj") && isVerb(doc, head) && context.markOf[head] === -1) {
      const cue = cueVerb(context, head)
      if (cue !== null && doc.dep(child) !== "advcl" && doc.dep(child) !== "conj") {
        const speaker = speakerOf(context, head)
        if (speaker !== null && isSpeakerLike(context, speaker)) {
          const content = complementOf(context, mark, inner, head, child)
          if (content === null) return null
          return {
            ruleId: "quotes/marked-words",
            cueToken: head,
            cue: cueSpan(doc, head, cue.particle),
            entry: cue.entry,
            speaker,
            content: [content],
            isNegated: isNegated(doc, head)
          }
        }
      }
    }
    if (isOutside && doc.dep(child) === "relcl") return null
    child = head
  }
  return null
}

const complementOf = (context: QuoteContext, mark: MarkedSpan, inner: TokenRange, cue: number, child: number): Span | null => {
  const { doc } = context
  let top = child
  if (doc.pos(child) === "ADP" || doc.dep(child) === "prep" || doc.dep(child) === "agent") {
    const object = doc.child(child, "pobj", "pcomp", "amod", "acomp")
    if (object !== -1) top = object
  }
  top = gerundAround(doc, inner, top)
  let range = doc.subtree(top)
  if (range.first <= cue && cue < range.last) range = child > cue ? { first: cue + 1, last: range.last } : { first: range.first, last: cue }
  const whole = trimRange(context, { first: Math.min(range.first, inner.first), last: Math.max(range.last, inner.last) })
  const span = spanOfRange(
    doc,
    doc.lower(whole.first) === "that" && doc.dep(whole.first) === "mark" ? { first: whole.first + 1, last: whole.last } : whole
  )
  if (span === null) return null
  if (isVerb(doc, top)) return { start: span.start, end: Math.max(span.end, mark.end) }
  return contentWords(context, span.start, mark.start) === 0 ||
    contentWords(context, span.start, mark.start) + contentWords(context, mark.end, span.end) <= 1
    ? mark.inner
    : { start: span.start, end: Math.max(span.end, mark.end) }
}

/** “accused the town of running a “circus””: inside an object, the topmost gerund or as-phrase around the words is what is said. */
const gerundAround = (doc: Doc, inner: TokenRange, top: number): number => {
  let found = top
  let at = doc.rootOf(inner)
  for (let steps = 0; steps < 12 && at !== top && doc.head(at) !== at; steps++) {
    const isAs = doc.dep(at) === "pobj" && doc.lower(doc.head(at)) === "as"
    // “accused the party of “foul play””, where the of-phrase hangs on the party.
    const isCharge =
      doc.dep(at) === "pobj" &&
      doc.lower(doc.head(at)) === "of" &&
      doc.head(doc.head(at)) === top &&
      doc.dep(top) === "dobj" &&
      doc.lemma(doc.head(top)) === "accuse"
    if (doc.dep(at) === "pcomp" || isAs || isCharge) found = at
    at = doc.head(at)
  }
  return found
}

/** “her “basket of fools” remark”, “broke into chants of “Out!””: the noun beside the marks says whose words they are. */
export const fragmentOfNoun = (context: QuoteContext, mark: MarkedSpan): Attribution | null => {
  const { doc, lexicon } = context
  const inner = doc.tokensIn(mark.inner)
  const before = doc.tokenAt(mark.start) - 1
  const noun = doc.tokenAt(mark.end)
  const entry = noun < doc.length && doc.pos(noun) === "NOUN" ? lexicon.nouns.get(doc.lemma(noun).toLowerCase()) : undefined
  if (entry?.holder === "speech" && before >= 0 && doc.start(noun) <= mark.end + 1) {
    const owner = doc.tag(before) === "PRP$" ? before : doc.tag(before) === "POS" ? before - 1 : -1
    if (owner < 0 || ["i", "my", "our", "your", "its"].includes(doc.lower(owner)) || !isSpeakerLike(context, owner)) return null
    return nounAttribution(context, mark, noun, entry, owner)
  }
  const chant = before - 1
  if (inner.first >= inner.last || chant < 2 || doc.lower(before) !== "of" || !CHANTS.has(doc.lemma(chant))) return null
  const verb = doc.dep(chant) === "pobj" ? doc.head(doc.head(chant)) : -1
  const subject = verb !== -1 && isVerb(doc, verb) ? ownSubject(doc, verb) : -1
  if (subject === -1 || doc.lower(doc.head(chant)) !== "into" || !isSpeakerLike(context, subject)) return null
  return nounAttribution(context, mark, chant, CHANT_ENTRY, subject)
}

const CHANTS = new Set(["chant", "cry", "shout", "cheer"])
const CHANT_ENTRY: CueEntry = { lemma: "chant", stance: "neutral", holder: "speech", frames: new Set() }

const nounAttribution = ({ doc }: QuoteContext, mark: MarkedSpan, noun: number, entry: CueEntry, speaker: number): Attribution => ({
  ruleId: "quotes/noun-of-marks",
  cueToken: noun,
  cue: { start: doc.start(noun), end: doc.end(noun) },
  entry,
  speaker,
  content: [mark.inner]
})

/** Words that carry meaning between two offsets. */
export const contentWords = ({ doc }: QuoteContext, start: number, end: number): number => {
  if (start >= end) return 0
  let words = 0
  for (let i = doc.tokenAt(start); i < doc.length && doc.start(i) < end; i++)
    if (["NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM", "PRON"].includes(doc.pos(i))) words++
  return words
}

const NAMING = new Set(["name", "call", "dub", "title", "entitle", "nickname", "know", "christen", "label", "term", "titled"])

/** “a film called”, “was dubbed”; not “has called for”, which somebody does. */
const isParticiple = (doc: Doc, i: number): boolean =>
  doc.tag(i) === "VBN"
    ? doc.child(i, "nsubj") === -1 || doc.child(i, "auxpass") !== -1
    : doc.tag(i) === "VBD" && ownSubject(doc, i) === -1 && doc.dep(i) !== "conj"

const NAME_NOUNS = new Set(["name", "nickname", "title", "word", "term", "phrase", "slogan", "moniker", "headline", "hashtag"])

/** “‘I WANT JUSTICE’: …”: nothing in capitals that begins with “I” or “we” and a verb is a name. */
const isFirstPerson = ({ doc }: QuoteContext, { first, last }: { readonly first: number; readonly last: number }): boolean =>
  last - first > 2 &&
  /^(?:i|we)$/u.test(doc.lower(first)) &&
  /^(?:VERB|AUX)$/u.test(doc.pos(first + 1)) &&
  !/^\p{Lu}\p{Ll}/u.test(doc.textOf(first + 1))

/** `isReported`: the marks stand in a clause that somebody is said to say. True for marks that name or title a thing: “a film called “…””, “so-called “…””, words that are all capitalised. */
export const isNaming = (context: QuoteContext, mark: MarkedSpan, isReported: boolean): boolean => {
  const { doc } = context
  const first = doc.tokenAt(mark.start)
  for (let i = first - 1; i >= Math.max(0, first - 2); i--) {
    if (NAMING.has(doc.lemma(i)) && isParticiple(doc, i)) return true
    if (i === first - 1 && NAME_NOUNS.has(doc.lower(i))) return true
  }
  // Inside reported words capitals alone do not tell (“a Mexican”).
  if (isReported) return false
  const inner = doc.tokensIn(mark.inner)
  let capitalised = 0
  let words = 0
  for (let i = inner.first; i < Math.min(inner.last, inner.first + 28); i++) {
    const pos = doc.pos(i)
    if (!["NOUN", "PROPN", "VERB", "ADJ", "ADV", "AUX", "PRON"].includes(pos)) continue
    words++
    if (/^\p{Lu}/u.test(doc.textOf(i))) capitalised++
  }
  return (
    words > 0 &&
    capitalised === words &&
    !isFirstPerson(context, inner) &&
    inner.last - inner.first <= 28 &&
    !/[!?]$/u.test(context.article.text.slice(mark.inner.start, mark.inner.end))
  )
}
