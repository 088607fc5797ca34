/**
 * Did it happen? Auxiliaries, negation, conditionals, questions and the words an event is embedded under
 * (“expected to”, “refused to”, “cancelled the …”), after the table `event-modality`.
 */
import type { Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon, ModalEffect } from "./lexicon.ts"
import { tenseOf } from "./tense.ts"
import { hasInfinitiveMark, isRanked, isRuledOut, isVerbal, joinedTo, phrasalLemma } from "./syntax.ts"
import { isAsked, isAskedAbout, isInverted, isNegated } from "./moods.ts"
import { lemmaOf } from "./tokens.ts"

const STRENGTH: Readonly<Record<Modality, number>> = { asserted: 0, planned: 1, possible: 2, hypothetical: 3, negated: 4, called_off: 5 }

/** The weaker claim of the two. */
export const weaker = (a: Modality, b: Modality): Modality => (STRENGTH[a] >= STRENGTH[b] ? a : b)

export const DOUBT = new Set(["possibly", "perhaps", "maybe", "probably", "potentially", "likely"])
const AHEAD = new Set(["when", "before", "after", "once", "until", "till"])

const fromAuxiliary = (doc: Doc, verb: number, lexicon: EventLexicon): Modality | null => {
  let found: Modality | null = null
  let perfect = false
  for (const child of doc.children(verb)) {
    const dep = doc.dep(child)
    if (dep !== "aux" && dep !== "auxpass") continue
    const word = doc.lower(child)
    if (word === "have") perfect = true
    if (word === "will" || word === "shall" || word === "'ll" || word === "’ll" || word === "wo" || word === "ll") found = "planned"
    else if (word === "may" || word === "might" || word === "could" || word === "can") found = "possible"
    else if (word === "would" || word === "'d" || word === "’d")
      found = isReported(doc, verb, lexicon) ? "planned" : doc.tag(child) === "MD" ? "hypothetical" : found
    else if (word === "must" || word === "should" || word === "ought") found = "hypothetical"
  }
  return perfect && found !== null && doc.children(verb).some((child) => /^(?:could|would|should|might)$/u.test(doc.lower(child)))
    ? "hypothetical"
    : found
}

/** Inside the complement of a verb of saying, or a free continuation of reported speech. */
const isReported = (doc: Doc, verb: number, lexicon: EventLexicon): boolean => {
  const reporting = lexicon.classes.get("reporting")!
  let at = verb
  for (let steps = 0; steps < 4 && !doc.isRoot(at); steps++) {
    const dep = doc.dep(at)
    const head = doc.head(at)
    if (dep === "ccomp" && reporting.has(doc.lemma(head))) return !hasConditional(doc, verb, lexicon)
    if (dep !== "conj" && dep !== "ccomp" && dep !== "xcomp") return false
    at = head
  }
  return (
    doc.isRoot(at) &&
    doc.children(at).some((child) => (doc.dep(child) === "ccomp" || doc.dep(child) === "parataxis") && reporting.has(doc.lemma(child)))
  )
}

const hasConditional = (doc: Doc, verb: number, lexicon: EventLexicon): boolean =>
  doc
    .children(verb)
    .some(
      (child) => doc.dep(child) === "advcl" && doc.children(child).some((mark) => lexicon.classes.get("condition")!.has(doc.lower(mark)))
    )

const isConditional = (doc: Doc, verb: number, lexicon: EventLexicon): boolean => {
  const conditions = lexicon.classes.get("condition")!
  return doc.children(verb).some((child) => (doc.dep(child) === "mark" || doc.dep(child) === "advmod") && conditions.has(doc.lower(child)))
}

/** What an effect makes of an event, given how sure the governing word itself is. */
export const apply = (effect: ModalEffect | undefined, governor: Modality): Modality => {
  if (effect === undefined || effect === "keep") return governor
  if (effect === "called_off") return governor === "asserted" ? "called_off" : governor === "negated" ? "planned" : "planned"
  // “seeks to avert sanctions”: they may come or not
  if (effect === "negated")
    return governor === "negated" ? "asserted" : governor === "planned" || governor === "possible" ? "hypothetical" : "negated"
  if (governor === "called_off") return "called_off"
  return governor === "negated" ? "negated" : weaker(effect, governor)
}

