/** Times told in other words than a date: “who was *then* a minister and charged with going there”, “on occasions, *including* in 2011”. */
import type { Doc } from "../engine/doc.ts"
import { isVerbal } from "./tokens.ts"

const MAX_STEPS = 8

/** “then”, “at the time” with the verb of a clause about what was. */
const saysThen = (doc: Doc, verb: number): boolean =>
  doc.tag(verb) === "VBD" &&
  doc
    .children(verb)
    .some(
      (child) =>
        (doc.dep(child) === "advmod" && doc.lower(child) === "then" && Math.abs(child - verb) < 3) ||
        (doc.dep(child) === "prep" && doc.lower(child) === "at" && doc.lower(doc.child(child, "pobj")) === "time")
    )

/** True for what a relative clause tells of a time named before: “…, who was then in charge of going there”. */
export const isOfThatTime = (doc: Doc, token: number): boolean => {
  let isThen = false
  for (let at = token, steps = 0; steps < MAX_STEPS && !doc.isRoot(at); steps++, at = doc.head(at)) {
    if (isVerbal(doc, at)) isThen ||= saysThen(doc, at)
    if (doc.dep(at) === "relcl") return isThen
    if (doc.dep(at) === "ccomp" || doc.dep(at) === "advcl") return false
  }
  return false
}

/** “met several times, *including* in 2011”: the time of one of several, not of all. */
export const isExample = (doc: Doc, time: number): boolean => {
  for (let at = time, steps = 0; steps < 3 && !doc.isRoot(at); steps++, at = doc.head(at)) if (doc.lower(at) === "including") return true
  return false
}
