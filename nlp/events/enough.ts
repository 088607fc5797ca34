/** Whether the parties found are enough for a row: whom an act of this type may leave unnamed. */
import { entitiesOf } from "./candidate.ts"
import type { Resolved } from "./parties.ts"

const ENTITY_FREE = new Set(["ASSAULT", "PROTEST"])
const ENTITY_FREE_MODES = new Set(["arrest", "deport", "seize"])

/** Sectors of those who act in public as what they are called: “the army”, “rebels”, “prosecutors”. */
const PUBLIC = new Set(["GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "SPY", "CRM", "LAB"])
/** Groups that speak up, though they are no power. */
const VOCAL = new Set(["NGO", "REL", "EDU", "JRN", "MED", "REF", "BUS"])
const SPOKEN = new Set(["ACCUSE", "REQUEST", "REJECT"])
/** Who saves and feeds people without the text naming anybody. */
const RESCUERS = new Set(["MIL", "COP", "NGO"])
/** Who does these without the text saying to whom: soldiers withdraw, ministers resign, a junta imposes a curfew. */
const ALONE: Readonly<Record<string, ReadonlyArray<string>>> = {
  resign: ["GOV", "LEG", "JUD", "MIL", "COP", "PTY"],
  withdraw: ["MIL", "REB", "UAF", "COP"],
  disarm: ["REB", "UAF"],
  RETREAT: ["REB", "UAF", "MIL"],
  REJECT: ["OPP", "REB", "UAF", "LAB", "GOV", "MIL"],
  MOBILIZE: ["GOV", "MIL"],
  COERCE: ["GOV", "MIL", "COP"],
  REQUEST: ["OPP", "REB", "UAF", "LAB", "CRM"],
  THREATEN: ["OPP", "REB", "UAF", "LAB", "MIL"]
}
const TRIED = new Set(["allege", "convict"])
const OFFICES = new Set(["GOV", "LEG", "OPP", "PTY", "MIL", "JUD", "REB"])
const isPublicPerson = ({ agent }: Resolved): boolean =>
  agent !== null && OFFICES.has(agent.sector) && (agent.kind === "person" || agent.sector === "OPP")
/** Everyday words where nobody is named: any official supports, helps or meets people. */
const NAMED_ONLY = new Set(["SUPPORT", "AID", "COOPERATE"])

/**
 * A noun for people or bodies that stands for one side of the story: plural or definite (“rebels”, “the army”), not a kind of
 * people (“a government”) and not the equipment of one.
 */
const isPublic = ({ agent }: Resolved, type: string): boolean =>
  agent !== null && agent.kind !== "equipment" && (PUBLIC.has(agent.sector) || (SPOKEN.has(type) && VOCAL.has(agent.sector)))

/**
 * True when the parties are enough for a row: an entity somewhere; for violence, arrests and protests a noun for people or bodies;
 * for other acts two sides that act in public (“rebels accused the army”).
 */
export const hasParty = (
  type: string,
  mode: string | null,
  actors: ReadonlyArray<Resolved>,
  recipients: ReadonlyArray<Resolved>
): boolean => {
  if (entitiesOf(actors).size > 0 || entitiesOf(recipients).size > 0) return true
  if (
    (ENTITY_FREE.has(type) || (mode !== null && ENTITY_FREE_MODES.has(mode))) &&
    [...actors, ...recipients].some(
      (resolved) =>
        resolved.agent !== null && resolved.agent.kind !== "equipment" && (resolved.agent.sector !== "CVL" || type === "PROTEST")
    )
  )
    return true
  // “the opposition leader was charged”, “the minister was convicted”: whoever it was by
  if (actors.length === 0) return TRIED.has(mode ?? "") && recipients.length > 0 && recipients.every(isPublicPerson)
  if (type === "AID" && recipients.length > 0 && recipients.every(({ agent }) => agent?.sector === "REF"))
    return actors.every(({ agent }) => agent !== null && RESCUERS.has(agent.sector))
  if (NAMED_ONLY.has(type) || !actors.every((found) => isPublic(found, type))) return false
  if (recipients.length > 0) return recipients.every((found) => found.agent !== null)
  const alone = ALONE[mode ?? type] ?? ALONE[type]
  return actors.length > 1 || (alone !== undefined && actors.every((found) => alone.includes(found.agent!.sector)))
}

/** Soldiers and governments march and strike, but do not protest by it. */
export const isOfficial = (actors: ReadonlyArray<Resolved>): boolean =>
  actors.length > 0 &&
  actors.every((found) =>
    ["MIL", "COP", "GOV"].includes(found.agent?.sector ?? (found.mention?.type === "PERSON" ? found.party.sector : "") ?? "")
  )