/** Modality of a verb's event. */
export const verbModality = (doc: Doc, verb: number, lexicon: EventLexicon, depth = 0): Modality => {
  if (depth > 8) return "asserted"
  // “warned Sudan not to arm the rebels”: the content of a demand
  const isForbidden =
    doc.dep(verb) === "xcomp" &&
    hasInfinitiveMark(doc, verb) &&
    lexicon.modality.get(`V:${lemmaOf(doc, doc.head(verb))}`) === "hypothetical"
  // “a warning not to travel”
  const isWarned =
    doc.dep(verb) === "acl" && hasInfinitiveMark(doc, verb) && lexicon.modality.get(`N:${lemmaOf(doc, doc.head(verb))}`) === "hypothetical"
  if ((isForbidden || isWarned) && isNegated(doc, verb)) return "hypothetical"
  if (isNegated(doc, verb))
    return doc.children(verb).some((child) => doc.dep(child) === "advmod" && doc.lower(child) === "enough") ? "asserted" : "negated"
  if (isInverted(doc, verb)) return "hypothetical"
  if (isConditional(doc, verb, lexicon))
    return doc.children(verb).some((child) => doc.lower(child) === "whether") ? "possible" : "hypothetical"
  const modal = fromAuxiliary(doc, verb, lexicon)
  const doubted = doc.children(verb).some((child) => doc.dep(child) === "advmod" && DOUBT.has(doc.lower(child)))
  const own: Modality = doubted ? weaker(modal ?? "possible", "possible") : (modal ?? "asserted")
  if (isAsked(doc, verb) || (own === "asserted" && isAskedAbout(doc, verb))) return weaker(own, "possible")
  const around = fromGovernor(doc, verb, lexicon, modal !== null, depth)
  // “will re-establish”: cut at its hyphen, with the auxiliary at the prefix
  const prefix = verb > 1 && doc.textOf(verb - 1) === "-" && /^(?:re|co)$/u.test(doc.lower(verb - 2)) ? verb - 2 : -1
  const cut = prefix < 0 ? null : fromAuxiliary(doc, prefix, lexicon)
  return weaker(cut === null ? own : weaker(own, cut), around)
}

