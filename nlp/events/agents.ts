/** Nouns for people and bodies without a name: what side they are on, and what belongs to them. */
import type { Doc } from "../engine/doc.ts"
import type { Agent, EventLexicon } from "./lexicon.ts"
import { perToken } from "./per-token.ts"
import { conjuncts } from "./syntax.ts"

export interface AgentFinder {
  /** The noun's entry, with the side that the word before it tells; null for any other word. */
  readonly agentOf: (head: number) => Agent | null
  /** “the killing of a journalist by *soldiers*”, with the by-phrase read as the victim's; -1 for any other noun. */
  readonly doerOf: (head: number) => number
  /** Heads of unnamed people or bodies that a noun belongs to: “the rebels' demand”, “websites of two ministries”. */
  readonly ownersOf: (head: number) => ReadonlyArray<number>
}

export const createAgentFinder = (doc: Doc, lexicon: EventLexicon): AgentFinder => {
  const ranks = lexicon.classes.get("ranked")!
  /** “share information and intelligence”: what is known, not who knows it. */
  const isSecret = (token: number): boolean =>
    doc.lower(token) === "intelligence" &&
    (doc.dep(token) === "dobj" || doc.dep(token) === "conj") &&
    doc.child(token, "det", "poss", "amod", "compound") < 0

  /** “not to use force” */
  const isMight = (token: number): boolean =>
    doc.lower(token) === "force" && doc.child(token, "det", "poss", "amod", "compound") < 0 && doc.child(token, "prep") < 0

  const nounAgent = (token: number): Agent | undefined =>
    // “funds” are money, “arms” weapons.
    THINGS.has(doc.lower(token)) || isSecret(token) || isMight(token)
      ? undefined
      : (lexicon.agents.get(doc.lemma(token).toLowerCase()) ?? lexicon.agents.get(doc.lower(token)) ?? named(token))

  /** “Senior Administration Officials”, written like a name. */
  const named = (token: number): Agent | undefined => {
    const found = doc.tag(token) === "NNPS" ? lexicon.agents.get(doc.lower(token).replace(/ies$/u, "y").replace(/s$/u, "")) : undefined
    return found !== undefined && (OFFICE.has(found.sector) || /^(?:allies|partners)$/u.test(doc.lower(token))) ? found : undefined
  }

  const agentOf = perToken(doc.length, (head): Agent | null => {
    if (doc.pos(head) === "VERB") return null
    // “the president-*elect*”
    if (doc.lower(head) === "elect" && head > 1 && doc.head(head - 2) === head) return nounAgent(head - 2) ?? null
    const own = nounAgent(head)
    const before = head - 1
    if (before < 0 || doc.head(before) !== head || (doc.dep(before) !== "compound" && doc.dep(before) !== "amod")) return own ?? null
    const both = lexicon.agents.get(`${doc.lower(before)} ${doc.lemma(head).toLowerCase()}`)
    if (both !== undefined) return both
    if (own === undefined) return null
    const side = ranks.has(doc.lemma(head).toLowerCase()) ? nounAgent(before) : undefined
    return side === undefined || side.kind === "equipment" || !SIDES.has(side.sector) ? own : { ...own, sector: side.sector }
  })

  const ownersOf = (head: number): ReadonlyArray<number> => {
    const children = doc.children(head)
    // Who does something comes before whom it is done to: “the killing of a journalist by soldiers”.
    for (const child of [...children.filter((token) => doc.lower(token) === "by"), ...children]) {
      const dep = doc.dep(child)
      const owner =
        dep === "prep" && (doc.lower(child) === "of" || doc.lower(child) === "by")
          ? doc.child(child, "pobj")
          : dep === "poss" || dep === "compound"
            ? child
            : -1
      if (owner < 0) continue
      const agents = conjuncts(doc, owner).filter((part) => {
        const agent = agentOf(part)
        // “justice programs”, “government bonds” are not theirs.
        return agent !== null && (dep !== "compound" || ARMED.has(agent.sector))
      })
      if (agents.length > 0) return agents
    }
    return []
  }

  const doerOf = (head: number): number => {
    for (const child of doc.children(head)) {
      if (doc.dep(child) !== "prep" || doc.lower(child) !== "of") continue
      const object = doc.child(child, "pobj")
      const by = object < 0 ? undefined : doc.children(object).find((inner) => doc.dep(inner) === "prep" && doc.lower(inner) === "by")
      if (by !== undefined && lexicon.nouns.has(doc.lemma(head)) && !lexicon.nouns.has(doc.lemma(object))) return doc.child(by, "pobj")
    }
    return -1
  }

  return { agentOf, doerOf, ownersOf }
}

const THINGS: ReadonlySet<string> = new Set(["funds", "arms"])

/** Sectors of those whose office is written with capitals. */
const OFFICE: ReadonlySet<string> = new Set(["GOV", "LEG", "JUD", "MIL", "COP"])

/** Sectors whose name before a noun says whose it is (“a police station”, “rebel demands”). */
const ARMED: ReadonlySet<string> = new Set(["COP", "MIL", "REB", "UAF", "OPP"])

/** Sectors that a word before “leader” or “forces” tells (“rebel leader”, “union officials”). */
const SIDES: ReadonlySet<string> = new Set(["REB", "UAF", "OPP", "COP", "MIL", "LAB", "PTY", "EDU", "REL", "BUS", "CRM", "REF", "GOV"])
