/** What a name does, or what is done for it or in it, shows a body, a work or somebody's relative. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"
import type { TypeCue } from "./cues.ts"
import type { EntityLexicon } from "./lexicon.ts"

const ACTING: TypeCue = { type: "ORG", ruleId: "names/acting-body" }

/** “owned by Vorley”, “Vorley said”, “a spokesman for Vorley”: what acts is a body, where the model saw a product, a place or a people. */
export const actorCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): TypeCue | null => {
  if (name.isCertain || name.entries.length > 0 || !name.ruleId.startsWith("names/model-")) return null
  const root = doc.rootOf(name)
  const isSubject = doc.dep(root) === "nsubj"
  const speaks = isSubject && lexicon.context.has("speech-verb", doc.lemma(doc.head(root)))
  const reports = isSubject && lexicon.context.has("body-speech", doc.lemma(doc.head(root)))
  // ““…,” Aminata Berg told reporters”: no work speaks
  if (name.type === "WORK")
    return speaks && name.last - name.first === 2 && doc.tag(name.first) === "NNP" ? { type: "PERSON", ruleId: "names/who-speaks" } : null
  if (name.type === "OTHER") return speaks || isAgent(doc, root) || isDirected(doc, root) ? ACTING : null
  // “analysts at Bernheim”
  if (name.type === "GPE" && isSpokenFor(doc, root) && doc.lower(doc.head(root)) === "at") return ACTING
  if (name.type === "LOC" || name.type === "FAC") return speaks || reports || isSpokenFor(doc, root) || isTold(doc, root) ? ACTING : null
  if (name.type === "ORG" && isDirected(doc, root)) return ACTING
  if (name.type === "ORG") return isPublishedIn(doc, root) ? { type: "WORK", ruleId: "names/published-in" } : null
  if (name.type === "PERSON" && isNameOfThing(doc, name, lexicon)) return { type: "OTHER", ruleId: "names/named-thing" }
  if (name.type === "PERSON" && isNickname(doc, name)) return ACTING
  // “his best frankfurter, “the Fourteener””
  const isQuoted = name.first > 1 && doc.textOf(name.first - 1) === "the" && /^["“‘]$/u.test(doc.textOf(name.first - 2))
  if (name.type === "PERSON" && name.last - name.first === 1 && isQuoted) return { type: "OTHER", ruleId: "names/named-thing" }
  // “launched its Starlark”: nobody is a thing's
  const owner = doc.child(root, "poss")
  if (name.type === "PERSON" && owner === name.first - 1 && doc.lower(owner) === "its")
    return { type: "OTHER", ruleId: "names/named-thing" }
  if (name.type === "PERSON" && (isTrainedAt(doc, root) || isArticledBody(doc, name, lexicon))) return ACTING
  if (name.type === "PERSON" && (isToldInPrint(doc, name, lexicon) || isWhich(doc, name, root) || isEmployer(doc, name, root)))
    return ACTING
  if (isPlayedFor(doc, root)) return { type: "ORG", ruleId: "names/played-for" }
  return name.type === "GPE" && isSubject && isOfCountry(doc, name) ? { type: "ORG", ruleId: "names/company-of-country" } : null
}

/** “Norvale Water was told by the regulator”, “was fined”: what is done to bodies. */
const isTold = (doc: Doc, root: number): boolean =>
  doc.dep(root) === "nsubjpass" &&
  /^(?:tell|fine|sue|order|accuse|ask|privatise|privatize|nationalise|nationalize)$/u.test(doc.lemma(doc.head(root)))

/** “Corvale's managing director”: what has a director is a body. */
const isDirected = (doc: Doc, root: number): boolean =>
  doc.dep(root) === "poss" &&
  /^(?:director|chairman|chairwoman|chairperson|spokes(?:man|woman|person)|ceo|executive|shareholder|board)$/u.test(
    doc.lemma(doc.head(root))
  )

const isAgent = (doc: Doc, root: number): boolean => doc.dep(root) === "pobj" && doc.dep(doc.head(root)) === "agent"

/** “a spokeswoman for Northern Lines”, “managers at Northern Lines”. */
const isSpokenFor = (doc: Doc, root: number): boolean => {
  const preposition = doc.head(root)
  if (doc.dep(root) !== "pobj" || !/^(?:for|at)$/u.test(doc.lower(preposition))) return false
  return /^(?:spokes(?:man|woman|person)|manager|executive|boss|analyst|economist|strategist|employee)$/u.test(
    doc.lemma(doc.head(preposition))
  )
}

/** “The chip, named Kaze,”: what is called so is no person. */
const isNameOfThing = (doc: Doc, { first, last }: Candidate, lexicon: EntityLexicon): boolean => {
  if (last - first !== 1 || first < 3 || !/^(?:named|called|dubbed|codenamed|nicknamed)$/u.test(doc.lower(first - 1))) return false
  const noun = doc.textOf(first - 2) === "," ? first - 3 : first - 2
  return doc.pos(noun) === "NOUN" && !lexicon.roles.has(doc.lower(noun)) && lexicon.typeCues.before.get(doc.lower(noun)) === undefined
}

/** “chose the Gunners”: a team's nickname; families have members of that name (“the Lindens” beside Ida Linden). */
const isNickname = (doc: Doc, { end, first, last, start }: Candidate): boolean => {
  const word = doc.text.slice(start, end)
  if (last - first !== 1 || first === 0 || doc.textOf(first - 1) !== "the" || !/^\p{Lu}\p{Ll}{3,}s$/u.test(word)) return false
  return doc.tag(first) === "NNPS" && !doc.text.includes(`${word.slice(0, -1)} `) && !doc.text.includes(`${word.slice(0, -1)},`)
}

/** “trained at Rada”: a school or house, whatever the model sees in its name. */
const isTrainedAt = (doc: Doc, root: number): boolean => {
  const preposition = doc.head(root)
  if (doc.dep(root) !== "pobj" || doc.lower(preposition) !== "at" || doc.tag(root + 1) === "POS") return false
  return /^(?:study|train|teach|work|enrol|enroll|intern|lecture|educate|graduate)$/u.test(doc.lemma(doc.head(preposition)))
}

/** “HM Coastguard, which sent a helicopter”: nobody is “which”. */
const isWhich = (doc: Doc, { last }: Candidate, root: number): boolean =>
  last + 1 < doc.length &&
  doc.textOf(last) === "," &&
  doc.textOf(last + 1) === "which" &&
  doc.children(root).some((child) => child > last && doc.dep(child) === "relcl")

/** “Alec Reed of Dechert”: a firm by its one name behind somebody's full one. */
const isEmployer = (doc: Doc, { first, last }: Candidate, root: number): boolean => {
  const person = doc.head(doc.head(root))
  return (
    last - first === 1 &&
    first > 2 &&
    doc.dep(root) === "pobj" &&
    doc.textOf(first - 1) === "of" &&
    person === first - 2 &&
    doc.pos(person) === "PROPN" &&
    doc.pos(first - 3) === "PROPN" &&
    doc.entities.some((entity) => entity.label === "PERSON" && entity.last === person + 1 && entity.last - entity.first > 1)
  )
}

/** “Reed told Dagsavisen.”: who is told something, has one name and is nobody of whom the text has two, is a newspaper. */
const isToldInPrint = (doc: Doc, { end, first, last, start }: Candidate, lexicon: EntityLexicon): boolean => {
  const verb = doc.head(first)
  const isTold = last - first === 1 && doc.dep(first) === "dobj" && doc.lower(verb) === "told" && first === verb + 1
  if (
    !isTold ||
    lexicon.givenNames.has(doc.lower(first)) ||
    !/^(?:[.,]| (?:in|on|that|after|before|last|this|yesterday)\b|$)/u.test(doc.text.slice(end, end + 10))
  )
    return false
  return !isBesideCapital(doc, doc.text.slice(start, end))
}

/** Whether a word stands beside another capitalised one or behind “Mr.” anywhere. */
const isBesideCapital = (doc: Doc, word: string): boolean => {
  for (let at = doc.text.indexOf(word); at >= 0; at = doc.text.indexOf(word, at + word.length)) {
    if (/(?<!\p{L})\p{Lu}[\p{L}.’'-]{0,12} $/u.test(doc.text.slice(Math.max(0, at - 15), at))) return true
    if (/^ \p{Lu}/u.test(doc.text.slice(at + word.length, at + word.length + 2))) return true
  }
  return false
}

/** “who heads the Samyukta Morcha”: nobody's name has an article, but for families and people with a title. */
const isArticledBody = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  const root = doc.rootOf(name)
  const isLong = name.last - name.first > 1
  return (
    name.first > 0 &&
    doc.lower(name.first - 1) === "the" &&
    /^(?:nsubj|nsubjpass|dobj|pobj|poss)$/u.test(doc.dep(root)) &&
    (isLong ||
      (doc.dep(root) === "pobj" && doc.lower(doc.head(root)) === "at") ||
      (doc.dep(root).startsWith("nsubj") && doc.child(root, "det") === name.first - 1)) &&
    doc.tag(name.last - 1) === "NNP" &&
    !lexicon.givenNames.has(doc.lower(name.first)) &&
    !lexicon.titles.has(doc.lower(name.first)) &&
    !lexicon.roles.has(doc.lower(name.first)) &&
    doc.children(root).every((child) => doc.dep(child) !== "relcl" && doc.dep(child) !== "appos")
  )
}

/** “published this week in Harbour Science”. */
const isPublishedIn = (doc: Doc, root: number): boolean => {
  const preposition = doc.head(root)
  return doc.dep(root) === "pobj" && doc.lower(preposition) === "in" && doc.lower(doc.head(preposition)) === "published"
}

/** “plays for Saracens”, “joined from Gent”: a club, of a name that no list has. */
const isPlayedFor = (doc: Doc, root: number): boolean => {
  const preposition = doc.head(root)
  if (doc.dep(root) !== "pobj" || doc.lower(preposition) !== "for") return false
  const verb = doc.lemma(doc.head(preposition))
  return verb === "play" || verb === "appearance"
}

/** “Germany's Corvane cut its forecast”: a company by the country that has it. */
const isOfCountry = (doc: Doc, { first, last }: Candidate): boolean =>
  last - first === 1 && first > 1 && doc.tag(first - 1) === "POS" && doc.pos(first - 2) === "PROPN" && doc.dep(first - 2) === "poss"

const AFTER_KIN = /(?<kin>\p{Ll}{3,14}), (?:\p{Lu}[\p{L}’'-]{1,20}(?:, (?:and )?| and )){0,4}$/u
const ENDS_ITEM = /^(?:[,;.)]| and )/u

/** “survived by two sons, Kola and Dele”: first names behind a noun for relatives, whatever the model sees in them. */
export const relativeCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): TypeCue | null => {
  if (name.isCertain || name.type === "PERSON" || name.last - name.first !== 1 || name.first < 2) return null
  if (!/^(?:,|and)$/u.test(doc.textOf(name.first - 1)) || !ENDS_ITEM.test(doc.text.slice(name.end, name.end + 5))) return null
  if (name.entries.length > 0 && !name.entries[0].isWeak) return null
  const kin = AFTER_KIN.exec(doc.text.slice(Math.max(0, name.start - 90), name.start))?.groups?.kin
  return kin !== undefined && lexicon.roles.get(kin)?.kind === "kin" ? { type: "PERSON", ruleId: "names/relative" } : null
}
