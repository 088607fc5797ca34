import type { Attribution, QuoteContext } from "../context.ts"
import { isNegated } from "../context.ts"
import { clauseRange, isFinite, isInfinitive, spanOfRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { isSpeakerLike, speakerOf } from "../speaker.ts"

/** An adjective with its clause: “is confident that …”, “remains concerned that …”, “made clear that …”. */
export const adjectiveCue: CueRule = {
  id: "quotes/adjective-cue",
  source: "Quirk et al. 1985 §16.70-72, adjective complementation by that-clauses",
  examples: [
    {
      text: "The mayor is confident that the bridge will open in May.",
      kind: "indirect",
      content: ["the bridge will open in May"],
      speaker: "The mayor",
      cue: "confident"
    },
    {
      text: "The mayor made clear that the bridge would stay shut.",
      kind: "indirect",
      content: ["the bridge would stay shut"],
      speaker: "The mayor",
      cue: "made clear"
    }
  ],
  counterExamples: [
    "It is clear that the bridge is old.",
    "The mayor is proud to live here.",
    "The mayor is so angry that he cannot speak."
  ],
  find: (context, i) => {
    const { doc, lexicon } = context
    const pos = doc.pos(i)
    if (pos !== "ADJ" && pos !== "VERB") return null
    const entry = lexicon.adjectives.get(doc.lower(i))
    if (entry === undefined) return null
    const verb = doc.head(i)
    if (verb === i) return null
    const light = doc.lemma(verb)
    const isMake = light === "make" && entry.verbs.has("make")
    const isBe =
      entry.verbs.has("be") &&
      ["be", "remain", "feel", "become", "seem", "appear", "sound", "stay"].includes(light) &&
      ["acomp", "oprd", "attr"].includes(doc.dep(i))
    if (!isMake && !isBe) return null
    if (doc.children(i).some((child) => doc.lower(child) === "so")) return null
    const clause = clauseOf(context, i, verb, isMake)
    if (clause === -1) return null
    const speaker = speakerOf(context, verb)
    if (speaker === null || doc.lower(speaker) === "it" || (isMake && !isSpeakerLike(context, speaker))) return null
    const content = spanOfRange(doc, clauseRange(context, clause, i))
    if (content === null) return null
    const cue = isMake && i === verb + 1 ? { start: doc.start(verb), end: doc.end(i) } : { start: doc.start(i), end: doc.end(i) }
    return {
      ruleId: adjectiveCue.id,
      cueToken: i,
      cue,
      entry,
      speaker,
      content: [content],
      isNegated: isNegated(doc, verb)
    } satisfies Attribution
  }
}

const clauseOf = ({ doc }: QuoteContext, adjective: number, verb: number, isMake: boolean): number => {
  for (const holder of isMake ? [adjective, verb] : [adjective]) {
    for (const child of doc.children(holder)) {
      if (
        child > adjective &&
        (doc.dep(child) === "ccomp" || doc.dep(child) === "advcl" || doc.dep(child) === "xcomp") &&
        !isInfinitive(doc, child) &&
        isFinite(doc, child)
      ) {
        if (doc.dep(child) === "ccomp" || doc.children(child).some((x) => doc.lower(x) === "that" && doc.dep(x) === "mark")) return child
      }
    }
  }
  return -1
}
