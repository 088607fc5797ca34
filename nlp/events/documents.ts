/** Letters, resolutions and reports, which say what their authors say. Everything is token indices; -1 means none. */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { isVerbal } from "./tokens.ts"

/** Whose words a text is: a noun, or the subject of the verb that tells of its making. */
interface Author {
  readonly noun: number
  readonly verb: number
}

/** “signed a letter *urging* …”, “the UN's report accusing …”: the one who says what a text says, null for any other noun. */
export const authorOf = (doc: Doc, noun: number, lexicon: EventLexicon): Author | null => {
  if (!lexicon.classes.get("documents")!.has(doc.lemma(noun))) return null
  const owner = doc.child(noun, "poss")
  if (owner >= 0) return { noun: owner, verb: -1 }
  for (const child of doc.children(noun)) {
    if ((doc.dep(child) === "prep" || doc.dep(child) === "agent") && BY.has(doc.lower(child))) {
      const maker = doc.child(child, "pobj")
      if (maker >= 0) return { noun: maker, verb: -1 }
    }
  }
  const host = doc.dep(noun) === "pobj" ? doc.head(doc.head(noun)) : doc.head(noun)
  const isMade = isVerbal(doc, host) && lexicon.classes.get("writing")!.has(doc.lemma(host))
  if (!isMade || doc.dep(noun) === "nsubj") return null
  // “a resolution demanding talks was adopted by the council”
  if (doc.dep(noun) === "nsubjpass") {
    const agent = doc.child(host, "agent")
    return agent < 0 ? null : { noun: doc.child(agent, "pobj"), verb: -1 }
  }
  return { noun: -1, verb: host }
}
const BY = new Set(["by", "from"])
