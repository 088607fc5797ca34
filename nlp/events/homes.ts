/** For whom parties act: the countries that reports of the same event have in common when their people differ. */

import type { LocalEntity } from "../annotations.ts"

/** A country, as opposed to a town (which comes with coordinates) or a part of a country (which is no government of the world). */
export const isCountry = ({ countryCode, latitude, sector, type }: LocalEntity): boolean =>
  type === "GPE" && latitude === null && countryCode !== null && sector === "GOV"

/** What is asked of a party. `affiliation` is the number of another. */
export interface HomeFacts {
  readonly isCountry: boolean
  readonly countryCode: string | null
  readonly affiliation: number | null
}

const MAX_AFFILIATIONS = 4

/** The country that a party acts for: itself, else that of its code, else that of the body or country it belongs to; null when none is known. */
export const createHomes = (parties: number, factsOf: (party: number) => HomeFacts): ((party: number) => number | null) => {
  const countries = new Map<string, number>()
  for (let party = 0; party < parties; party++) {
    const { countryCode, isCountry } = factsOf(party)
    if (isCountry && countryCode !== null && !countries.has(countryCode)) countries.set(countryCode, party)
  }
  return (party) => {
    let at: number | null = party
    for (let steps = 0; steps < MAX_AFFILIATIONS && at !== null; steps++) {
      const { affiliation, countryCode, isCountry }: HomeFacts = factsOf(at)
      if (isCountry) return at
      const own: number | undefined = countryCode === null ? undefined : countries.get(countryCode)
      if (own !== undefined) return own
      at = affiliation
    }
    return null
  }
}
