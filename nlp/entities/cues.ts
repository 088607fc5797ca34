/**
 * What the words around a name say of its kind: a title before it, “who” after it, “the newspaper X”, “X’s widow”,
 * “X, a lawyer”. Stronger than the model's label, weaker than a gazetteer's country.
 */
import type { EntityType } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { actorCue, relativeCue } from "./body-cues.ts"
import { type Candidate, capitalisedTokens } from "./candidates.ts"
import type { EntityLexicon, RoleNoun } from "./lexicon.ts"
import { placeCue, siteCue } from "./place-cues.ts"
import { titleStartBefore } from "./titles.ts"

export interface TypeCue {
  readonly type: EntityType
  readonly ruleId: string
}

const isRole = (doc: Doc, i: number, lexicon: EntityLexicon): boolean => {
  const role = lexicon.roles.get(doc.lower(i))
  return role !== undefined && !role.isPlural && doc.pos(i) !== "PROPN"
}

/** “(Reporting by Mara Lind; Editing by Karl Moss)” */
const CREDIT = /\b(?:reporting|editing|writing)(?: and (?:writing|editing|reporting))? by $/iu

const NAMED_AS = /\b(?:named|identified)(?: only| locally)? as $/u

const personCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): string | null => {
  const next = name.last
  if (
    name.first > 0 &&
    doc.textOf(name.first - 1) === "by" &&
    CREDIT.test(doc.text.slice(Math.max(0, name.start - 32), name.start)) &&
    name.last - name.first > 1
  )
    return "names/credit"
  const start = titleStartBefore(doc, name.first, lexicon)
  if (start >= 0 && doc.columns.sentStart[name.first] !== 1) {
    const phrase = doc.text.slice(doc.start(start), doc.end(name.first - 1)).toLowerCase()
    const role = lexicon.roles.get(phrase)
    const isOffice =
      lexicon.titles.has(phrase) ||
      (lexicon.context.has("epithet", phrase) && doc.textOf(start) === doc.lower(start)) ||
      (role !== undefined && (role.kind === "post" || role.kind === "office") && role.sector !== "CVL")
    // “told the broadcaster NRK”, and “broadcaster Ida Berg”
    const isOutlet = lexicon.typeCues.before.get(phrase) === "ORG" && !lexicon.givenNames.has(doc.lower(name.first))
    if (isOffice && !isOutlet && role?.isPlural !== true && doc.columns.spaceAfter[name.first - 1] === 1) return "names/after-title"
  }
  // “The boy, named only as Danylo”
  if (name.last - name.first < 3 && NAMED_AS.test(doc.text.slice(Math.max(0, name.start - 24), name.start))) return "names/named-as"
  // “24-year-old Tyrone”
  if (
    name.first > 0 &&
    doc.columns.sentStart[name.first] !== 1 &&
    // “a 34-year-old Morano woman”
    !(next < doc.length && doc.head(next - 1) === next && doc.pos(next) === "NOUN") &&
    /-year-old$/u.test(doc.text.slice(Math.max(0, name.start - 12), name.start).trimEnd())
  ) {
    return "names/after-age"
  }
  if (next < doc.length) {
    const after = doc.lower(next) === "," ? next + 1 : next
    if (
      after < doc.length &&
      /^(?:who|whose)$/u.test(doc.lower(after)) &&
      doc.columns.sentStart[after] !== 1 &&
      isRelativeOf(doc, after, name) &&
      // “the lobbying group FairWatch, whose complaint …”
      !(doc.lower(after) === "whose" && isAfterBody(doc, name, lexicon))
    )
      return "names/before-who"
    if (after === next + 1 && after + 1 < doc.length && /^\d{1,2}$/u.test(doc.textOf(after)) && /^[,.;)]$/u.test(doc.textOf(after + 1)))
      return "names/before-age"
    if (doc.tag(next) === "POS") {
      for (let k = next + 1; k < Math.min(next + 4, doc.length); k++) {
        if (lexicon.typeCues.possessed.has(doc.lower(k)) && doc.head(next - 1) === k) return "names/possessor-of-person-noun"
      }
    }
  }
  if (isSomebody(doc, name, lexicon)) return "names/copula"
  const root = doc.rootOf({ first: name.first, last: name.last })
  // “his party, the WPN,”
  if (name.first > 0 && doc.lower(name.first - 1) === "the" && /^\p{Lu}{2,}(?:-\p{Lu}+)?$/u.test(doc.text.slice(name.start, name.end)))
    return null
  // “the regulator, Ofwat,” is none
  const isBodyNoun = (noun: number): boolean =>
    name.last - name.first === 1 && lexicon.bodyNouns.get(doc.lower(noun))?.type === "ORG" && !lexicon.givenNames.has(doc.lower(name.first))
  if (doc.dep(root) === "appos" && isRole(doc, doc.head(root), lexicon) && !isOfBody(doc, doc.head(root)) && !isBodyNoun(doc.head(root))) {
    // “an analyst with consultancy Corvale Risk”
    const isNamedBody =
      doc.pos(name.first - 1) === "NOUN" && isAfterBody(doc, name, lexicon) && !lexicon.givenNames.has(doc.lower(name.first))
    if (!isNamedBody) return "names/apposition"
  }
  for (const child of doc.children(root))
    if (child >= name.last && doc.dep(child) === "appos" && isRole(doc, child, lexicon) && !isOfBody(doc, child)) return "names/apposition"
  const head = doc.head(root)
  // “Ida Berg scored 28 for Norvale”: no team scores for one
  if (doc.dep(root) === "nsubj" && doc.lemma(head) === "score" && name.last - name.first > 1 && name.entries.length === 0) {
    const team = doc
      .children(head)
      .find((child) => child > head && doc.lower(child) === "for" && doc.pos(doc.child(child, "pobj")) === "PROPN")
    if (team !== undefined) return "names/scorer"
  }
  const isObject = doc.dep(root) === "dobj" && name.last - name.first > 1
  if (isObject && lexicon.context.has("person-object", doc.lemma(head))) return "names/object-of-person-verb"
  if ((doc.dep(root) === "nsubj" || doc.dep(root) === "nsubjpass") && lexicon.context.has("life-verb", doc.lemma(head)))
    return "names/subject-of-life-verb"
  return null
}

