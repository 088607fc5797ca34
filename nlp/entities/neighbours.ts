/** What stands beside a name and belongs to it or names something itself: administrations, years, states, employers, quotation marks. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isCapitalised, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { titleBefore } from "./titles.ts"

/** “the Biden administration”: a body named after a person. */
export const administrations = (doc: Doc, names: ReadonlyArray<Candidate>): { names: Array<Candidate>; nested: Array<Candidate> } => {
  const nested: Array<Candidate> = []
  const widened = names.map((name) => {
    const next = name.last
    const isGovernment =
      next < doc.length && doc.lower(next) === "administration" && doc.columns.sentStart[next] !== 1 && name.end + 1 === doc.start(next)
    if (!isGovernment || (name.type !== "PERSON" && name.type !== "ORG") || (name.entries.length > 0 && !name.entries[0].isWeak))
      return name
    nested.push({ ...name, type: "PERSON", isNested: true })
    return {
      ...name,
      type: "ORG" as const,
      entries: [],
      end: doc.end(next),
      last: next + 1,
      isCertain: true,
      ruleId: "names/administration"
    }
  })
  return { names: widened, nested }
}

const COMMON_BODY = /^(?:Council|Police|Constabulary)$|(?:Rescue Service|Health Board|NHS Trust|Affairs Office)$/u

/** “Hale and Morano City Council”, taken apart: a town joined to a body that both have is part of its name. */
export const sharedBodies = (doc: Doc, names: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const joined = names.map((name, k) => {
    const town = names[k - 1]
    if (name.type !== "ORG" || town === undefined || town.end + 5 !== name.start || doc.text.slice(town.end, name.start) !== " and ")
      return null
    const words = doc.text.slice(name.start, name.end)
    const last = words.slice(words.lastIndexOf(" ") + 1)
    if (
      !(COMMON_BODY.test(last) || COMMON_BODY.test(words)) ||
      last === words ||
      !(town.type === "GPE" || town.type === "LOC" || (town.type === "PERSON" && town.last - town.first === 1 && !town.isCertain))
    )
      return null
    return town.first > 0 && /^(?:between|both|from|in)$/u.test(doc.lower(town.first - 1)) ? null : town
  })
  if (joined.every((town) => town === null)) return names
  return names.flatMap((name, k): ReadonlyArray<Candidate> => {
    const town = joined[k]
    if (joined[k + 1] === name) return []
    return [town == null ? name : { ...name, start: town.start, first: town.first, entries: [] }]
  })
}

/** “Interior ministry spokesman”, at the head of a sentence: the ministry of a portfolio. */
export const withMinistry = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate => {
  const next = name.last
  const isMinistry =
    name.type === "ORG" &&
    name.last - name.first === 1 &&
    name.entries.length === 0 &&
    next < doc.length &&
    doc.lower(next) === "ministry" &&
    doc.start(next) === name.end + 1 &&
    lexicon.context.has("portfolio", doc.lower(name.first))
  return isMinistry ? { ...name, last: next + 1, end: doc.end(next), isCertain: true, ruleId: "names/lower-case-office" } : name
}

/** “Arctic Expo 2016”: the year is part of an event's name. */
export const withYear = (doc: Doc, name: Candidate): Candidate => {
  const isDated =
    name.type === "EVENT" &&
    name.last < doc.length &&
    /^(?:19|20)\d\d$/u.test(doc.textOf(name.last)) &&
    doc.start(name.last) === name.end + 1
  return isDated ? { ...name, last: name.last + 1, end: doc.end(name.last) } : name
}

