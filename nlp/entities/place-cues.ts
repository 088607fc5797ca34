/** What the words around a name say of places: prepositions, regions behind it, offices that a place has. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"
import type { TypeCue } from "./cues.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { wordAt } from "./phrases.ts"

const PLACE_PREPOSITION = /^(?:in|near|outside)$/u

/** Whether “, Texas”, “, OH” or “, Morano, Italy” follows. */
const isBeforeRegion = (doc: Doc, at: number, lexicon: EntityLexicon): boolean => {
  for (let comma = at; comma + 1 < doc.length && comma <= at + 2 && doc.textOf(comma) === ","; comma += 2) {
    const next = comma + 1
    if (lexicon.stateCodes.has(doc.textOf(next))) return true
    const match = lexicon.gazetteer.longestAt(doc.text, doc.start(next), wordAt(doc.text, doc.start(next)))
    const region = match?.entries[0]
    if (region !== undefined && region.type === "GPE" && (region.kind === "country" || region.kind === "region")) return true
    if (doc.pos(next) !== "PROPN") return false
  }
  return false
}

/** “flew in from Morano”: the way from or to a place. */
const isWayFromOrTo = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  (/^(?:from|to)$/u.test(doc.lower(i)) || (doc.lower(i) === "for" && doc.lower(doc.head(i)) === "bound")) &&
  [doc.head(i), doc.head(doc.head(i))].some(
    (at) =>
      doc.lower(at) === "bound" ||
      (doc.lemma(at) === "set" && doc.child(at, "prt") >= 0) ||
      lexicon.context.has("motion-verb", doc.lemma(at))
  )

/** “Morano chief minister Ida Berg”: a place by an office of its own before somebody's name. */
const isBeforeOfficeOfPlace = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  if (name.last - name.first !== 1 || name.last >= doc.length || doc.dep(name.first) === "poss") return false
  for (let end = name.last + 1; end <= Math.min(name.last + 2, doc.length - 1); end++) {
    const phrase = doc.text.slice(doc.start(name.last), doc.end(end - 1))
    if (lexicon.context.has("place-office", phrase)) return doc.pos(end) === "PROPN" && doc.columns.sentStart[end] !== 1
  }
  return false
}

/** “on the Morva”, “along the Morva”: an article before one name of a person that no list knows. */
const isArticled = (doc: Doc, { first, last }: Candidate): boolean =>
  last - first === 1 &&
  first > 1 &&
  doc.textOf(first - 1) === "the" &&
  doc.tag(first) === "NNP" &&
  /^(?:on|along|across|in|into|near|up|down|over)$/u.test(doc.lower(first - 2)) &&
  doc.dep(first) === "pobj" &&
  doc.head(first) === first - 2

const DIRECTION = /^(?:(?:north|south)(?:-?(?:east|west))?|east|west)$/u

/** “A Morano man”, “a 34-year-old Morano woman”: plain people are of a place. */
const isOfSomebody = (doc: Doc, { first, last }: Candidate, lexicon: EntityLexicon): boolean => {
  if (last - first !== 1 || last >= doc.length || !/^\p{Lu}\p{Ll}{2,}$/u.test(doc.textOf(first)) || first === 0) return false
  if (doc.head(first) !== last || doc.pos(last) !== "NOUN" || !/^(?:compound|amod|nmod)$/u.test(doc.dep(first))) return false
  const isPerson = lexicon.roles.get(doc.lower(last))?.kind === "person" || doc.lower(last) === "resident"
  return isPerson && (/^an?$/u.test(doc.lower(first - 1)) || doc.lower(first - 1) === "old")
}

const isInCountry = (doc: Doc, { entries, first, last }: Candidate, lexicon: EntityLexicon): boolean => {
  if (entries.length > 0 || first === 0 || last + 1 >= doc.length || !/^(?:from|to|at|of|near)$/u.test(doc.lower(first - 1))) return false
  if (doc.lower(last) !== "in" || doc.pos(first) !== "PROPN" || lexicon.givenNames.has(doc.lower(first))) return false
  const country = lexicon.gazetteer.longestAt(doc.text, doc.start(last + 1), wordAt(doc.text, doc.start(last + 1)))?.entries[0]
  return country?.kind === "country"
}

const OF_PLACE = /^(?:coast|outskirts|suburbs|streets|mayor|siege|collector|bishop|archbishop|sheriff)$/u

/** “off the coast of Morano”, “the outskirts of Morano” */
const isOfPlaceNoun = (doc: Doc, { entries, first, last }: Candidate): boolean =>
  first > 1 &&
  (last - first === 1 || entries.length > 0) &&
  doc.lower(first - 1) === "of" &&
  OF_PLACE.test(doc.lower(first - 2)) &&
  /^\p{Lu}\p{Ll}{2,}/u.test(doc.textOf(first)) &&
  !(last < doc.length && doc.tag(last) === "POS")

/** “, 23, from Norvale,”: where somebody of whom the age is told is from. */
const isHome = (doc: Doc, { end, first, last, start }: Candidate): boolean =>
  last - first <= 2 &&
  first > 3 &&
  doc.lower(first - 1) === "from" &&
  /, \d{1,2}, (?:who (?:is|was|comes?) )?from $/u.test(doc.text.slice(Math.max(0, start - 24), start)) &&
  /^(?:[,.;)]| (?:was|were|is|has|had|who|and|died|said)\b)/u.test(doc.text.slice(end, end + 6))