/** “the lobbying group FairWatch” */
const isAfterBody = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  const cue = nounCue(doc, name, lexicon)
  return cue?.type === "ORG" && cue.ruleId === "names/after-kind-noun"
}

/** Whether “who” speaks of the name and not of a noun before it (“members of the guild, who …”). */
const isRelativeOf = (doc: Doc, who: number, name: Candidate): boolean => {
  let at = who
  for (let steps = 0; steps < 6 && doc.dep(at) !== "relcl" && doc.head(at) !== at; steps++) at = doc.head(at)
  if (doc.dep(at) !== "relcl") return !(name.first > 0 && /^(?:of|in|for|from|at)$/u.test(doc.lower(name.first - 1)))
  const head = doc.head(at)
  return head >= name.first && head < name.last
}

/** Single unknown capitalised words that speak between quotation marks are people more often than bodies. */
export const speaksDirectly = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  if (name.last - name.first !== 1 || /^[\p{Lu}\p{N}.&]+$/u.test(doc.textOf(name.first))) return false
  const head = doc.head(name.first)
  if (doc.dep(name.first) !== "nsubj" || !lexicon.context.has("speech-verb", doc.lemma(head))) return false
  for (let k = Math.max(0, Math.min(head, name.first) - 3); k < Math.min(doc.length, Math.max(head, name.last) + 3); k++)
    if (/^["“”]|''|``$/u.test(doc.textOf(k))) return true
  return false
}

/** “its smaller rival”: what is a body's own, and of its kind. */
const isOfBody = (doc: Doc, noun: number): boolean => {
  const owner = doc.child(noun, "poss")
  return (
    owner >= 0 &&
    doc.lower(owner) === "its" &&
    /^(?:rival|competitor|supplier|parent|owner|operator|publisher|partner)$/u.test(doc.lower(noun))
  )
}

/** Kind nouns that may be people too: “her rival, Mara Lind,”. */
const ALSO_PEOPLE = /^(?:rival|competitor|opponents|side|operator|publisher|maker|manufacturer|single|drama|giant|star)$/u

/** “his company, Corvale,” and “Corvale, a charity”: the kind of an unknown name by the noun on the other side of the comma. */
const apposedKind = (doc: Doc, name: Candidate, lexicon: EntityLexicon): EntityType | null => {
  if (name.isCertain || lexicon.givenNames.has(doc.lower(name.first))) return null
  if (name.type !== "PERSON" && name.type !== "OTHER" && !(name.type === "GPE" && name.entries.length === 0)) return null
  const isOpen = name.first > 1 && doc.textOf(name.first - 1) === "," && doc.columns.sentStart[name.first] !== 1
  if (!isOpen && doc.text[name.end] !== ",") return null
  const root = doc.rootOf(name)
  const nouns = [
    ...(isOpen && doc.dep(root) === "appos" && doc.head(root) < name.first ? [name.first - 2, doc.head(root)] : []),
    ...doc.children(root).filter((child) => child > name.last && doc.dep(child) === "appos" && doc.textOf(name.last) === ",")
  ]
  const noun = nouns.find(
    (at) => doc.pos(at) === "NOUN" && (!ALSO_PEOPLE.test(doc.lower(at)) || name.type === "OTHER" || isOfBody(doc, at))
  )
  // “Corvale, a unit of Vorley”
  if (noun !== undefined && /^(?:unit|subsidiary|division|arm)$/u.test(doc.lower(noun))) return "ORG"
  // “her debut, Glass Float”
  const isDebut = noun !== undefined && doc.lower(noun) === "debut"
  const type = noun === undefined ? undefined : isDebut ? "WORK" : lexicon.typeCues.before.get(hyphened(doc, noun))
  return type === "ORG" || type === "WORK" || type === "OTHER" ? type : null
}

/** “start-up”, of which the parser makes three words, for its last one. */
const hyphened = (doc: Doc, noun: number): string =>
  doc.lower(noun) === "up" && doc.lower(noun - 1) === "-" && doc.lower(noun - 2) === "start" ? "start-up" : doc.lower(noun)

const WORKS = /^(?:play|novel|film|book|album|opera|poem|song|memoir|hit|credit)$/u

/** “whose plays include Harbour and The Last Tram”: what several works include. */
const isAmongWorks = (doc: Doc, name: Candidate): boolean => {
  if (name.entries.length > 0) return false
  let at = doc.rootOf(name)
  for (let steps = 0; steps < 6 && doc.dep(at) === "conj"; steps++) at = doc.head(at)
  const verb = doc.head(at)
  if (doc.dep(at) !== "dobj" || doc.lemma(verb) !== "include") return false
  const subject = doc.child(verb, "nsubj")
  return subject >= 0 && doc.tag(subject) === "NNS" && WORKS.test(doc.lemma(subject))
}

const nounCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): TypeCue | null => {
  const before = name.first - 1
  if (before >= 0 && doc.columns.sentStart[name.first] !== 1) {
    const noun = doc.lower(before) === "the" || /^["“'‘]$/u.test(doc.textOf(before)) ? before - 1 : before
    const type = noun >= 0 ? lexicon.typeCues.before.get(doc.lower(noun)) : undefined
    // “the Chilean miner Juan Berg”
    const isWorker = noun >= 0 && /^(?:miner|brewer)$/u.test(doc.lower(noun)) && lexicon.givenNames.has(doc.lower(name.first))
    if (type !== undefined && doc.pos(noun) === "NOUN" && !isWorker) return { type, ruleId: "names/after-kind-noun" }
    const place = doc.lower(before) === "of" && before > 0 ? lexicon.typeCues.before.get(doc.lower(before - 1)) : undefined
    if (place === "GPE" || place === "LOC") return { type: place, ruleId: "names/after-kind-noun" }
    const of = doc.lower(before) === "the" ? before - 1 : before
    // “the author of Silent Harbour”, “the sinking of the Alondra”
    if (of > 0 && doc.lower(of) === "of" && !name.isCertain && name.entries.length === 0 && doc.dep(doc.rootOf(name)) === "pobj") {
      if (/^(?:author|adaptation|remake|screening|translator|co-author)$/u.test(doc.lower(of - 1)))
        return name.last - name.first > 1 ? { type: "WORK", ruleId: "names/after-kind-noun" } : null
      if (/^(?:sinking|wreck|wreckage|capsizing|hijacking|grounding)$/u.test(doc.lower(of - 1)) && of === before - 1)
        return { type: "OTHER", ruleId: "names/after-kind-noun" }
    }
  }
  if (!name.isCertain && isAmongWorks(doc, name)) return { type: "WORK", ruleId: "names/after-kind-noun" }
  // “the Morva-winning composer”
  if (name.type === "PERSON" && /^[-‑](?:winning|nominated|shortlisted)\b/u.test(doc.text.slice(name.end, name.end + 12)))
    return { type: "OTHER", ruleId: "names/before-kind-noun" }
  const apposed = apposedKind(doc, name, lexicon)
  if (apposed !== null) return { type: apposed, ruleId: "names/apposition" }
  const next = name.last
  if (next < doc.length && doc.columns.sentStart[next] !== 1) {
    const noun = /^["”'’]$/u.test(doc.textOf(next)) ? next + 1 : next
    // “the Mehran news agency”
    if (
      doc.lower(noun) === "news" &&
      /^(?:agency|site|website|channel|outlet|service|portal|organi[sz]ation)$/u.test(noun + 1 < doc.length ? doc.lower(noun + 1) : "")
    )
      return { type: "ORG", ruleId: "names/before-kind-noun" }
    const type = noun < doc.length ? lexicon.typeCues.after.get(doc.lower(noun)) : undefined
    if (type !== undefined && doc.pos(noun) === "NOUN" && doc.head(name.last - 1) === noun)
      return { type, ruleId: "names/before-kind-noun" }
  }
  return null
}

const MOVE = /^(?:fall|rise|gain|lose|drop|climb|slip|jump|tumble|surge|slide|shed|add|plunge|soar|rally|sink|dip|edge|advance|slump)$/u

/** “Vorley fell 3.2%”, “shares in Vorley”: what is traded is a company, whatever the model sees in its name. */
const tradedCue = (doc: Doc, name: Candidate): TypeCue | null => {
  if (name.isCertain || name.entries.length > 0 || !/^(?:PERSON|GPE|LOC|FAC|OTHER|NORP)$/u.test(name.type)) return null
  const root = doc.rootOf(name)
  const head = doc.head(root)
  const isMoved =
    doc.dep(root) === "nsubj" &&
    MOVE.test(doc.lemma(head)) &&
    doc.leftEdge(root) === name.first &&
    doc.rights(head).some((child) => child <= head + 3 && /^(?:%|percent|per|cents?|pence)$/u.test(doc.lower(child)))
  const isHeld =
    doc.dep(root) === "pobj" &&
    /^(?:in|of)$/u.test(doc.lower(head)) &&
    head + 1 === name.first &&
    /^(?:shares|stock)$/u.test(doc.lower(doc.head(head)))
  return isMoved || isHeld ? { type: "ORG", ruleId: "names/traded" } : null
}

const SORT_OF = /^(?:group|kind|type|class|family|form|sort|set|range|brand)$/u

/** “X, a variant of …”, “X, the group of chemicals that …”: a thing by the noun in apposition, where the model saw a body. */
const thingCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon): TypeCue | null => {
  if (name.type !== "ORG" || name.isCertain) return null
  for (const child of doc.children(doc.rootOf(name))) {
    if (child < name.last || doc.dep(child) !== "appos" || doc.pos(child) !== "NOUN") continue
    const of = SORT_OF.test(doc.lower(child)) ? doc.child(child, "prep") : -1
    const noun = of >= 0 && doc.lower(of) === "of" ? doc.child(of, "pobj") : child
    if (noun >= 0 && lexicon.typeCues.before.get(doc.lemma(noun)) === "OTHER") return { type: "OTHER", ruleId: "names/apposition" }
  }
  return null
}

/** “X was the first woman to …” */
const isSomebody = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  const root = doc.rootOf(name)
  const role = doc.dep(root) === "nsubj" ? predicateRole(doc, root, lexicon) : null
  if (role === null) return false
  // a body may be a leader, and a place a capital
  if (role.kind === "person") return role.pronoun !== ""
  return isHeldByPerson(role) && servesAs(doc, doc.head(root)) >= 0 && name.type !== "ORG"
}