/** “Dayton, OH”, “D-Calif.”, “Mara Lind (IL)”: states by their codes and abbreviations, after a place, a party's letter or a person. */
export const statesByCode = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Array<Candidate> => {
  const found: Array<Candidate> = []
  names.forEach((name, k) => {
    const { start } = name
    const isParty = doc.text[start + 1] === "-" && /^[DRI]-(?=\p{Lu})/u.test(doc.text.slice(start, name.end))
    const isBracketed = doc.text[start - 1] === "(" && name.entries.length === 0 && names[k - 1]?.type === "PERSON"
    const from = isParty ? start + 2 : isBracketed && names[k - 1].end + 2 === start ? start : -1
    const own = from < 0 ? undefined : lexicon.stateCodes.get(doc.text.slice(from, name.end))
    if (own !== undefined) {
      found.push({ ...name, start: from, type: "GPE", entries: [own], isCertain: true, ruleId: "names/state-code" })
      return
    }
    // “(D-Morano)”: a party's letter and the town that somebody sits for
    if (
      isParty &&
      /^[(, ]$/u.test(doc.text[start - 1] ?? "") &&
      names[k - 1] !== undefined &&
      start - names[k - 1].end <= 2 &&
      names[k - 1].type === "PERSON"
    ) {
      const entries = lexicon.gazetteer.entriesOf(doc.text.slice(start + 2, name.end)).filter(({ type }) => type === "GPE")
      found.push({ ...name, start: start + 2, type: "GPE", entries, isCertain: true, ruleId: "names/state-code" })
      return
    }
    // “Winder, Ga.”, where the model has the abbreviation for a place of its own
    const abbreviated =
      name.entries.length === 0 && names[k - 1]?.type === "GPE" && names[k - 1].end + 2 === start && doc.text[start - 2] === ","
        ? lexicon.stateCodes.get(doc.text.slice(start, name.end))
        : undefined
    if (abbreviated !== undefined) {
      found.push({ ...name, type: "GPE", entries: [abbreviated], isCertain: true, ruleId: "names/state-code" })
      return
    }
    found.push(name)
    const state = stateAfter(doc, name, lexicon)
    if (state !== null && names[k + 1]?.first !== state.first) found.push(state)
    const seat = state === null ? seatAfter(doc, name, lexicon) : null
    if (seat !== null && !(names[k + 1] !== undefined && names[k + 1].start < seat.end)) found.push(seat)
  })
  return found
}

/** “Ida Berg, D-Morano,”: the town that somebody sits for, which nothing has taken; null for none. */
const seatAfter = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate | null => {
  if (name.type !== "PERSON" || doc.text[name.end + 3] !== "-" || !/^(?:, | \()[DRI]-/u.test(doc.text.slice(name.end, name.end + 4)))
    return null
  const match = /^(?:, | \()[DRI]-(?<town>\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})(?=[,.;)]|$)/u.exec(
    doc.text.slice(name.end, name.end + 40)
  )
  const town = match?.groups?.town
  if (match === null || town === undefined) return null
  const start = name.end + match[0].length - town.length
  const { first, last } = doc.tokensIn({ start, end: start + town.length })
  const entries = lexicon.gazetteer.entriesOf(town).filter(({ type }) => type === "GPE")
  return {
    start,
    end: start + town.length,
    first,
    last,
    type: "GPE",
    entries,
    isNested: false,
    isCertain: true,
    ruleId: "names/state-code"
  }
}

/** The code right after “Dayton,” or “Mara Lind (”, null for none. */
const stateAfter = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate | null => {
  const at = name.last + 1
  if ((name.type !== "GPE" && name.type !== "PERSON") || at >= doc.length) return null
  const mark = doc.text[doc.start(name.last)]
  if (name.type === "GPE" ? mark !== "," : mark !== "(" || doc.text[doc.end(at)] !== ")" || !/^\p{Lu}{2}$/u.test(doc.textOf(at)))
    return null
  const state = lexicon.stateCodes.get(doc.textOf(at))
  if (state === undefined) return null
  const span = { start: doc.start(at), end: doc.end(at), first: at, last: at + 1 }
  return { ...span, type: "GPE", entries: [state], isNested: false, isCertain: true, ruleId: "names/state-code" }
}

/** Whether nothing but a comma or “and” stands between two names. */
const isListed = (doc: Doc, before: Candidate, after: Candidate): boolean =>
  after.start - before.end <= 13 && /^(?:, |,? (?:and|or) |, as well as )$/u.test(doc.text.slice(before.end, after.start))

/** Nouns that say what a list of places is of: “the counties of Orrin, Hale and Ness”. */
const PLACES_NOUN = /\b(?:counties|cities|towns|villages|provinces|districts|municipalities|suburbs|islands) of (?:the )?$/iu

const STREET = /^(?:Lane|Road|Street|Avenue|Close|Drive|Crescent|Terrace|Way|Place)$/u

/** “Oslo, Bergen and Ness”: one word of a list of places that the model took for a person or body is a place too, and of bodies a body. */
export const listedPlaces = (doc: Doc, names: ReadonlyArray<Candidate>): Array<Candidate> => {
  const typed = [...names]
  for (let first = 0; first < names.length;) {
    let last = first + 1
    while (last < names.length && isListed(doc, names[last - 1], names[last])) last++
    if (last === first + 1) {
      first = last
      continue
    }
    const list = typed.slice(first, last)
    const places = list.filter(({ type }) => type === "GPE").length
    const isAnnounced = PLACES_NOUN.test(doc.text.slice(Math.max(0, list[0].start - 24), list[0].start))
    // “Obama, Norway and Sweden”: the first of a list may be of another kind
    const isOfPlaces = list.length > 2 && list[0].type === "GPE" && places > list.length / 2
    if (isOfPlaces || isAnnounced)
      list.forEach((name, k) => {
        const isTaken =
          name.last - name.first === 1 &&
          !name.isCertain &&
          (name.type === "PERSON" || name.type === "ORG" || name.ruleId === "names/model-norp")
        const isAcronym = doc.text.slice(name.start, name.end) === doc.text.slice(name.start, name.end).toUpperCase()
        if (isTaken && !isAcronym) typed[first + k] = { ...name, type: "GPE", ruleId: "names/list-of-places" }
      })
    // “Oslo and Seville”: a listed town beside a place; “Mill Lane, Ness”: a town behind a street
    else if (list.length === 2 && !list[1].isCertain && list[1].type === "ORG") {
      const isTown = list[0].type === "GPE" && list[1].entries[0]?.kind === "city"
      const isOfStreet = list[0].type === "FAC" && list[1].last - list[1].first === 1 && STREET.test(doc.textOf(list[0].last - 1))
      if (isTown || (isOfStreet && doc.text.slice(list[0].end, list[1].start) === ", "))
        typed[first + 1] = { ...list[1], type: "GPE", ruleId: "names/list-of-places" }
    }
    // “Corvale, Ness and Vorley face lawsuits”: nobody stands between bodies
    else if (list.length > 2 && list[0].type === "ORG" && list[list.length - 1].type === "ORG")
      list.forEach((name, k) => {
        const isGuess = name.last - name.first === 1 && !name.isCertain && name.ruleId === "names/model-person"
        if (isGuess) typed[first + k] = { ...name, type: "ORG", ruleId: "names/list" }
      })
    first = last
  }
  return typed
}

/** “Corvale, Ness and Vorley face lawsuits”: a capitalised word in a list between two names of one kind, which nothing has taken. */
export const listedNames = (doc: Doc, names: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  for (let k = 0; k + 1 < names.length; k++) {
    const [before, after] = [names[k], names[k + 1]]
    if (after.start - before.end > 30 || doc.text[before.end] !== "," || before.type !== after.type) continue
    const between = doc.text.slice(before.end, after.start)
    const word = /^, (?<word>[^\s,]{3,})(?:, |,? (?:and|or) )(?:the )?$/u.exec(between)?.groups?.word
    if (word === undefined || !/^\p{Lu}[\p{L}&’-]+$/u.test(word) || !/^(?:ORG|GPE|PERSON)$/u.test(before.type)) continue
    const start = before.end + 2
    const { first, last } = doc.tokensIn({ start, end: start + word.length })
    if (last - first !== 1 || doc.pos(first) !== "PROPN" || doc.sentenceOf(first) !== doc.sentenceOf(after.first)) continue
    const span = { start, end: start + word.length, first, last }
    found.push({ ...span, type: before.type, entries: [], isNested: false, isCertain: false, ruleId: "names/list" })
  }
  return found
}

/** “Corvale manager Luis Ferrer”: the capitalised words that a title before a person belongs to name a body. */
export const employers = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const taken = new Uint8Array(doc.length)
  for (const name of names) taken.fill(1, name.first, name.last)
  return names.flatMap((name): ReadonlyArray<Candidate> => {
    const title = name.type === "PERSON" ? titleBefore(doc, name.first, lexicon) : null
    if (title === null || title.isHonorific) return []
    const last = title.firstToken
    let first = last
    while (first > 0 && taken[first - 1] === 0 && doc.columns.sentStart[first] !== 1 && isEmployerWord(doc, first - 1, lexicon)) first--
    const isBareOpening =
      last - first === 1 &&
      isSentenceStart(doc, first) &&
      !/^\p{Lu}{2}/u.test(doc.textOf(first)) &&
      !lexicon.context.has("team-word", doc.textOf(first)) &&
      // “Corvale striker Tobi Lind”
      !(
        doc.tag(first) === "NNP" &&
        lexicon.context.has("team-role", doc.lower(last)) &&
        !lexicon.context.has("title-modifier", doc.lower(first))
      )
    if (
      isBareOpening ||
      first === last ||
      (first > 0 && taken[first - 1] === 1 && doc.spanOf({ first: first - 1, last: first }).end + 1 === doc.start(first))
    )
      return []
    return [
      {
        start: doc.start(first),
        end: doc.end(last - 1),
        first,
        last,
        type: "ORG",
        entries: [],
        isNested: false,
        isCertain: true,
        ruleId: "names/employer-in-title"
      }
    ]
  })
}

