/**
 * Towns that stand for their teams: “Norvale beat Halden 3-1”, “a win over Halden”, “Norvale coach Ida Berg”. Only in articles on matches, which
 * have a score and words of sport; countries stay countries, and who won a set is a person.
 */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"

/** “3-1”, “104-94”: no years, no parts of longer numbers. */
const SCORE = /(?<![\d.,–-])\d{1,3}[-–]\d{1,3}(?![\d–-]|-\p{L})/u
const SPORT_WORDS = 2

/** Whether an article tells of matches: a score and two words of sport or more. */
const isOfMatches = (doc: Doc, lexicon: EntityLexicon): boolean => {
  if (!SCORE.test(doc.text)) return false
  const seen = new Set<string>()
  for (let i = 0; i < doc.length && seen.size < SPORT_WORDS; i++) {
    const length = doc.end(i) - doc.start(i)
    if (length > 3 && length < 15 && lexicon.context.has("sport-word", doc.lower(i))) seen.add(doc.lower(i))
  }
  return seen.size >= SPORT_WORDS
}

/** Regions that play as countries do. */
const NATION = /^(?:England|Scotland|Wales|Northern Ireland)$/u

/** A town, or a name of which nothing is known but the model's guess. */
const mayBeTeam = ({ entries, isCertain, ruleId, type }: Candidate): boolean => {
  const kind = entries[0]?.kind
  if (NATION.test(entries[0]?.name ?? "")) return false
  if (kind === "city" || kind === "capital" || kind === "region") return type !== "ORG" || entries[0].isWeak
  // “Halden, who had won four in a row”
  const isGuess = !isCertain || ruleId === "names/before-who"
  return entries.length === 0 && isGuess && /^(?:GPE|LOC|FAC|EVENT|OTHER|PERSON|ORG|NORP)$/u.test(type)
}

const isListedTeam = ({ entries, type }: Candidate): boolean =>
  type === "ORG" || entries[0]?.kind === "country" || NATION.test(entries[0]?.name ?? "")

type Side = "object" | "scored" | "subject"

/** “added 28 points for Norvale”, “scored twice for Norvale”. */
const isOfScorer = (doc: Doc, preposition: number): boolean => {
  const above = doc.head(preposition)
  const verb = doc.pos(above) === "VERB" ? above : doc.head(above)
  return /^(?:score|add|finish|play|start|appear|homer|pitch|hit|tally|sign|debut)$/u.test(doc.lemma(verb))
}

/** The verb of play that a name is subject or object of, or the noun of play that it stands under; null for none. */
const playOf = (doc: Doc, name: Candidate, lexicon: EntityLexicon): { readonly at: number; readonly side: Side } | null => {
  const root = doc.rootOf(name)
  const dep = doc.dep(root)
  let head = doc.head(root)
  if (dep === "nsubj") return lexicon.context.has("match-verb", doc.lemma(head)) ? { at: head, side: "subject" } : null
  if (dep === "dobj") return lexicon.context.has("match-verb", doc.lemma(head)) ? { at: head, side: "object" } : null
  if (dep === "pobj" && doc.lower(head) === "for") return isOfScorer(doc, head) ? { at: head, side: "scored" } : null
  if (dep !== "pobj" || !/^(?:over|against|by|to|with)$/u.test(doc.lower(head))) return null
  // “drew 0-0 with”, “lost 2-1 to”, “a win over”
  for (let steps = 0; steps < 3; steps++) {
    head = doc.head(head)
    if (lexicon.context.has("match-verb", doc.lemma(head)) || lexicon.context.has("match-noun", doc.lemma(head)))
      return { at: head, side: "object" }
  }
  return null
}

/** Whether a score stands in the sentence of a token, at most ten tokens behind it. */
const hasScore = (doc: Doc, at: number): boolean => {
  const sentence = doc.sentences[doc.sentenceOf(at)]
  const last = Math.min(sentence.last, at + 11)
  return SCORE.test(doc.text.slice(doc.start(Math.max(sentence.first, at - 5)), doc.end(last - 1)))
}

/** What is done to teams only, in such an article. */
const ROUTS = /^(?:beat|defeat|sweep|thrash|rout|edge)$/u

/** “Norvale coach Ida Berg”, “Norvale's striker Milos Lind”. */
const hasPlayer = (doc: Doc, { last }: Candidate, lexicon: EntityLexicon): boolean => {
  const at = last < doc.length && doc.tag(last) === "POS" ? last + 1 : last
  if (at + 1 >= doc.length || doc.columns.sentStart[at] === 1 || !lexicon.context.has("team-role", doc.lower(at))) return false
  return doc.pos(at + 1) === "PROPN" || at > last
}

