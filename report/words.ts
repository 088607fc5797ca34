/** The codes of the tables in plain words. */
import type { Child } from "./dom.ts"
import { h } from "./dom.ts"

/** What each of PLOVER's types stands for, in order from cooperation to conflict. */
export const EVENT_TYPES: Readonly<Record<string, string>> = {
  AGREE: "promises, offers, agrees or plans to cooperate",
  CONSULT: "meets, visits, phones, negotiates",
  SUPPORT: "praises, endorses, recognises, signs",
  CONCEDE: "gives way in words: apologises, pardons, eases restrictions",
  COOPERATE: "exchanges in deed: trade, joint exercises, shared intelligence",
  AID: "gives money, arms, relief or asylum",
  RETREAT: "gives way in deed: withdraws, releases, ceases fire, resigns",
  REQUEST: "asks, demands, orders, calls on",
  ACCUSE: "criticises, alleges, sues, investigates",
  REJECT: "refuses, vetoes, cancels a meeting",
  THREATEN: "warns of consequences",
  PROTEST: "demonstrates, strikes, boycotts",
  SANCTION: "cuts ties or aid, expels, convicts",
  MOBILIZE: "deploys forces, puts them on alert, holds drills",
  COERCE: "arrests, bans, seizes, censors, deports",
  ASSAULT: "attacks, kills, abducts, shells"
}

export const MODALITIES: Readonly<Record<string, string>> = {
  asserted: "happened", planned: "planned", possible: "possible", hypothetical: "hypothetical", negated: "did not happen", called_off: "called off"
}

export const ENTITY_TYPES: Readonly<Record<string, string>> = {
  PERSON: "person", ORG: "organisation", GPE: "country or town", LOC: "place", FAC: "building", NORP: "people or group", EVENT: "event", WORK: "work", OTHER: "other"
}

/** PLOVER's sectors. */
const SECTORS: Readonly<Record<string, string>> = {
  COP: "police", GOV: "government", JUD: "courts", LEG: "parliament", MIL: "military", PRM: "pro-government militia", PTY: "party", REB: "rebels", SPY: "intelligence",
  UAF: "unidentified armed force", AGR: "farming", BUS: "business", CRM: "crime", CVL: "civilians", EDU: "education", ELI: "former officials", JRN: "press", LAB: "labour",
  MED: "health", REF: "refugees", OPP: "opposition", PRE: "breakaway region", REL: "religion", SOC: "civil society"
}

export const sectorWord = (code: string): string => SECTORS[code] ?? code

export const optionsOf = (words: Readonly<Record<string, string>>): ReadonlyArray<readonly [string, string]> => Object.entries(words)

/** The event types, told on demand. */
export const eventTypes = (): HTMLElement =>
  h("details", {}, h("summary", {}, "What the types of event mean"),
    h("dl.glossary", {}, ...Object.entries(EVENT_TYPES).flatMap(([type, meaning]): ReadonlyArray<Child> => [h("dt", {}, type), h("dd", {}, meaning)])),
    h("p", {}, "The types are those of ", h("abbr", { title: "Political Language Ontology for Verifiable Event Records" }, "PLOVER"), ", from cooperation to conflict. Whether an act happened is told apart from what kind of act it is."))