const isEmployerWord = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  isCapitalised(doc, i) &&
  (doc.pos(i) === "PROPN" || (doc.pos(i) === "ADJ" && !isSentenceStart(doc, i)) || lexicon.context.has("team-word", doc.textOf(i))) &&
  ["compound", "nmod", "amod"].includes(doc.dep(i)) &&
  !lexicon.runStops.has(doc.textOf(i)) &&
  !lexicon.roles.has(doc.lower(i)) &&
  !lexicon.titles.has(doc.lower(i)) &&
  !lexicon.context.has("title-modifier", doc.lower(i))

/** “the rail company SNCB”: capitalised words that nothing has taken, after a noun that says what they name. */
export const namedKinds = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  for (let i = 1; i < doc.length; i++) {
    while (k < names.length && names[k].last <= i) k++
    const isTaken = k < names.length && names[k].first <= i
    if (isTaken || !isCapitalised(doc, i) || doc.pos(i) !== "PROPN" || doc.pos(i - 1) !== "NOUN" || doc.columns.sentStart[i] === 1) continue
    const type = doc.columns.spaceAfter[i - 1] === 1 ? lexicon.typeCues.before.get(doc.lower(i - 1)) : undefined
    if (type === undefined || lexicon.runStops.has(doc.textOf(i)) || lexicon.titles.has(doc.lower(i)) || lexicon.roles.has(doc.lower(i)))
      continue
    const end = k < names.length ? names[k].first : doc.length
    let last = i + 1
    while (last < end && isCapitalised(doc, last) && doc.pos(last) === "PROPN" && doc.columns.sentStart[last] !== 1) last++
    found.push({
      start: doc.start(i),
      end: doc.end(last - 1),
      first: i,
      last,
      type,
      entries: [],
      isNested: false,
      isCertain: true,
      ruleId: "names/after-kind-noun"
    })
    i = last - 1
  }
  return found
}

/** A name of several words alone between quotation marks is a work's, where nothing else is certain (“The Last Harbour”). */
export const quotedWorks = (doc: Doc, names: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> =>
  names.map((name) => {
    if (name.isCertain && name.entries.length > 0) return name
    if (name.type === "PERSON" || name.type === "NORP" || name.type === "WORK" || name.last - name.first < 2) return name
    const first = name.first > 0 && doc.lower(name.first - 1) === "the" ? name.first - 1 : name.first
    const isQuoted =
      first > 0 &&
      /^["“‘]$/u.test(doc.textOf(first - 1)) &&
      name.last < doc.length &&
      /^["”’]$/u.test(doc.text[name.end] === "," ? doc.text[name.end + 1] : (doc.text[name.end] ?? ""))
    return isQuoted ? { ...name, type: "WORK", entries: [], ruleId: "names/quoted-work" } : name
  })