const fromGovernor = (doc: Doc, verb: number, lexicon: EventLexicon, isModal: boolean, depth: number): Modality => {
  const dep = doc.dep(verb)
  const head = doc.head(verb)
  if (head === verb) return hasInfinitiveMark(doc, verb) && doc.child(verb, "nsubj", "nsubjpass") >= 0 ? "planned" : "asserted"
  const infinitive = hasInfinitiveMark(doc, verb)
  if (dep === "conj") {
    if (isModal) return "asserted"
    // “ordered an attack, aiming to split the lines, capture the port”: joined to the infinitive, read with the main verb
    if (
      isVerbal(doc, head) &&
      doc.tag(verb) === "VB" &&
      FINITE.has(doc.tag(head)) &&
      !hasModal(doc, head) &&
      !infinitive &&
      doc.child(verb, "nsubj") < 0
    )
      return "planned"
    if (isVerbal(doc, head)) {
      // “would not bow and was considering …” has an auxiliary of its own
      const isFinite = doc
        .children(verb)
        .some((child) => doc.dep(child) === "aux" && doc.pos(child) === "AUX" && OWN_TENSE.has(doc.lower(child)))
      const isBare =
        !isFinite &&
        (doc.tag(verb) === "VB" || doc.tag(verb) === "VBG" || (doc.tag(verb) === "VBN" && doc.child(verb, "nsubj", "nsubjpass") < 0))
      return isBare ? verbModality(doc, joinedTo(doc, verb), lexicon, depth + 1) : "asserted"
    }
    return "asserted"
  }
  if (dep === "xcomp" || dep === "ccomp" || dep === "oprd") {
    const governor = doc.pos(head) === "ADJ" || doc.pos(head) === "ADV" ? "A" : isVerbal(doc, head) ? "V" : "N"
    if (governor === "A")
      return apply(
        lexicon.modality.get(`A:${doc.lower(head)}`) ?? (infinitive ? "possible" : "keep"),
        copulaModality(doc, head, lexicon, depth)
      )
    if (governor === "N") return apply(lexicon.modality.get(`N:${lemmaOf(doc, head)}`) ?? "keep", "asserted")
    const lemma = lemmaOf(doc, head)
    if (isSaidIn(doc, verb, head, lexicon)) return verbModality(doc, head, lexicon, depth + 1)
    if ((lemma === "go" || lemma === "be") && infinitive) {
      // “is the first envoy to visit” may be read as “is to visit”.
      const attribute = doc.child(head, "attr")
      return attribute >= 0 && attribute < verb && isRanked(doc, attribute, lexicon) ? "asserted" : "planned"
    }
    if (isPerformed(doc, verb, head, lexicon)) return "asserted"
    // “gave Kenya a week to *accept*”
    if (lemma === "give" && infinitive) return "hypothetical"
    const isYet = infinitive && doc.children(head).some((child) => doc.lower(child) === "yet")
    if (isYet && YET.has(lemma)) return "negated"
    if (WISHES.has(lemma) && doc.child(verb, "nsubj", "nsubjpass") >= 0) return "hypothetical"
    const effect = lexicon.modality.get(`V:${phrasalLemma(doc, head, lexicon.modality, "V:")}`)
    const isFinite = !infinitive && (doc.tag(verb) !== "VBG" || doc.child(verb, "aux") >= 0)
    if (dep === "ccomp" && isFinite && isSetOff(doc, verb, head)) return "asserted"
    if (dep === "ccomp" && isFinite) {
      const object = doc.child(head, "dobj")
      const stated = object < 0 ? undefined : lexicon.modality.get(`N:${lemmaOf(doc, object)}`)
      if (stated !== undefined && stated !== "keep" && doc.child(verb, "mark") >= 0) return apply(stated, "asserted")
      if (lemma === "consider" && doc.tag(head) === "VBG" && doc.dep(head) === "advcl") return "asserted"
      const isAttitude = effect !== undefined && effect !== "keep" && !lexicon.classes.get("reporting")!.has(lemma)
      if (!isAttitude) return finiteUnder(doc, head, lexicon)
      return doc.child(verb, "mark", "aux", "nsubj") < 0 ? "asserted" : apply(effect, verbModality(doc, head, lexicon, depth + 1))
    }
    const above = verbModality(doc, head, lexicon, depth + 1)
    return lemma === "rule" && above === "negated" ? "possible" : apply(effect ?? "keep", above)
  }
  if (dep === "advcl") {
    // “stressed the need for Kenya to *withdraw*”, read with the stressing
    const mark = infinitive ? doc.child(verb, "mark") : -1
    const needed = mark > 0 && doc.lower(mark) === "for" ? lexicon.modality.get(`N:${lemmaOf(doc, mark - 1)}`) : undefined
    if (needed !== undefined) return apply(needed, "asserted")
    if (isRuledOut(doc, verb)) return verbModality(doc, head, lexicon, depth + 1) === "negated" ? "possible" : "negated"
    const governor = isVerbal(doc, head) ? verbModality(doc, head, lexicon, depth + 1) : "asserted"
    if (isSaidIn(doc, verb, head, lexicon)) return governor
    if (infinitive) {
      // “called the king to offer help”: a telephone call, not a call for help.
      const isPhoned = lemmaOf(doc, head) === "call" && doc.child(head, "dobj") >= 0 && doc.child(verb, "nsubj") < 0
      const effect = isPhoned
        ? undefined
        : isVerbal(doc, head)
          ? lexicon.modality.get(`V:${lemmaOf(doc, head)}`)
          : lexicon.modality.get(`A:${doc.lower(head)}`)
      return effect === undefined || effect === "keep" || effect === "negated"
        ? weaker("planned", governor === "negated" ? "asserted" : governor)
        : apply(effect, governor)
    }
    if (doc.children(verb).some((child) => doc.dep(child) === "aux" && doc.lower(child) === "having")) return "asserted"
    if (isListed(doc, verb)) return apply(lexicon.modality.get(`N:${lemmaOf(doc, doc.child(head, "dobj"))}`) ?? "keep", governor)
    // “is seeking votes, charging that …”: said while it is sought
    if (doc.tag(verb) === "VBG" && doc.child(verb, "ccomp") >= 0 && governor === "planned") return "asserted"
    if (doc.tag(verb) === "VBG" && isSaidBeside(doc, verb, head, lexicon)) return verbModality(doc, doc.head(head), lexicon, depth + 1)
    if (doc.tag(verb) === "VBG" || doc.tag(verb) === "VBN") return governor === "negated" ? "asserted" : governor
    const isAhead = doc.children(verb).some((child) => AHEAD.has(doc.lower(child)))
    return isAhead && governor === "planned" && doc.tag(verb) !== "VBD" ? "planned" : "asserted"
  }
  if (dep === "acl" || dep === "relcl" || dep === "amod") {
    if (infinitive) return isRanked(doc, head, lexicon) ? "asserted" : throughNoun(doc, head, lexicon, depth)
    if (ANYBODY.has(doc.lower(head)) || doc.children(head).some((child) => doc.dep(child) === "det" && doc.lower(child) === "any"))
      return "hypothetical"
    if (dep === "acl" && doc.child(verb, "mark") >= 0) {
      // “rejected the accusation that it had …”
      const isDenied = doc.dep(head) === "dobj" && DENYING.has(lemmaOf(doc, doc.head(head))) && CHARGES.has(lemmaOf(doc, head))
      if (isDenied && verbModality(doc, doc.head(head), lexicon, depth + 1) === "asserted") return "negated"
      return apply(lexicon.modality.get(`N:${lemmaOf(doc, head)}`) ?? "keep", "asserted")
    }
    // “must adopt rules banning …”
    const host = doc.head(head)
    const isMade = doc.tag(verb) === "VBG" && doc.dep(head) === "dobj" && isVerbal(doc, host)
    return isMade ? keepMood(verbModality(doc, host, lexicon, depth + 1)) : "asserted"
  }
  if (dep === "pcomp" || dep === "pobj") return throughPreposition(doc, head, lexicon, depth)
  // “Restoring ties is a priority”
  const said = dep === "csubj" ? doc.child(head, "attr") : -1
  return said < 0
    ? "asserted"
    : apply(lexicon.modality.get(`N:${lemmaOf(doc, said)}`) ?? "keep", verbModality(doc, head, lexicon, depth + 1))
}

