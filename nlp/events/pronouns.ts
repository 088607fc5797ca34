/** Whom a pronoun stands for that the entity stage leaves open: whoever speaks or reports, or the body that “it” is. */
import type { Quote } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import type { Resolved } from "./party-types.ts"
import { TOGETHER } from "./party-words.ts"
import { createQuoteAround } from "./quote-around.ts"
import { isVerbal, subjectOf } from "./syntax.ts"
import { warnedBefore } from "./warned.ts"

/** What is known of other words of the article. */
interface Known {
  /** Parties of one head, and of a head with all that is joined to it. */
  readonly one: (head: number) => ReadonlyArray<Resolved>
  readonly strict: (head: number) => ReadonlyArray<Resolved>
  /** Entities that “it” or “its” may be. */
  readonly singular: (head: number) => ReadonlyArray<number>
  /** The two people of a meeting told of before. */
  readonly met: (head: number) => ReadonlyArray<number>
}

/** The finder for one article; `ofPronoun` gives null for what is no pronoun or stands for nobody. */
export const createPronouns = (
  doc: Doc,
  quotes: ReadonlyArray<Quote>,
  lexicon: EventLexicon,
  { met, one, singular, strict }: Known
): { readonly ofPronoun: (head: number) => Resolved | null } => {
  const quoteAround = createQuoteAround(quotes)
  const personal = lexicon.classes.get("personal")!
  const reporting = lexicon.classes.get("reporting")!

  /** “Ms. Lind expressed her wish”: the person who is the subject of the possessive's own clause. */
  const nearestSubjectOf = (head: number): Resolved | null => {
    const verb = doc.ancestors(head).find((above) => isVerbal(doc, above))
    const subject = verb === undefined ? -1 : subjectOf(doc, verb, lexicon)
    const found = subject < 0 || subject >= head || doc.pos(subject) === "PRON" ? [] : one(subject)
    return found.length === 1 && found[0].mention?.type === "PERSON" && found[0].party.entities.length === 1 ? found[0] : null
  }

  /** The party that an unresolved pronoun in reported speech stands for: whoever reports (“Syria says it will …”). */
  const throughReport = (head: number): Resolved | null => {
    const own = OWNING.has(doc.lower(head)) ? nearestSubjectOf(head) : null
    if (own !== null) return own
    let at = head
    for (let steps = 0; steps < 8 && !doc.isRoot(at); steps++) {
      const up = doc.head(at)
      const dep = doc.dep(at)
      // “…, forcing it to …”: somebody else than the subject, which is shared
      if (dep === "advcl" && doc.tag(at) === "VBG" && head !== at && doc.dep(head) === "dobj" && doc.head(head) === at) return null
      if ((dep === "ccomp" || dep === "advcl") && isVerbal(doc, up) && (reporting.has(doc.lemma(up)) || dep === "advcl")) {
        const subject = subjectOf(doc, up, lexicon)
        if (subject >= 0 && subject !== head) {
          const [first, ...others] = strict(subject)
          // “A and B said they would …”: both
          const isAll = others.length > 0 && PLURAL.has(doc.lower(head))
          const resolved = isAll
            ? { ...first, party: { ...first.party, entities: [...new Set([first, ...others].flatMap(({ party }) => party.entities))] } }
            : first
          const isSide = resolved?.agent?.kind === "body" || resolved?.agent?.kind === "person"
          if (resolved !== undefined && (resolved.party.entities.length > 0 || isSide)) return resolved
        }
      }
      at = up
    }
    return null
  }

  /** “Gunmen stormed a bank. *They* took two hostages.”: the several who are the subject of the sentence before. */
  const subjectBefore = (head: number): Resolved | null => {
    const sentence = doc.sentenceOf(head)
    if (sentence === 0 || doc.dep(head) !== "nsubj" || !doc.isRoot(doc.head(head))) return null
    const { first, last } = doc.sentences[sentence - 1]
    let root = first
    while (root < last && !(doc.isRoot(root) && isVerbal(doc, root))) root++
    const subject = root < last ? doc.child(root, "nsubj") : -1
    if (subject < 0 || doc.pos(subject) === "PRON") return null
    const [one, ...others] = strict(subject)
    if (one === undefined || (others.length === 0 && doc.tag(subject) !== "NNS")) return null
    if (others.length === 0) return one.agent === null ? null : one
    if ([one, ...others].some(({ party }) => party.entities.length === 0)) return null
    const ids = new Set([one, ...others].flatMap(({ party }) => party.entities))
    return { ...one, party: { ...one.party, entities: [...ids] } }
  }

  const ofPronoun = (head: number): Resolved | null => {
    const word = doc.lower(head)
    if (!personal.has(word)) return null
    const span = { start: doc.start(head), end: doc.end(head) }
    const make = (ids: ReadonlyArray<number>, sector: string | null): Resolved => ({
      party: { span, entities: ids, sector },
      mention: null,
      agent: null,
      isPronoun: true,
      head
    })
    if (word === "i" || word === "we" || word === "me" || word === "us") {
      const quote = quoteAround(span)
      return quote === null ? make([], null) : make(quotes[quote].speakerEntities, null)
    }
    const warned = word === "it" || word === "they" ? warnedBefore(doc, head) : -1
    const [other] = warned < 0 ? [] : one(warned)
    if (other !== undefined) return other
    const reported = throughReport(head)
    // “She said that it would …”: a thing or a body, not a person by name
    const isOther = word === "it" && reported?.mention?.type === "PERSON"
    if (reported !== null && !isOther)
      return {
        ...make(reported.party.entities, reported.party.sector),
        party: reported.party,
        agent: reported.party.entities.length > 0 ? null : reported.agent
      }
    if ((word === "it" && doc.dep(head).startsWith("nsubj")) || word === "its") {
      const ids = singular(head)
      if (ids.length > 0) return make(ids, null)
    }
    // “A spoke with B. They discussed …”: these two
    const both = word === "they" && TOGETHER.has(doc.lemma(doc.head(head))) ? met(head) : []
    if (both.length === 2) return make(both, null)
    const before = word === "they" ? subjectBefore(head) : null
    if (before !== null) return { ...before, ...make(before.party.entities, before.party.sector), party: before.party, agent: before.agent }
    return word === "its" || word === "it" || word === "you" || word === "who" ? null : make([], null)
  }

  return { ofPronoun }
}

const PLURAL: ReadonlySet<string> = new Set(["they", "them", "their"])
/** Possessives of one person. */
const OWNING: ReadonlySet<string> = new Set(["his", "her"])