const isHeldByPerson = ({ kind }: RoleNoun): boolean => kind === "office" || kind === "post"

/** Token of the office in “served as assistant counsel”, -1 for none. */
const servesAs = (doc: Doc, verb: number): number => {
  if (!/^(?:serve|work|act)$/u.test(doc.lemma(verb))) return -1
  for (const child of doc.children(verb)) if (doc.dep(child) === "prep" && doc.lower(child) === "as") return doc.child(child, "pobj")
  return -1
}

/** The role noun that a subject is said to be or to serve as, null for none. */
const predicateRole = (doc: Doc, subject: number, lexicon: EntityLexicon): RoleNoun | null => {
  const verb = doc.head(subject)
  if (doc.dep(subject) !== "nsubj") return null
  const noun = doc.lemma(verb) === "be" ? doc.child(verb, "attr") : servesAs(doc, verb)
  const role = noun < 0 ? undefined : lexicon.roles.get(doc.lower(noun))
  return role === undefined || role.isPlural ? null : role
}

/** “Quist is a career prosecutor”, “Quist served as counsel”: surnames that nothing has taken and whose predicate is an office. */
export const namedByPredicate = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    const isTaken = k < names.length && names[k].first <= i
    if (
      isTaken ||
      doc.dep(i) !== "nsubj" ||
      doc.pos(i) !== "PROPN" ||
      !/^\p{Lu}\p{Ll}/u.test(doc.textOf(i)) ||
      doc.leftEdge(i) !== i ||
      doc.rightEdge(i) !== i
    )
      continue
    const role = predicateRole(doc, i, lexicon)
    if (role === null || !(isHeldByPerson(role) || (role.kind === "person" && role.pronoun !== ""))) continue
    const word = doc.lower(i)
    if (lexicon.roles.has(word) || lexicon.titles.has(word) || lexicon.runStops.has(doc.textOf(i)) || lexicon.lastWords.has(doc.textOf(i)))
      continue
    const span = { start: doc.start(i), end: doc.end(i), first: i, last: i + 1 }
    found.push({ ...span, type: "PERSON", entries: [], isNested: false, isCertain: true, ruleId: "names/copula" })
  }
  return found
}