/** “said it would close its border, *accusing* Kenya of …”: said with the plan, and no part of it. */
export const isSaidBeside = (doc: Doc, verb: number, head: number, lexicon: EventLexicon): boolean =>
  doc.dep(head) === "ccomp" &&
  lexicon.classes.get("reporting")!.has(lemmaOf(doc, doc.head(head))) &&
  doc.lower(doc.leftEdge(verb) - 1) === "," &&
  lexicon.verbs.get(lemmaOf(doc, verb))?.[0].type === "ACCUSE"

/** “A court blocked it; the president appealed”: two sentences in one, read as what the second verb says. */
const isSetOff = (doc: Doc, verb: number, head: number): boolean => {
  for (let i = verb + 1; i < head; i++) if (doc.textOf(i) === ";") return true
  return false
}

const FINITE = new Set(["VBD", "VBZ", "VBN"])
const OWN_TENSE = new Set(["is", "are", "was", "were", "has", "had", "have", "'s", "’s"])
/** “did”, “will”: auxiliaries behind which a verb stands without “to”. */
const hasModal = (doc: Doc, verb: number): boolean =>
  doc.children(verb).some((child) => doc.dep(child) === "aux" && (doc.tag(child) === "MD" || /^d(?:o|oes|id)$/u.test(doc.lower(child))))

const DENYING = new Set(["reject", "deny", "dismiss", "refute", "rebut", "dispute"])
const CHARGES = new Set(["accusation", "allegation", "claim", "charge", "suggestion", "report", "rumour", "rumor"])

