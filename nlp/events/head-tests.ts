/** What may stand in a slot: people, bodies, places, and words of a class, by the names that the lexicon's `needs` use. */
import type { Doc } from "../engine/doc.ts"
import type { ClauseView } from "./conditions.ts"
import type { Resolved } from "./parties.ts"
import { firstOfTwo } from "./misread-headlines.ts"
import { amountOf, townOf } from "./partitives.ts"
import { conjuncts, intoPartitive } from "./syntax.ts"
import { lemmaOf } from "./tokens.ts"

const some = (found: ReadonlyArray<Resolved>, test: (resolved: Resolved) => boolean): boolean => found.some(test)

const typeIs = (resolved: Resolved, ...types: ReadonlyArray<string>): boolean =>
  resolved.mention !== null && types.includes(resolved.mention.type)

const hasSector = (resolved: Resolved, ...sectors: ReadonlyArray<string>): boolean =>
  (resolved.agent !== null && sectors.includes(resolved.agent.sector)) ||
  (resolved.agent === null &&
    typeIs(resolved, "PERSON", "ORG") &&
    resolved.party.sector !== null &&
    sectors.includes(resolved.party.sector))

const isPerson = (resolved: Resolved): boolean =>
  resolved.isPronoun ||
  typeIs(resolved, "PERSON") ||
  resolved.agent?.kind === "person" ||
  (typeIs(resolved, "NORP") && resolved.agent === null)

const isPlural = (view: ClauseView, head: number): boolean => {
  const { doc, parties } = view
  if (conjuncts(doc, head).length > 1 || firstOfTwo(doc, head) >= 0) return true
  const tag = doc.tag(head)
  if (tag === "NNS" || tag === "NNPS") return true
  const word = doc.lower(head)
  if (word === "they" || word === "we" || word === "both" || word === "two") return true
  return some(parties.strict(head), (resolved) => resolved.party.entities.length > 1)
}

export type HeadTest = (view: ClauseView, head: number) => boolean

const classTest =
  (name: string): HeadTest =>
  (view, head) => {
    const words = view.lexicon.classes.get(name)
    if (words === undefined) return false
    return conjuncts(view.doc, head).some((part) => {
      const lemma = lemmaOf(view.doc, part)
      if (words.has(lemma) || words.has(view.doc.lower(part))) return true
      const isName = view.doc.pos(part) === "PROPN"
      for (const child of view.doc.children(part)) {
        const dep = view.doc.dep(child)
        if (dep !== "compound" && dep !== "amod") continue
        if (isName && dep === "compound" && words.has(lemmaOf(view.doc, child))) return true
        if (words.has(`${view.doc.lower(child)} ${lemma}`)) return true
      }
      // “$4.5 billion in aid”: the goods behind an amount.
      const isAmount = view.doc.pos(part) === "NUM" || view.doc.pos(part) === "SYM" || view.lexicon.classes.get("money")!.has(lemma)
      const goods = isAmount ? amountOf(view.doc, part) : -1
      if (goods >= 0 && words.has(lemmaOf(view.doc, goods))) return true
      const inner = intoPartitive(view.doc, part, view.lexicon)
      if (inner === part) return false
      const goodsLemma = lemmaOf(view.doc, inner)
      if (words.has(goodsLemma) || words.has(`${lemma} ${goodsLemma}`)) return true
      // “a convoy of aid trucks”
      return view.doc
        .children(inner)
        .some((child) => view.doc.dep(child) === "compound" && words.has(`${view.doc.lower(child)} ${goodsLemma}`))
    })
  }

const partyTest =
  (test: (resolved: Resolved) => boolean): HeadTest =>
  (view, head) =>
    some(view.parties.strict(head), test)

const isWeaponThing = classTest("weaponthing")
const isForce = classTest("force")
const isCrowd = classTest("crowd")
const isCarrier = classTest("carriers")
const isAid = classTest("aid")
const isVictim = classTest("victim")
const isBench = classTest("bench")
const isCaptive = classTest("prisoner")
const isRioting = classTest("rioting")
const isPublicGroup = partyTest((found) => hasSector(found, "OPP", "LAB", "EDU", "CVL", "REF", "AGR"))
const isPeople = partyTest((found) => typeIs(found, "NORP"))
const isMilitary = partyTest((found) => hasSector(found, "MIL"))
const isArmed = partyTest((found) => hasSector(found, "MIL", "REB", "UAF", "COP") || typeIs(found, "GPE"))