/** “Corvale, which runs the buses, said …”, at the head of a sentence. */
const isWhichSays = (doc: Doc, i: number, lexicon: EntityLexicon): boolean => {
  if (doc.columns.sentStart[i] !== 1 || i + 2 >= doc.length || doc.lower(i + 2) !== "which" || doc.textOf(i + 1) !== ",") return false
  const says = /^(?:said|says)$/u.test(doc.lower(doc.head(i))) && doc.child(i, "relcl") > i
  return says && /^\p{Lu}\p{Ll}{3,}$/u.test(doc.textOf(i)) && !lexicon.noNames.has(doc.textOf(i)) && !lexicon.runStops.has(doc.textOf(i))
}

/** “Zavar replied: …”, “Elmo Zavar said”: who speaks at the head of a sentence, where nothing has taken the name. */
export const namedBySpeech = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    if ((k < names.length && names[k].first <= i) || doc.dep(i) !== "nsubj" || doc.tag(i) !== "NNP") continue
    if (isWhichSays(doc, i, lexicon)) {
      const span = { start: doc.start(i), end: doc.end(i), first: i, last: i + 1 }
      found.push({ ...span, type: "ORG", entries: [], isNested: false, isCertain: true, ruleId: "names/who-speaks" })
    }
    if (doc.rightEdge(i) !== i) continue
    const verb = doc.head(i)
    const speaks =
      verb > i &&
      verb - i <= 2 &&
      (lexicon.context.has("speech-verb", doc.lemma(verb)) || lexicon.context.has("body-speech", doc.lemma(verb)))
    const first = doc.leftEdge(i)
    const isOpening = first < doc.length && doc.columns.sentStart[first] === 1 && i - first <= 2
    if (!speaks || !isOpening || (k > 0 && names[k - 1].last > first)) continue
    let isName = true
    for (let at = first; at <= i; at++) {
      const word = doc.lower(at)
      if (!/^\p{Lu}\p{Ll}/u.test(doc.textOf(at)) || doc.tag(at) !== "NNP" || lexicon.roles.has(word) || lexicon.titles.has(word))
        isName = false
      if (lexicon.runStops.has(doc.textOf(at)) || lexicon.lastWords.has(doc.textOf(at)) || lexicon.noNames.has(doc.textOf(at)))
        isName = false
    }
    // one word alone may be a body's or a brand's name
    if (!isName || (first === i && !/^(?:said|says|added|replied|told|wrote|asked)$/u.test(doc.lower(verb)))) continue
    const span = { start: doc.start(first), end: doc.end(i), first, last: i + 1 }
    found.push({ ...span, type: "PERSON", entries: [], isNested: false, isCertain: false, ruleId: "names/who-speaks" })
  }
  return found
}

/** The type that the surroundings of a name show, or null; `isCompany`: the article has a company whose name begins so. */
export const typeCue = (doc: Doc, name: Candidate, lexicon: EntityLexicon, isCompany = false): TypeCue | null => {
  const rule = personCue(doc, name, lexicon)
  // companies admit and resign themselves to things, too
  const traded = rule === null ? tradedCue(doc, name) : null
  if (traded !== null) return traded
  if (rule !== null && !(isCompany && rule === "names/subject-of-life-verb")) return { type: "PERSON", ruleId: rule }
  return (
    relativeCue(doc, name, lexicon) ??
    nounCue(doc, name, lexicon) ??
    placeCue(doc, name, lexicon) ??
    siteCue(doc, name, lexicon) ??
    actorCue(doc, name, lexicon) ??
    thingCue(doc, name, lexicon)
  )
}
