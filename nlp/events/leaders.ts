/** Who leads a country, as far as an article says so: “the leaders of the two countries” are its presidents where it names them. */
import type { LocalEntity } from "../annotations.ts"

const TOP = /(?:^|\s)(?:president|prime minister|premier|chancellor|leader|king|queen|emir|sultan|emperor|ruler)(?:$| of )/iu
const NOT_TOP =
  /\b(?:vice|deputy|assistant|former|ex|late|then|opposition|party|majority|minority|union|rebel|militia|religious|spiritual)\b/iu

/** True for a president, a prime minister and the like, by what the article calls them; those of firms and houses are none. */
export const isLeader = ({ roles, type }: LocalEntity, affiliation: LocalEntity | null): boolean =>
  type === "PERSON" && (affiliation === null || affiliation.type === "GPE") && roles.some(isLeadership)

/** True for the office of a leader. */
export const isLeadership = (role: string): boolean => TOP.test(role) && !NOT_TOP.test(role)

/** Lemmas under which leaders of countries are told of together. */
export const LEADER_WORDS = new Set(["leader", "president", "premier", "chancellor", "monarch"])

const NAMED_AS_LEADERS = /\b(?:leaders|presidents|prime ministers|premiers|monarchs)\b/iu

/** True for words for the leaders of countries (“the top Kenyan and Sudanese leaders”). */
export const sayLeaders = (words: string): boolean => NAMED_AS_LEADERS.test(words)

/**
 * One leader for each country, in order; empty unless every country has exactly one whom the article names. `leaders` are the
 * article's; `homeOf` gives the country that one acts for, null where the article does not say: such a one may lead the only
 * country that is left.
 */
export const leadersOf = (
  countries: ReadonlyArray<number>,
  leaders: ReadonlyArray<number>,
  homeOf: (entity: number) => number | null
): ReadonlyArray<number> => {
  const open = leaders.filter((leader) => homeOf(leader) === null)
  let left = 0
  const found = countries.map((country) => {
    const own = leaders.filter((leader) => homeOf(leader) === country)
    if (own.length === 0) left++
    return own.length === 0 && open.length === 1 ? open[0] : own.length === 1 ? own[0] : -1
  })
  return left > 1 || left === countries.length || found.includes(-1) ? [] : found
}