const TESTS: Readonly<Record<string, HeadTest>> = {
  party: (view, head) => view.parties.strict(head).length > 0,
  person: partyTest(isPerson),
  /** Somebody one receives: a named person or an office-holder, not people in general. */
  visitor: partyTest(
    (found) =>
      typeIs(found, "PERSON") ||
      (found.agent !== null && !typeIs(found, "ORG") && !["CVL", "REF", "LAB", "CRM"].includes(found.agent.sector))
  ),
  /** A person by name or pronoun, not a kind of people. */
  individual: partyTest((found) => typeIs(found, "PERSON") || (found.isPronoun && found.party.entities.length > 0)),
  /** “two Canadians” */
  nationals: partyTest((found) => typeIs(found, "NORP") && found.agent === null),
  named: partyTest((found) => found.mention !== null && found.mention.kind === "name"),
  entity: partyTest((found) => found.party.entities.length > 0),
  gpe: (view, head) => {
    const mention = view.parties.mentionAt(townOf(view.doc, head))
    return mention !== null && (mention.type === "GPE" || mention.type === "LOC")
  },
  place: (view, head) => {
    const mention = view.parties.mentionAt(townOf(view.doc, head))
    return mention !== null && (mention.type === "GPE" || mention.type === "LOC" || mention.type === "FAC")
  },
  government: partyTest((found) => typeIs(found, "GPE", "NORP", "ORG") || hasSector(found, "GOV", "LEG", "MIL", "JUD", "COP", "PTY")),
  official: (view, head) =>
    view.parties
      .strict(head)
      .some(
        (found) =>
          typeIs(found, "PERSON", "GPE", "NORP", "ORG") ||
          hasSector(found, "GOV", "LEG", "MIL", "JUD", "COP", "PTY") ||
          (COUNTRIES.has(lemmaOf(view.doc, head)) && found.party.entities.length > 0)
      ),
  plural: (view, head) => isPlural(view, head) && view.parties.strict(head).length > 0,
  /** Two people in one word or phrase (“they”, “the two leaders”). */
  pair: partyTest((found) => found.party.entities.length === 2 && (found.isPronoun || typeIs(found, "PERSON"))),
  traveller: partyTest(
    (found) =>
      typeIs(found, "PERSON") ||
      found.isPronoun ||
      (found.agent !== null && found.agent.kind !== "equipment" && found.agent.sector !== "MIL" && found.agent.sector !== "COP")
  ),
  crowd: (view, head) => isCrowd(view, head) || isPublicGroup(view, head) || (isPeople(view, head) && isPlural(view, head)),
  force: (view, head) => isForce(view, head) || isMilitary(view, head),
  forceparty: (view, head) => isForce(view, head) || isArmed(view, head),
  /** A crowd of citizens, by its noun; soldiers and rebels storm palaces too. */
  rioters: isRioting,
  /** A party, a parliament or an organisation, which has members. */
  organised: partyTest((found) => hasSector(found, "PTY", "LEG", "OPP", "LAB", "NGO") || (typeIs(found, "ORG") && found.agent === null)),
  /** A country, or a body of several, whose money is help where it is given. */
  donor: partyTest((found) => typeIs(found, "GPE") || (typeIs(found, "ORG") && DONORS.has(found.party.sector ?? ""))),
  regulators: partyTest((found) => hasSector(found, "GOV", "JUD")),
  /** One of those whom news says to be held, or anybody called “kidnapped”, “jailed” … */
  prisoner: (view, head) =>
    isCaptive(view, head) ||
    (partyTest(isPerson)(view, head) &&
      view.doc.children(head).some((child) => view.doc.dep(child) === "amod" && HELD.has(view.doc.lower(child)))),
  judge: (view, head) => isBench(view, head) || view.parties.strict(head).some((found) => hasSector(found, "JUD")),
  rebels: partyTest((found) => hasSector(found, "REB", "UAF")),
  police: partyTest((found) => hasSector(found, "COP", "MIL")),
  fighters: partyTest((found) => hasSector(found, "COP", "MIL", "REB", "UAF", "OPP", "CRM")),
  authority: partyTest((found) => hasSector(found, "COP", "GOV", "MIL", "JUD") || typeIs(found, "GPE", "ORG")),
  /** An organisation by name. */
  institution: partyTest((found) => found.agent === null && found.mention?.kind === "name" && typeIs(found, "ORG")),
  /** “a convoy carrying medicine” */
  aidcarrier: (view, head) =>
    isCarrier(view, head) &&
    [
      ...view.doc.children(head),
      ...carriersOf(view.doc, head),
      ...(head === view.clause.object ? view.doc.children(view.clause.verb) : [])
    ].some((child) => {
      const isLoaded =
        (view.doc.dep(child) === "acl" && CARRYING.has(lemmaOf(view.doc, child))) ||
        (view.doc.dep(child) === "prep" && LOADED.has(view.doc.lower(child)))
      const load = isLoaded ? view.doc.child(child, "dobj", "pobj") : -1
      return load >= 0 && isAid(view, load)
    }),
  weapon: isWeaponThing,
  /** Peacekeepers, and troops or teams said to keep peace or bring relief. */
  helper: (view, head) => {
    const { doc, lexicon } = view
    const helping = lexicon.classes.get("helping")!
    return conjuncts(doc, head).some((part) => {
      const inner = intoPartitive(doc, part, lexicon)
      return (
        helping.has(doc.lemma(inner)) ||
        doc
          .children(inner)
          .some((child) => helping.has(doc.lower(child)) || doc.children(child).some((deep) => helping.has(doc.lower(deep))))
      )
    })
  },
  /** People, as a word for them, a name or a mere number (“killed 40”). */
  human: (view, head) => view.doc.pos(head) === "NUM" || view.parties.strict(head).length > 0 || isVictim(view, head),
  ing: (view, head) => view.doc.tag(head) === "VBG"
}

/** “a convoy *of trucks* carrying flour”: what hangs on the trucks. */
const carriersOf = (doc: Doc, head: number): ReadonlyArray<number> => {
  const of = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
  const parts = of === undefined ? -1 : doc.child(of, "pobj")
  return parts < 0 ? [] : doc.children(parts)
}

const HELD = new Set(["kidnapped", "abducted", "captured", "detained", "jailed", "imprisoned", "captive", "arrested"])
const DONORS = new Set(["IGO", "NGO", "UNO"])
const LOADED = new Set(["with", "of"])
const CARRYING = new Set(["carry", "bring", "transport", "deliver"])
const COUNTRIES = new Set(["country", "nation", "state", "ally"])

/** The test of each value of the lexicon, made once. */
const known = new Map<string, HeadTest>(Object.entries(TESTS))
export const testOf = (value: string): HeadTest => {
  const found = known.get(value) ?? classTest(value)
  known.set(value, found)
  return found
}
