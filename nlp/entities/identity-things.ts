/** Places, bodies, works and whatever is no person, across articles: by gazetteer, name, office and short form. */
import type { EntityType } from "../annotations.ts"
import type { Dossier, EntityShape } from "./identity-groups.ts"
import { Profile } from "./identity-persons.ts"
import { foldedName, remembered } from "./name-forms.ts"

/** Types that one string may have in different articles without naming different things. */
const KIND: Readonly<Record<EntityType, string>> = {
  PERSON: "person",
  ORG: "body",
  GPE: "place",
  LOC: "place",
  FAC: "body",
  NORP: "people",
  EVENT: "event",
  WORK: "work",
  OTHER: "other"
}

const isListed = (entity: EntityShape): boolean => entity.ruleId === "entities/gazetteer" || entity.ruleId === "entities/user-gazetteer"

/** Everything but people: by gazetteer, by folded name, by office, then by a short form that exactly one group has. */
export const groupThings = (dossiers: ReadonlyArray<Dossier>): Array<Array<Dossier>> => {
  const groups = new Map<string, Array<Dossier>>()
  for (const dossier of dossiers) {
    const { entity } = dossier
    const key = isListed(entity)
      ? `listed ${entity.type} ${foldedName(entity.name)} ${entity.countryCode ?? ""}`
      : `${KIND[entity.type]} ${foldedName(entity.name)}`
    const filed = groups.get(key)
    if (filed === undefined) groups.set(key, [dossier])
    else filed.push(dossier)
  }
  return joinByAlias(joinOffices([...groups.values()]))
}

/** An acronym or short form alone joins the group of its kind that has it beside its full name, if there is one or a clear favourite. */
const joinByAlias = (groups: ReadonlyArray<Array<Dossier>>): Array<Array<Dossier>> => {
  const keys = groups.map(([{ entity }]) => (isListed(entity) ? null : `${KIND[entity.type]} ${foldedName(entity.name)}`))
  /** The group that goes by a name: who else has it is asked for that group only. */
  const askedBy = new Map<string, number>()
  keys.forEach((key, g) => {
    if (key !== null) askedBy.set(key, g)
  })
  /** For each short form that is asked for, the other groups that have it, with the number of articles in which they do. */
  const owners = new Map<string, Map<number, number>>()
  const own = (key: string, g: number, articles: number): void => {
    if ((askedBy.get(key) ?? g) === g) return
    const known = owners.get(key) ?? new Map<number, number>()
    owners.set(key, known.set(g, (known.get(g) ?? 0) + articles))
  }
  groups.forEach((group, g) => {
    for (const { entity } of group) {
      for (const alias of entity.aliases) {
        const key = `${KIND[entity.type]} ${foldedName(alias)}`
        own(key, g, 1)
      }
    }
    // “Homeland Security” for the department
    const field = officeOfGroup(group)?.field ?? ""
    if (field.includes(" ") || field === "treasury") own(`${KIND.ORG} ${field}`, g, group.length)
  })
  const profiles = new Map<number, Profile>()
  const profileOf = (g: number): Profile => {
    const known = profiles.get(g)
    if (known !== undefined) return known
    const profile = new Profile()
    for (const dossier of groups[g]) profile.add(dossier)
    profiles.set(g, profile)
    return profile
  }
  const target = groups.map((group, g) => {
    const key = keys[g]
    const other = key === null ? null : clearOwner([...(owners.get(key) ?? [])])
    return other === null || profileOf(other).conflicts(group[0]) ? g : other
  })
  const joined = new Map<number, Array<Dossier>>()
  groups.forEach((group, g) => {
    let at = g
    for (let steps = 0; target[at] !== at && steps < 4; steps++) at = target[at]
    file(joined, at, group)
  })
  return [...joined.values()]
}

/** Puts a group with those that are filed under a key; the first one's list is the list of all. */
const file = <Key>(joined: Map<Key, Array<Dossier>>, key: Key, group: Array<Dossier>): void => {
  const filed = joined.get(key)
  if (filed === undefined) joined.set(key, group)
  // One by one: a call takes no hundred thousand arguments.
  else for (const dossier of group) filed.push(dossier)
}

/** The only owner of a short form, or one that has it in three times as many articles as the next. */
const clearOwner = (owners: ReadonlyArray<readonly [group: number, articles: number]>): number | null => {
  const [first, second] = [...owners].sort((a, b) => b[1] - a[1])
  return first !== undefined && (second === undefined || first[1] >= 3 * second[1]) ? first[0] : null
}

/** A department or ministry by what it is for, whichever way round it is named. */
interface Office {
  readonly noun: string
  /** “energy” of “Department of Energy” and of “U.S. Energy Department”. */
  readonly field: string
}

const COUNTRY_BEFORE = /^(?:(?:the )?united states(?: of america)?|us|uk|[a-z]+(?:ese|ian|ish|an|i|ch)) (?=\S)/u

const officeOf = remembered((name: string): Office | null => {
  const plain = name.replace(/ & /gu, " and ")
  const [, before = "", opening, field] = /^(.*?)\b(department|ministry) of (?:the )?(.+)$/u.exec(plain) ?? []
  if (opening !== undefined) return before === "" || COUNTRY_BEFORE.test(before + "x") ? { noun: opening, field } : null
  const [, whole, closing] = /^(.+) (department|ministry)$/u.exec(plain) ?? []
  return closing === undefined ? null : { noun: closing, field: whole }
})

/** The office of a group, by a name or alias that says it; the country in front is no part of it. */
const officeOfGroup = (group: ReadonlyArray<Dossier>): Office | null => {
  for (const { entity } of group) {
    if (entity.type !== "ORG") return null
    for (const name of [entity.name, ...entity.aliases]) {
      const office = officeOf(foldedName(name))
      if (office !== null) return entity.countryCode === null ? office : { ...office, field: office.field.replace(COUNTRY_BEFORE, "") }
    }
  }
  return null
}

const countryOfGroup = (group: ReadonlyArray<Dossier>): string | null =>
  group.find(({ entity }) => entity.countryCode !== null)?.entity.countryCode ?? null

/**
 * “Department of Energy”, “U.S. Energy Department” and “Energy Department” are one. A department without a country is that of the only
 * country that has one in the corpus; a ministry without one is anybody's and joins none.
 */
const joinOffices = (groups: ReadonlyArray<Array<Dossier>>): ReadonlyArray<Array<Dossier>> => {
  const offices = groups.map(officeOfGroup)
  const countries = new Map<string, Set<string>>()
  groups.forEach((group, g) => {
    const office = offices[g]
    const country = countryOfGroup(group)
    if (office === null || country === null) return
    const key = `${office.noun} ${office.field}`
    countries.set(key, (countries.get(key) ?? new Set()).add(country))
  })
  const joined = new Map<number | string, Array<Dossier>>()
  groups.forEach((group, g) => {
    const office = offices[g]
    if (office === null) return file(joined, g, group)
    const key = `${office.noun} ${office.field}`
    const known = [...(countries.get(key) ?? [])]
    const country = countryOfGroup(group) ?? (office.noun === "department" && known.length === 1 ? known[0] : "")
    file(joined, `${key} ${country}`, group)
  })
  return [...joined.values()]
}