const SEATED = /^(?:mp|mep|msp|senator|congressman|congresswoman|councillor)$/u

/** “in Morano”, “near Zendaro”, “Hollow Pine, Ohio”: a place, where the model saw a person or nothing else. */
export const placeCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): TypeCue | null => {
  // “an expert at Oxford”, which the model has for a people
  if (name.ruleId === "names/model-norp" && name.last - name.first === 1 && name.entries.length === 0 && doc.tag(name.first) === "NNP") {
    const preposition = doc.head(name.first)
    const isIn = doc.dep(name.first) === "pobj" && preposition === name.first - 1 && /^(?:in|at|near)$/u.test(doc.lower(preposition))
    return isIn ? { type: "GPE", ruleId: "names/in-place" } : null
  }
  if (name.type !== "PERSON" && name.type !== "ORG" && name.type !== "FAC") return null
  // “the Morano-born singer”
  if (!name.isCertain && /^[-‑](?:born|based|bred|raised|educated)\b/u.test(doc.text.slice(name.end, name.end + 10)))
    return { type: "GPE", ruleId: "names/born-or-based" }
  if (!name.isCertain && (isOfSomebody(doc, name, lexicon) || isOfPlaceNoun(doc, name)))
    return { type: "GPE", ruleId: "names/somebody-of-place" }
  // “set off from Tan-Tan in Morocco”
  if (!name.isCertain && name.type === "PERSON" && isInCountry(doc, name, lexicon)) return { type: "GPE", ruleId: "names/in-place" }
  // “Ida Berg, 23, from Norvale,”
  if (!name.isCertain && isHome(doc, name)) return { type: "GPE", ruleId: "names/in-place" }
  // “the MP for Bicester”
  if (!name.isCertain && name.first > 1 && doc.lower(name.first - 1) === "for" && SEATED.test(doc.lower(name.first - 2)))
    return { type: "GPE", ruleId: "names/seat-of-member" }
  if (!name.isCertain && name.type === "PERSON") {
    if (isBeforeOfficeOfPlace(doc, name, lexicon)) return { type: "GPE", ruleId: "names/before-office-of-place" }
    if (name.entries.length === 0 && isArticled(doc, name)) return { type: "LOC", ruleId: "names/articled-place" }
  }
  // “27 km south-east of Morano”
  if (
    !name.isCertain &&
    name.first > 1 &&
    doc.lower(name.first - 1) === "of" &&
    DIRECTION.test(doc.lower(name.first - 2)) &&
    doc.dep(doc.rootOf(name)) === "pobj"
  )
    return { type: "GPE", ruleId: "names/in-place" }
  // “in Parliament”
  if (name.last - name.first === 1 && lexicon.lastWords.get(doc.textOf(name.first))?.type === "ORG") return null
  if (name.last - name.first <= 3 && name.first > 0 && isBeforeRegion(doc, name.last, lexicon)) {
    const dep = doc.dep(doc.rootOf(name))
    const isPlaced = dep === "pobj" || dep === "appos" || dep === "compound" || dep === "nmod"
    if (isPlaced && /^(?:in|near|outside|around|of|from|at|to|the|,)$/u.test(doc.lower(name.first - 1))) {
      return { type: "GPE", ruleId: "names/town-and-region" }
    }
  }
  if (
    (name.type === "ORG" && !isPlainWord(doc, name)) ||
    name.first === 0 ||
    !(
      PLACE_PREPOSITION.test(doc.lower(name.first - 1)) ||
      (doc.lower(name.first - 1) === "around" && doc.pos(doc.head(name.first - 1)) === "NOUN") ||
      isWayFromOrTo(doc, name.first - 1, lexicon)
    ) ||
    doc.columns.sentStart[name.first] === 1
  )
    return null
  if (name.last < doc.length && doc.tag(name.last) === "POS") return null
  const root = doc.rootOf(name)
  const preposition = name.first - 1
  if (doc.dep(root) !== "pobj" || doc.head(root) !== preposition || lexicon.context.has("trusting-word", doc.lemma(doc.head(preposition))))
    return null
  return { type: "GPE", ruleId: "names/in-place" }
}

/** “Morvane”, not “NASA” or “Morvane Council”. */
const isPlainWord = (doc: Doc, name: Candidate): boolean =>
  name.last - name.first === 1 && !name.isCertain && /^\p{Lu}\p{Ll}{3,}$/u.test(doc.textOf(name.first))

/** “at Vorley Park”: a place where something happens, where the model saw a person of two names. */
export const siteCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): TypeCue | null => {
  if (name.type !== "PERSON" || name.last - name.first < 2 || name.first === 0 || doc.lower(name.first - 1) !== "at") return null
  const root = doc.rootOf(name)
  const isObject =
    doc.dep(root) === "pobj" && doc.head(root) === name.first - 1 && (name.last >= doc.length || doc.tag(name.last) !== "POS")
  const governor = doc.lemma(doc.head(name.first - 1))
  return isObject && !lexicon.context.has("aiming-word", governor) ? { type: "FAC", ruleId: "names/at-site" } : null
}