/** “leaders Norvale”, “champions Norvale”: a team by what is said of it right before its name. */
const isCalledTeam = (doc: Doc, { first }: Candidate): boolean =>
  first > 0 &&
  doc.columns.sentStart[first] !== 1 &&
  /^(?:leaders|champions|winners|rivals|hosts|visitors|strugglers|neighbours|neighbors|finalists|opponents)$/u.test(doc.lower(first - 1))

/** “The Herons host Norvale”: a nickname. */
const isNicknamed = (doc: Doc, { entries, first, last }: Candidate): boolean =>
  entries.length === 0 &&
  last - first === 1 &&
  first > 0 &&
  doc.lower(first - 1) === "the" &&
  doc.tag(first) === "NNPS" &&
  doc.dep(first) === "nsubj"

/** Whether a word stands beside another capitalised one anywhere, as surnames do behind given names. */
const isBehindCapital = (doc: Doc, word: string): boolean => {
  for (let at = doc.text.indexOf(word); at >= 0; at = doc.text.indexOf(word, at + word.length))
    if (
      /(?<!\p{L})\p{Lu}[\p{L}.’'-]{0,14} $/u.test(doc.text.slice(Math.max(0, at - 17), at)) &&
      !/[.!?]\s\S* $/u.test(doc.text.slice(Math.max(0, at - 17), at))
    )
      return true
  return false
}

/** “in Norvale”, “Norvale — A man …”: the town itself. */
const isPlaceOrDateline = (doc: Doc, { first, last }: Candidate): boolean =>
  (first > 0 && /^(?:in|near|outside|from|around|at)$/u.test(doc.lower(first - 1))) ||
  // “Lagos — Norvale beat …”
  (last < doc.length &&
    doc.columns.sentStart[first] === 1 &&
    /^(?:—|–|-|--|\()$/u.test(doc.textOf(last)) &&
    doc.columns.spaceAfter[last - 1] === 1)

/** The names with teams for the towns, and for what the model took for people and buildings. */
export const teamsOf = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  if (!names.some(mayBeTeam) || !isOfMatches(doc, lexicon)) return names
  const textOf = ({ end, start }: Candidate): string => doc.text.slice(start, end)
  const plays = names.map((name) => playOf(doc, name, lexicon))
  const opponents = new Map<number, Array<number>>()
  plays.forEach((play, k) => {
    if (play !== null) opponents.set(play.at, [...(opponents.get(play.at) ?? []), k])
  })
  const found = new Set<string>()
  const isTeam = (k: number): boolean => isListedTeam(names[k]) || found.has(textOf(names[k]))
  const isFirstOfTeam = (town: string): boolean =>
    names.some(
      ({ end, start, type }) =>
        type === "ORG" &&
        doc.text.startsWith(`${town} `, start) &&
        lexicon.context.has("team-word", doc.text.slice(start + town.length + 1, end))
    )
  // twice: a team shows its opponent to be one
  for (let round = 0; round < 2; round++)
    names.forEach((name, k) => {
      if (!mayBeTeam(name) || name.type === "ORG" || found.has(textOf(name))) return
      const play = plays[k]
      const isTown = name.type !== "PERSON"
      const others = play === null ? [] : (opponents.get(play.at) ?? []).filter((other) => other !== k)
      const facesTeam = others.some(isTeam)
      const facesTown = others.some((other) => names[other].type === "GPE")
      const isShown =
        (isTown && (isCalledTeam(doc, name) || isNicknamed(doc, name))) ||
        (isTown && play?.side === "scored") ||
        (isTown && isFirstOfTeam(textOf(name))) ||
        hasPlayer(doc, name, lexicon) ||
        facesTeam ||
        (isTown && play !== null && hasScore(doc, play.at)) ||
        (facesTown && play !== null && (hasScore(doc, play.at) || ROUTS.test(doc.lemma(play.at))))
      if (!isShown || isPlaceOrDateline(doc, name)) return
      if (!isTown && isBehindCapital(doc, textOf(name))) return
      found.add(textOf(name))
    })
  if (found.size === 0) return names
  return names.map((name) =>
    found.has(textOf(name)) && mayBeTeam(name) && !isPlaceOrDateline(doc, name)
      ? { ...withoutScore(doc, name), type: "ORG" as const, entries: [], isCertain: true, ruleId: "names/team" }
      : name
  )
}

/** “Halden Stars” of “Halden Stars 2-0”. */
const withoutScore = (doc: Doc, name: Candidate): Candidate => {
  const score = /\s\d{1,3}[-–]\d{1,3}$/u.exec(doc.text.slice(name.start, name.end))
  if (score === null) return name
  const end = name.start + score.index
  return { ...name, end, last: doc.tokensIn({ start: name.start, end }).last }
}
