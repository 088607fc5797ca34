import { byVerb } from "../attribution.ts"
import type { QuoteContext } from "../context.ts"
import type { TokenRange } from "../../engine/doc.ts"
import { cueVerb, isVerb, ownSubject } from "../context.ts"
import { markStartingAt, spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { speakerOf } from "../speaker.ts"

/** What somebody calls something: “described X as Y” (Y), “sees X as Y” (X as Y), “called X Y” (Y). */
export const smallClause: CueRule = {
  id: "quotes/small-clause",
  source: "Levin 1993 §29.1-29.3, as-complements and naming verbs",
  examples: [
    {
      text: "The mayor described the bridge as a danger to children.",
      kind: "indirect",
      content: ["a danger to children"],
      speaker: "The mayor",
      cue: "described"
    },
    {
      text: "The mayor sees the bridge as a danger.",
      kind: "indirect",
      content: ["the bridge as a danger"],
      speaker: "The mayor",
      cue: "sees"
    },
    { text: "The mayor has labeled him “shady”.", kind: "direct", content: ["shady"], speaker: "The mayor", cue: "labeled" },
    { text: "The mayor called the bridge a disgrace.", kind: "indirect", content: ["a disgrace"], speaker: "The mayor", cue: "called" }
  ],
  counterExamples: [
    "The visit is seen as a positive step.",
    "The mayor called the fire brigade.",
    "The mayor called him first.",
    "The mayor saw the film in May."
  ],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i)) return null
    const cue = cueVerb(context, i)
    // “a group called Open Doors”: a participle names, nobody calls.
    const bearer = cue === null ? -1 : verblessSubject(context, i)
    if (cue === null || (doc.dep(i) === "acl" && doc.tag(i) !== "VBG" && bearer === -1)) return null
    // “a movement, called Open Doors”
    if (
      doc.lower(i) === "called" &&
      i > 0 &&
      doc.textOf(i - 1) === "," &&
      doc.tag(i) === "VBN" &&
      ownSubject(doc, i) === -1 &&
      bearer === -1
    )
      return null
    const { frames } = cue.entry
    const range = frames.has("call")
      ? (named(context, i) ?? (bearer === -1 ? null : marked(context, i)))
      : frames.has("as") || frames.has("as-whole")
        ? described(context, i, frames.has("as-whole"))
        : null
    if (range === null) return null
    const speaker = bearer === -1 ? speakerOf(context, i) : bearer
    if (speaker === null) return null
    const content = spanOfRange(doc, trimRange(context, range))
    if (content === null) return null
    return byVerb(context, smallClause.id, i, cue, speaker, [content])
  }
}

/** “Lind, who voted no, called it …”, where the parser finds no verb for Lind: the name, -1 for others. */
const verblessSubject = ({ doc, markOf }: QuoteContext, verb: number): number => {
  const name = doc.head(verb)
  // or one between marks: “called the plan “rushed and heartless””
  const isFree = doc.isRoot(name) || (markOf[doc.head(name)] !== -1 && markOf[verb] === -1)
  const isLeft = doc.dep(verb) === "acl" && doc.textOf(verb - 1) === "," && doc.pos(name) === "PROPN" && isFree
  return isLeft && doc.child(name, "relcl", "appos") !== -1 ? name : -1
}

const described = (context: QuoteContext, cue: number, whole: boolean): TokenRange | null => {
  const { doc } = context
  for (const child of doc.children(cue)) {
    if (child < cue || doc.dep(child) !== "prep" || doc.lower(child) !== "as") continue
    const complement = doc.child(child, "pobj", "pcomp", "amod", "acomp")
    if (complement === -1) continue
    const object = doc.child(cue, "dobj")
    const last = doc.rightEdge(complement) + 1
    if (!whole) return { first: doc.leftEdge(complement), last }
    if (object === -1 || object < cue) return null
    return { first: doc.leftEdge(object), last }
  }
  const inside = insideObject(context, cue)
  if (inside === null) return null
  if (whole) return { first: inside.first, last: inside.last }
  // The judged thing needs no adjective of its own: “dismissed her comments as theatre”.
  return context.doc.head(inside.as) === context.doc.child(cue, "dobj") ? { first: inside.as + 1, last: inside.last } : null
}

/** “see perceptions that … as a useful deterrent”, where the parser hangs the as-phrase inside the object. */
const insideObject = ({ doc }: QuoteContext, cue: number): (TokenRange & { readonly as: number }) | null => {
  const object = doc.child(cue, "dobj")
  if (object <= cue) return null
  const range = doc.subtree(object)
  for (let i = range.last - 1; i > object && i > range.last - 15; i--)
    if (doc.lower(i) === "as" && doc.dep(i) === "prep" && doc.rightEdge(i) === range.last - 1) return { ...range, as: i }
  return null
}

/** The marked words right behind what is judged, which the parser takes for a clause of their own. */
const marked = (context: QuoteContext, cue: number): TokenRange | null => {
  const { doc, marks } = context
  const object = doc.child(cue, "dobj")
  const at = object > cue ? markStartingAt(context, doc.rightEdge(object) + 1) : -1
  return at === -1 ? null : doc.tokensIn(marks[at].inner)
}

const named = ({ doc }: QuoteContext, cue: number): TokenRange | null => {
  const complement = doc.child(cue, "oprd")
  // “They should have called me first.”
  if (complement > cue && doc.lower(complement) === "first" && doc.leftEdge(complement) === complement) return null
  if (complement > cue) {
    const range = doc.subtree(complement)
    // “labeled her “shady””: the one judged, hung on the judgement.
    return range.first < complement && doc.tag(range.first) === "PRP" ? { ...range, first: range.first + 1 } : range
  }
  for (const child of doc.children(cue)) {
    if (child < cue || doc.dep(child) !== "ccomp" || isVerb(doc, child) || doc.pos(child) === "AUX") continue
    const subject = doc.child(child, "nsubj")
    if (subject === -1 || subject > child) continue
    return { first: doc.rightEdge(subject) + 1, last: doc.rightEdge(child) + 1 }
  }
  return null
}
