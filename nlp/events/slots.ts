/** The parties that stand in the slots of a clause. */
import { headsIn, innerClause } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { Slot } from "./lexicon.ts"
import type { Resolved } from "./parties.ts"
import { intoPartitive, isVerbal } from "./syntax.ts"
import { lemmaOf } from "./tokens.ts"

/** Parties in one slot. `oposs` and `osub` look inside the object; a loose slot takes modifiers as well. */
export const partiesIn = (view: ClauseView, slot: Slot): ReadonlyArray<Resolved> => {
  const { parties, clause, doc } = view
  if (slot.name === "to" && (view.clause.prepositions.get("to")?.length ?? 0) === 0) return carriedTo(view)
  if (slot.name === "oposs") {
    if (clause.object < 0) return []
    const object = intoPartitive(doc, clause.object, view.lexicon)
    const owners = parties.modifiers(object)
    return owners.length > 0 ? owners : makersOf(view, object)
  }
  if (slot.name === "osub") return clause.object < 0 ? [] : parties.inside(clause.object)
  if (slot.name === "omod") return objectModifiers(view)
  if (slot.name === "purpose") {
    const purpose = doc.children(clause.verb).find((child) => doc.dep(child) === "advcl" && child > clause.verb)
    const stopped = purpose === undefined ? -1 : doc.child(purpose, "dobj", "ccomp", "xcomp")
    // “to stop *farmers* marching”
    const object = stopped >= 0 && isVerbal(doc, stopped) ? doc.child(stopped, "nsubj") : stopped
    return object < 0 ? [] : parties.strict(object)
  }
  if (slot.name === "frontier") return acrossBorder(view)
  if (slot.name === "place") return ["to", "in", "at", "into"].flatMap((name) => headsIn(view, name).flatMap(parties.strict)).slice(0, 1)
  return headsIn(view, slot.name).flatMap((head) => {
    // “clashed with *farmers* blocking roads”, read as a clause
    const doer = isVerbal(doc, head) && slot.name === "with" && doc.tag(head) === "VBG" ? doc.child(head, "nsubj") : -1
    if (doer >= 0) return parties.strict(doer)
    if (isVerbal(doc, head)) return slot.isLoose ? partiesUnder(view, head) : []
    return slot.isLoose ? parties.within(head) : parties.strict(head)
  })
}

/** “sent planes carrying food *to Kenya*”: where the load goes. */
const carriedTo = ({ clause, doc, parties }: ClauseView): ReadonlyArray<Resolved> => {
  const loaded =
    clause.object < 0 ? undefined : doc.children(clause.object).find((child) => doc.dep(child) === "acl" && CARRYING.has(doc.lemma(child)))
  if (loaded === undefined) return []
  const load = doc.child(loaded, "dobj")
  for (const host of load < 0 ? [loaded] : [loaded, load])
    for (const child of doc.children(host))
      if (doc.dep(child) === "prep" && doc.lower(child) === "to") return parties.strict(doc.child(child, "pobj"))
  return []
}
const CARRYING = new Set(["carry", "bring", "take", "transport", "load", "deliver"])

/** “rejected a plan *put forward by* Kenya”: whose work it is said to be. */
const makersOf = ({ doc, parties }: ClauseView, object: number): ReadonlyArray<Resolved> => {
  const made = doc.children(object).find((child) => doc.dep(child) === "acl" && MADE.has(doc.lemma(child)))
  const by = made === undefined ? -1 : doc.child(made, "agent")
  return by < 0 ? [] : parties.strict(doc.child(by, "pobj"))
}
const MADE = new Set(
  "put make draft propose table present submit offer issue launch carry commit stage broker lodge file send float sponsor write own operate run".split(
    " "
  )
)

/** “sent tanks to its border with *Kenya*”: who lives on the other side. */
const acrossBorder = ({ clause, doc, lexicon, parties }: ClauseView): ReadonlyArray<Resolved> => {
  const borders = lexicon.classes.get("border")!
  for (const heads of clause.prepositions.values())
    for (const head of heads) {
      if (!borders.has(lemmaOf(doc, head))) continue
      // The with-phrase is read with the border or with anything before it.
      for (let i = head + 1; i <= head + 2 && i < doc.length; i++)
        if (doc.lower(i) === "with")
          return parties.strict(doc.child(i, "pobj")).filter(({ mention }) => mention?.type === "GPE" || mention?.type === "LOC")
    }
  return []
}

/** Short names that stand for the adjective: “offered U.S. support” is support by the US. */
const SHORT = new Set(["u.s.", "us", "u.k.", "uk", "eu", "e.u.", "u.n.", "un"])

/** “gave Fiji boats” is often read as one noun phrase: a country or body that stands before the thing given is who gets it. */
const objectModifiers = (view: ClauseView): ReadonlyArray<Resolved> => {
  const { clause, doc, parties } = view
  if (clause.object < 0) return []
  const fined = beforeAmount(view)
  if (fined.length > 0) return fined
  return doc
    .children(clause.object)
    .filter(
      (child) => child < clause.object && (doc.dep(child) === "compound" || doc.dep(child) === "nmod") && !SHORT.has(doc.lower(child))
    )
    .flatMap(parties.strict)
    .filter(
      (found) => found.mention === null || found.mention.type === "GPE" || found.mention.type === "ORG" || found.mention.type === "PERSON"
    )
}

/** “fined Voltera's *Soft* 20 million euros”: the name right before the figure, read as a part of it. */
const beforeAmount = ({ clause, doc, parties }: ClauseView): ReadonlyArray<Resolved> => {
  const first = doc.leftEdge(clause.object)
  for (let i = first + 1; i < clause.object; i++) {
    if (doc.pos(i) !== "NUM" && doc.pos(i) !== "SYM") continue
    return doc.head(i - 1) < i - 1 || doc.pos(i - 1) !== "PROPN" ? [] : parties.strict(i - 1)
  }
  return []
}

/** Whom a complement or gerund is about: the first of its own arguments that is a party (“to helping *Kenya*”). */
export const partiesUnder = (view: ClauseView, verb: number): ReadonlyArray<Resolved> => {
  const inner: ClauseView = { ...view, clause: innerClause(view, verb) }
  for (const slot of INNER_SLOTS) {
    const found = partiesIn(inner, slot)
    if (found.length > 0) return found
  }
  return []
}
const INNER_SLOTS: ReadonlyArray<Slot> = ["iobj", "with", "to", "obj", "for", "from", "against", "on", "between", "in", "oposs"].map(
  (name) => ({
    name,
    isLoose: name !== "obj" && name !== "iobj" && name !== "oposs" && name !== "in"
  })
)
