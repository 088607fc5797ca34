/** Parties as the rules of events see them, and what finds them. */
import type { EventParty, Mention } from "../annotations.ts"
import type { Agent } from "./lexicon.ts"

/** What a resolved head is, for the conditions of the lexicon. */
export interface Resolved {
  readonly party: EventParty
  readonly mention: Mention | null
  readonly agent: Agent | null
  readonly isPronoun: boolean
  readonly head: number
}

export interface PartyFinder {
  /** Strict: the head itself names or denotes a party. Expands coordination. */
  readonly strict: (head: number) => ReadonlyArray<Resolved>
  /** Loose: also a possessor, a modifier or an of-phrase. */
  readonly loose: (head: number) => ReadonlyArray<Resolved>
  /** Any mention under a token (“the talks by China on …” → China), first of each entity, other events' words left out. */
  readonly within: (head: number) => ReadonlyArray<Resolved>
  /** Parties around and under a noun, before the noun itself (“support for *Kenya*'s alliance”). */
  readonly inside: (head: number) => ReadonlyArray<Resolved>
  /** Possessor, modifiers and of-phrase of a noun, without the noun itself. */
  readonly modifiers: (head: number) => ReadonlyArray<Resolved>
  /** The government or body that “its” stands for, where the entity stage leaves it open. */
  readonly its: (token: number) => ReadonlyArray<Resolved>
  /** The pair of countries that a sentence speaks of (“the two nations”), none when there is none. */
  readonly pairIn: (token: number) => ReadonlyArray<Resolved>
  readonly mentionAt: (token: number) => Mention | null
  /** True for a town, island or building, as opposed to a country. */
  readonly isTown: (party: EventParty) => boolean
  /** A visited place stands for the country that receives the visitor. */
  readonly asHost: (party: EventParty, visitors: ReadonlyArray<Resolved>) => EventParty
  /** Officials and bodies as the country they act for. */
  readonly asState: (party: EventParty) => EventParty
}
