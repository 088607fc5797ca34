/** Whether the event of a nominal happened: its own modifiers, the verb that carries it, and the word it hangs on. */
import type { Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { apply, DOUBT, GOVERNED, keepMood, verbModality, weaker } from "./modality.ts"
import { isVerbal, outOfPartitive, phrasalLemma } from "./syntax.ts"
import { lemmaOf } from "./tokens.ts"

/** Modality of an event nominal; `light` is the verb that carries it, -1 when none does. */
export const nounModality = (doc: Doc, noun: number, light: number, lexicon: EventLexicon, isDeclared = false): Modality => {
  let own: Modality = "asserted"
  const top = outOfPartitive(doc, noun, lexicon)
  for (const token of top === noun ? [noun] : [noun, top]) {
    for (const child of doc.children(token)) {
      const dep = doc.dep(child)
      if (dep === "det" && doc.lower(child) === "no") return "negated"
      if (dep === "det" && doc.lower(child) === "any") own = weaker(own, "hypothetical")
      if (dep !== "amod" && dep !== "advmod" && dep !== "nmod") continue
      const effect = lexicon.modality.get(`M:${doc.lower(child)}`)
      if (effect !== undefined && effect !== "keep") own = weaker(own, effect)
      for (const inner of doc.children(child)) {
        const innerEffect =
          doc.dep(inner) === "advmod" || doc.dep(inner) === "conj" ? lexicon.modality.get(`M:${doc.lower(inner)}`) : undefined
        if (innerEffect !== undefined && innerEffect !== "keep") own = weaker(own, innerEffect)
      }
      if (DOUBT.has(doc.lower(child))) own = weaker(own, "possible")
    }
    const participle = doc.children(token).find((child) => doc.dep(child) === "acl" && doc.tag(child) === "VBN")
    if (participle !== undefined) {
      const effect = lexicon.modality.get(`M:${doc.lower(participle)}`)
      if (effect === "planned" || effect === "called_off") own = weaker(own, effect)
    }
  }
  if (light >= 0) {
    const effect = lexicon.modality.get(`V:${phrasalLemma(doc, light, lexicon.modality, "V:")}`)
    const mood = verbModality(doc, light, lexicon)
    // “information leading to the arrest of …” is only wished for
    if (doc.lower(light) === "leading" && CLUES.has(lemmaOf(doc, doc.head(light)))) return weaker(own, "hypothetical")
    if (effect === "negated" && mood === "negated" && OPEN.has(lemmaOf(doc, light))) return weaker(own, "possible")
    if (effect === "planned" && mood === "negated" && isDefinite(doc, noun)) return weaker(own, "planned")
    return weaker(
      own,
      effect === undefined ||
        effect === "keep" ||
        (isDeclared && lemmaOf(doc, light) === "announce") ||
        (!isRuledOut(doc, light) && lexicon.classes.get("notobject")!.has(phrasalLemma(doc, light, lexicon.modality, "V:"))) ||
        lexicon.light.get(phrasalLemma(doc, light, lexicon.light))?.has("do") !== true
        ? mood
        : apply(effect, mood)
    )
  }
  return weaker(own, nounGovernor(doc, top, lexicon))
}

const nounGovernor = (doc: Doc, noun: number, lexicon: EventLexicon): Modality => {
  const dep = doc.dep(noun)
  const head = doc.head(noun)
  if (head === noun) return "asserted"
  if (dep === "conj" || dep === "appos") return isVerbal(doc, head) ? "asserted" : nounGovernor(doc, head, lexicon)
  if (dep === "dobj" || dep === "nsubjpass") {
    const lemma = phrasalLemma(doc, head, lexicon.modality, "V:")
    if (lexicon.classes.get("notobject")!.has(lemma) && !isRuledOut(doc, head)) return "asserted"
    const effect = lexicon.modality.get(`V:${lemma}`)
    const mood = verbModality(doc, head, lexicon)
    const definite = isDefinite(doc, noun)
    if (effect === undefined || effect === "keep") return definite ? "asserted" : keepMood(mood)
    if (effect === "negated" && mood === "negated" && OPEN.has(lemma)) return "possible"
    return definite && effect === "planned" && mood === "negated" ? "planned" : apply(effect, mood)
  }
  // “It will be her first visit”, “her first visit will be to Rome”
  const isAhead =
    (dep === "attr" || dep === "nsubj") &&
    lemmaOf(doc, head) === "be" &&
    doc.child(head, "acomp") < 0 &&
    doc.children(head).some((child) => doc.dep(child) === "aux" && WILL.has(doc.lower(child)))
  if (isAhead) return verbModality(doc, head, lexicon)
  if (dep === "nsubj" && isVerbal(doc, head)) {
    // “an attack on the port would be answered”
    if (!isDefinite(doc, noun) && doc.children(head).some((child) => doc.dep(child) === "aux" && doc.lower(child) === "would"))
      return "hypothetical"
    const adjective = doc.child(head, "acomp")
    if (adjective >= 0) return apply(lexicon.modality.get(`M:${doc.lower(adjective)}`) ?? "keep", "asserted")
    const object = doc.child(head, "dobj", "xcomp")
    const isHappening =
      lexicon.light.get(lemmaOf(doc, head))?.has("occur") === true && !lexicon.classes.get("ending")!.has(lemmaOf(doc, head))
    if (isHappening && (object < 0 || doc.lower(object) === "place")) return verbModality(doc, head, lexicon)
    return "asserted"
  }
  if (dep === "pobj") {
    const word = doc.lower(head)
    if (word === "without" || (word === "than" && doc.lower(Math.max(0, head - 1)) === "rather")) return "negated"
    if (word === "of" && doc.lower(doc.head(head)) === "instead") return "negated"
    if (word === "during" && !isDefinite(doc, noun) && isVerbal(doc, doc.head(head)))
      return keepMood(verbModality(doc, doc.head(head), lexicon))
    const host = doc.head(head)
    // “could be drawn into a war”
    if (word === "into" && isVerbal(doc, host) && !isDefinite(doc, noun)) return keepMood(verbModality(doc, host, lexicon))
    if (!GOVERNED.has(word)) return "asserted"
    const kind = isVerbal(doc, host) ? "V" : doc.pos(host) === "ADJ" ? "A" : "N"
    const key = kind === "A" ? doc.lower(host) : lemmaOf(doc, host)
    // “will travel there for talks”
    if (kind === "V" && word === "for" && !lexicon.classes.get("factive")!.has(key) && !isDefinite(doc, noun)) {
      const mood = verbModality(doc, host, lexicon)
      if (mood === "planned") return mood
    }
    // “the aims of her visit”
    if (kind === "N" && AIMS.has(key) && isDefinite(doc, noun)) return "asserted"
    if (kind === "N" && key === "call" && doc.child(host, "compound") >= 0) return "asserted"
    // “on a visit to Rome, told reporters”: where somebody is, not what is spoken of
    if (kind === "V" && word === "on" && head < host && JOURNEYS.has(doc.lemma(noun))) return "asserted"
    const effect = kind === "V" && lexicon.classes.get("notgoverned")!.has(key) ? undefined : lexicon.modality.get(`${kind}:${key}`)
    if (effect === undefined || effect === "keep") {
      const above = doc.head(host)
      const isTold = doc.dep(host) === "dobj" || (doc.dep(host) === "attr" && doc.child(above, "expl") >= 0)
      const isAim = kind === "N" && word !== "against" && isTold && isVerbal(doc, above) && !isDefinite(doc, noun)
      return isAim ? keepMood(verbModality(doc, above, lexicon)) : "asserted"
    }
    if (kind === "V" && word !== "for" && word !== "on" && word !== "to" && word !== "from") return "asserted"
    return kind === "V" ? apply(effect, verbModality(doc, host, lexicon)) : effect
  }
  return "asserted"
}

/** “did not rule out a visit”: it may come. */
const isRuledOut = (doc: Doc, verb: number): boolean =>
  lemmaOf(doc, verb) === "rule" && doc.children(verb).some((child) => doc.dep(child) === "prt" && doc.lower(child) === "out")
const CLUES = new Set(["information", "tip", "clue", "evidence", "detail"])
const OPEN = new Set(["rule", "rule out", "exclude"])

const isDefinite = (doc: Doc, noun: number): boolean =>
  doc
    .children(noun)
    .some((child) => doc.dep(child) === "poss" || (doc.dep(child) === "det" && /^(?:the|this|that|these|those)$/u.test(doc.lower(child))))

const WILL = new Set(["will", "'ll", "’ll"])

const JOURNEYS = new Set(["visit", "trip", "tour", "journey", "stopover", "mission"])
const AIMS = new Set(["objective", "purpose", "goal", "aim", "priority", "agenda"])