/** “any drone sent by …”, “anyone who helps …”: nobody need have done it. */
const ANYBODY = new Set(["anyone", "anybody", "whoever", "anything", "whatever"])

/** “named three aims: *restoring* ties, …”: what stands behind the colon is what the object announces. */
const isListed = (doc: Doc, verb: number): boolean => {
  const before = doc.leftEdge(verb) - 1
  const object = doc.child(doc.head(verb), "dobj")
  return doc.tag(verb) === "VBG" && before > object && object >= 0 && doc.textOf(before) === ":"
}

/** “I want to thank …”, “we would like to congratulate …”: said is done. */
const isPerformed = (doc: Doc, verb: number, governor: number, lexicon: EventLexicon): boolean => {
  if (!WISHES.has(lemmaOf(doc, governor)) || !lexicon.classes.get("performed")!.has(lemmaOf(doc, verb))) return false
  const subject = doc.child(governor, "nsubj")
  return subject >= 0 && /^(?:i|we)$/u.test(doc.lower(subject))
}
/** “called her to thank her”, “met them to reaffirm …”: words for which one meets or telephones are said there. */
const isSaidIn = (doc: Doc, verb: number, governor: number, lexicon: EventLexicon): boolean =>
  hasInfinitiveMark(doc, verb) &&
  isVerbal(doc, governor) &&
  doc.child(verb, "nsubj") < 0 &&
  tenseOf(doc, governor) === "past" &&
  (lexicon.classes.get("meeting")!.has(lemmaOf(doc, governor)) || CALLING_IN.has(lemmaOf(doc, governor))) &&
  (lexicon.classes.get("performed")!.has(lemmaOf(doc, verb)) || TALKING.has(lemmaOf(doc, verb)) || isToldOff(doc, verb, governor)) &&
  !doc
    .children(governor)
    .some((child) => doc.dep(child) === "prep" && /^(?:on|for)$/u.test(doc.lower(child)) && lemmaOf(doc, governor) === "call")
const TALKING = new Set(["discuss", "talk", "review"])
const CALLING_IN = new Set(["engage", "summon"])
/** “summoned the envoy to *demand* that …” */
const isToldOff = (doc: Doc, verb: number, governor: number): boolean =>
  lemmaOf(doc, governor) === "summon" && DEMANDING.has(lemmaOf(doc, verb))
const DEMANDING = new Set(["demand", "protest", "complain", "condemn", "denounce"])
const PLOTS = new Set(["plot", "attempt", "bid", "conspiracy"])

/** “has yet to release them”. */
const YET = new Set(["have", "be", "remain"])
const WISHES = new Set(["want", "like", "wish", "love"])

/** “denied that”, “doubts that”: a finite clause under a verb of saying keeps its own mood unless the verb denies it. */
const finiteUnder = (doc: Doc, head: number, lexicon: EventLexicon): Modality =>
  lexicon.modality.get(`V:${lemmaOf(doc, head)}`) === "negated" && lemmaOf(doc, head) === "deny" ? "negated" : "asserted"

const copulaModality = (doc: Doc, adjective: number, lexicon: EventLexicon, depth: number): Modality => {
  const head = doc.head(adjective)
  if (head !== adjective && isVerbal(doc, head)) return verbModality(doc, head, lexicon, depth + 1)
  return isNegated(doc, adjective) ? "negated" : "asserted"
}

const throughNoun = (doc: Doc, noun: number, lexicon: EventLexicon, depth: number): Modality => {
  const effect = lexicon.modality.get(`N:${lemmaOf(doc, noun)}`) ?? "planned"
  if (doc.children(noun).some((child) => doc.dep(child) === "det" && doc.lower(child) === "no")) return "negated"
  const host = doc.head(noun)
  const isTaken =
    doc.dep(noun) === "dobj" &&
    isVerbal(doc, host) &&
    lexicon.classes.get("occasion")!.has(lemmaOf(doc, noun)) &&
    tenseOf(doc, host) === "past"
  if (isTaken) return verbModality(doc, host, lexicon, depth + 1)
  const governor = isVerbal(doc, host) && doc.dep(noun) === "dobj" ? lexicon.modality.get(`V:${lemmaOf(doc, host)}`) : undefined
  // “foiled a plot to …”, but not “opposed efforts to …”
  if (governor === "negated" && PLOTS.has(lemmaOf(doc, noun))) return "negated"
  return governor === "called_off"
    ? governor
    : apply(effect, isVerbal(doc, host) && depth < 6 && isNegated(doc, host) && doc.dep(noun) === "dobj" ? "negated" : "asserted")
}

const throughPreposition = (doc: Doc, preposition: number, lexicon: EventLexicon, depth: number): Modality => {
  const word = doc.lower(preposition)
  if (word === "without" || (word === "of" && doc.lower(doc.head(preposition)) === "instead")) return "negated"
  if (word === "than" && doc.lower(Math.max(0, preposition - 1)) === "rather") return "negated"
  const host = doc.head(preposition)
  if (host === preposition) return "asserted"
  if (isVerbal(doc, host)) {
    if ((word === "for" || word === "of") && lexicon.classes.get("factive")!.has(lemmaOf(doc, host))) return "asserted"
    // “will meet her before flying home”
    if (word === "before") {
      const above = verbModality(doc, host, lexicon, depth + 1)
      return above === "planned" || above === "possible" || above === "hypothetical" ? above : "asserted"
    }
    if (!GOVERNED.has(word)) return TIMES.has(word) ? "asserted" : keepMood(verbModality(doc, host, lexicon, depth + 1))
    const effect = lexicon.modality.get(`V:${lemmaOf(doc, host)}`)
    return effect === undefined || effect === "keep"
      ? keepMood(verbModality(doc, host, lexicon, depth + 1))
      : apply(effect, verbModality(doc, host, lexicon, depth + 1))
  }
  // “came close to attacking”
  if (word === "to" && (doc.lower(host) === "close" || doc.lower(host) === "near")) return "possible"
  if (doc.pos(host) === "ADJ")
    return apply(lexicon.modality.get(`A:${doc.lower(host)}`) ?? "keep", copulaModality(doc, host, lexicon, depth))
  if (doc.children(host).some((child) => doc.dep(child) === "det" && doc.lower(child) === "no")) return "negated"
  // “must enact reforms, including banning …”
  const above = doc.head(host)
  if (word === "including" && doc.dep(host) === "dobj" && isVerbal(doc, above))
    return keepMood(verbModality(doc, above, lexicon, depth + 1))
  if (word === "including") {
    // “committed to work on many issues, including fighting …”
    const governor = doc.ancestors(host).find((token) => isVerbal(doc, token))
    const governed = governor === undefined ? undefined : lexicon.modality.get(`V:${lemmaOf(doc, governor)}`)
    if (governor !== undefined && doc.dep(host) === "pobj") return apply(governed, verbModality(doc, governor, lexicon, depth + 1))
  }
  const effect = lexicon.modality.get(`N:${lemmaOf(doc, host)}`)
  return effect === undefined ? askedFor(doc, host, lexicon) : apply(effect, "asserted")
}

/** “asked the EU for help in patrolling …”: what is asked for has not come yet, nor what it is for. */
const askedFor = (doc: Doc, noun: number, lexicon: EventLexicon): Modality => {
  const preposition = doc.head(noun)
  const verb = doc.head(preposition)
  if (doc.dep(noun) !== "pobj" || doc.lower(preposition) !== "for" || !isVerbal(doc, verb)) return "asserted"
  const effect = lexicon.modality.get(`V:${lemmaOf(doc, verb)}`)
  return effect === "hypothetical" || effect === "possible" || effect === "planned" ? effect : "asserted"
}
export const GOVERNED = new Set(["for", "of", "on", "to", "about", "against", "from", "in", "upon", "at"])
const TIMES = new Set(["after", "before", "since", "during", "despite", "following", "until"])

/** What a manner clause takes over from its main verb: its mood, but not its negation. */
export const keepMood = (modality: Modality): Modality => (modality === "negated" ? "asserted" : modality)
