/**
 * People across articles: full names that agree are one person unless pronouns, or country and office, say otherwise;
 * a surname alone is the one person of that surname whom other articles call so.
 */
import type { Dossier, EntityShape } from "./identity-groups.ts"
import { differInGeneration, generationOf, isSamePerson, personParts, remembered } from "./name-forms.ts"
import { isShortFormOf, type Nicknames } from "./nicknames.ts"

/** Consonant skeleton that transliterations share: Zelensky, Zelenskyy and Zelenskiy; Gaddafi and Qaddafi. */
export const transliterationKey = remembered((part: string): string =>
  part
    .replace(/[-' ]/gu, "")
    .replace(/ph/gu, "f")
    .replace(/^q|^gh|^kh/gu, "g")
    .replace(/[ckq]h?/gu, "k")
    .replace(/w/gu, "v")
    .replace(/ou|oo/gu, "u")
    .replace(/(?:iy|yy|ij|ii|ey|y|i|j)$/gu, "i")
    .replace(/[yj]/gu, "i")
    .replace(/(.)\1+/gu, "$1")
)

/** Head nouns of roles, to see whether two descriptions may be of one person. */
const roleHeads = (entity: EntityShape): ReadonlySet<string> =>
  new Set(entity.roles.map((role) => (/(?<!\S)(\S+) (?:of|for|to) /u.exec(role) ?? /(?<!\S)(\S+)$/u.exec(role))?.[1].toLowerCase() ?? ""))

/** Of most things nothing is known: they share this set. */
const NONE = new Set<string>()

/** The set with one more. */
const withOne = (set: Set<string>, value: string): Set<string> => (set === NONE ? new Set([value]) : set.add(value))

/** What is known of one thing so far: its size does not grow with the number of its articles. */
export class Profile {
  #pronouns = NONE
  #countries = NONE
  #heads = NONE

  add({ entity, country }: Dossier): void {
    for (const pronoun of entity.pronouns) this.#pronouns = withOne(this.#pronouns, pronoun)
    if (entity.roles.length === 0) return
    if (country !== null) this.#countries = withOne(this.#countries, country)
    for (const head of roleHeads(entity)) this.#heads = withOne(this.#heads, head)
  }

  /** Whether a local entity has an office of this one's. */
  sharesOffice({ entity }: Dossier): boolean {
    return [...roleHeads(entity)].some((head) => this.#heads.has(head))
  }

  /** Whether a local entity cannot be this one: he and she; another country and no office in common. */
  conflicts(dossier: Dossier): boolean {
    return this.#differsInPronoun(dossier) || this.#differsInCountry(dossier)
  }

  /** The same for bearers of one full name: where the office is one too, a pronoun is sooner misread than the name shared. */
  conflictsInFull(dossier: Dossier): boolean {
    return (this.#differsInPronoun(dossier) && !this.sharesOffice(dossier)) || this.#differsInCountry(dossier)
  }

  #differsInPronoun({ entity }: Dossier): boolean {
    const [pronoun] = entity.pronouns
    const isGendered = entity.pronouns.length === 1 && (pronoun === "he" || pronoun === "she")
    const opposite = pronoun === "he" ? "she" : "he"
    return isGendered && this.#pronouns.has(opposite) && !this.#pronouns.has(pronoun)
  }

  #differsInCountry(dossier: Dossier): boolean {
    const { entity, country } = dossier
    if (country === null || entity.roles.length === 0 || this.#countries.size === 0 || this.#countries.has(country)) return false
    return !this.sharesOffice(dossier)
  }
}

/** A full name of somebody, with its parts. */
interface FullName {
  readonly name: string
  readonly parts: ReadonlyArray<string>
}

interface Person {
  readonly names: Array<FullName>
  readonly members: Array<Dossier>
  readonly profile: Profile
}

interface Bearer extends FullName {
  readonly dossier: Dossier
}

/** Groups the people of all articles. */
export const groupPersons = (dossiers: ReadonlyArray<Dossier>, nicknames: Nicknames): Array<Array<Dossier>> => {
  const full: Array<Bearer> = []
  const short: Array<{ readonly part: string; readonly dossier: Dossier }> = []
  for (const dossier of dossiers) {
    const { name } = dossier.entity
    const parts = personParts(name)
    if (parts.length > 1) full.push({ name, parts, dossier })
    else short.push({ part: parts[0], dossier })
  }
  const people = groupFullNames(full, nicknames)
  const alone = joinShortNames(short, people)
  return [...people.map((person) => person.members), ...alone]
}

const groupFullNames = (full: ReadonlyArray<Bearer>, nicknames: Nicknames): Array<Person> => {
  const families = Map.groupBy(full, ({ parts }) => transliterationKey(parts[parts.length - 1]))
  return [...families.keys()].sort().flatMap((surname) => {
    const blockOf = firstNameBlocks(families.get(surname)!, nicknames)
    const blocks = Map.groupBy(families.get(surname)!, blockOf)
    return [...blocks.keys()].sort().flatMap((key) => groupBlock(blocks.get(key)!, nicknames))
  })
}

/**
 * What first names of one surname are filed under: their first letter, and the letters of the forms that some of them are short
 * for (“Bill” with William), so that names are compared inside a key only.
 */
const firstNameBlocks = (bearers: ReadonlyArray<Bearer>, nicknames: Nicknames): ((bearer: Bearer) => string) => {
  const letterOf = ({ parts }: FullName): string => transliterationKey(parts[0])[0] ?? ""
  const joined = new Map<string, string>()
  const rootOf = (letter: string): string => {
    const up = joined.get(letter)
    return up === undefined ? letter : rootOf(up)
  }
  const firsts = new Map(bearers.map((bearer) => [bearer.parts[0], letterOf(bearer)] as const))
  for (const [name, letter] of firsts) {
    for (const short of nicknames.get(name) ?? []) {
      const other = firsts.get(short)
      if (other === undefined || rootOf(other) === rootOf(letter)) continue
      const [low, high] = [rootOf(other), rootOf(letter)].sort()
      joined.set(high, low)
    }
  }
  return (bearer) => rootOf(letterOf(bearer))
}

const agree = (a: FullName, b: FullName, nicknames: Nicknames): boolean =>
  !differInGeneration(a.name, b.name) &&
  isSamePerson(firstAlike(a.parts, b.parts, nicknames).map(transliterationKey), b.parts.map(transliterationKey))

/** The first name written as the other has it, where one is a short form of the other: transliteration would hide that. */
const firstAlike = (parts: ReadonlyArray<string>, other: ReadonlyArray<string>, nicknames: Nicknames): ReadonlyArray<string> =>
  isShortFormOf(parts[0], other[0], nicknames) ? [other[0], ...parts.slice(1)] : parts

/** Inside one key: the most frequent name first, so that “George Oduya” joins whom most articles call so. */
const groupBlock = (items: ReadonlyArray<Bearer>, nicknames: Nicknames): Array<Person> => {
  const keyOf = ({ name, parts }: FullName): string => `${parts.join(" ")} ${generationOf(name)}`
  const byName = Map.groupBy(items, keyOf)
  const ordered = [...byName].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  const people: Array<Person> = []
  for (const [key, bearers] of ordered) {
    // Whom the name fits is the same for all of its bearers, but for those whom they add.
    const alike = people.filter(({ names }) => names.every((other) => agree(other, bearers[0], nicknames)))
    for (const { name, parts, dossier } of bearers) {
      const person = alike.find(({ profile }) => !profile.conflictsInFull(dossier))
      if (person === undefined) {
        const profile = new Profile()
        profile.add(dossier)
        const added = { names: [{ name, parts }], members: [dossier], profile }
        people.push(added)
        alike.push(added)
      } else {
        person.members.push(dossier)
        person.profile.add(dossier)
        if (!person.names.some((other) => keyOf(other) === key)) person.names.push({ name, parts })
      }
    }
  }
  return people
}

/** Who goes by a single name, and in how many articles. */
interface Called {
  readonly person: Person
  /** Articles that call the person by this name alone beside the full name. */
  calls: number
}

/**
 * A surname (or other single name) alone: the one person so named, or a clear favourite; among several, whoever has the office
 * that the article gives. Those whom nobody explains are one where nothing speaks against it.
 */
const joinShortNames = (
  short: ReadonlyArray<{ readonly part: string; readonly dossier: Dossier }>,
  people: ReadonlyArray<Person>
): Array<Array<Dossier>> => {
  const wanted = new Set(short.map(({ part }) => part))
  const byName = new Map<string, Map<Person, Called>>()
  const file = (part: string, person: Person, calls: number): void => {
    if (!wanted.has(part)) return
    const filed = byName.get(part) ?? new Map<Person, Called>()
    byName.set(part, filed)
    const known = filed.get(person) ?? { person, calls: 0 }
    filed.set(person, known)
    known.calls += calls
  }
  const sizes = new Map(people.map((person) => [person, person.members.length] as const))
  for (const person of people) {
    for (const { parts } of person.names) file(parts[parts.length - 1], person, 0)
    for (const { entity } of person.members)
      for (const part of new Set(entity.aliases.map(personParts).flatMap((parts) => (parts.length === 1 ? parts : []))))
        file(part, person, 1)
  }
  const alone = new Map<string, Array<Dossier>>()
  const joins: Array<readonly [Person, Dossier]> = []
  for (const { part, dossier } of short) {
    const fitting = [...(byName.get(part)?.values() ?? [])].filter(({ person }) => !person.profile.conflicts(dossier))
    const inOffice = fitting.filter(({ person }) => person.profile.sharesOffice(dossier))
    const favourite = clearFavourite(inOffice.length > 0 ? inOffice : fitting, sizes)
    if (favourite !== null) joins.push([favourite, dossier])
    else (alone.get(part) ?? alone.set(part, []).get(part)!).push(dossier)
  }
  for (const [person, dossier] of joins) person.members.push(dossier)
  return [...alone.keys()].sort().flatMap((part) => groupAlone(alone.get(part)!))
}

/** The only one, or one with three times as many articles as the next; being called so counts three times as much. */
const clearFavourite = (called: ReadonlyArray<Called>, sizes: ReadonlyMap<Person, number>): Person | null => {
  if (called.length === 0) return null
  const weightOf = ({ calls, person }: Called): number => sizes.get(person)! + 2 * calls
  const [first, second] = [...called].sort((a, b) => weightOf(b) - weightOf(a))
  return second === undefined || weightOf(first) >= 3 * weightOf(second) ? first.person : null
}

interface Namesake {
  readonly members: Array<Dossier>
  readonly profile: Profile
}

/**
 * Bearers of one single name whom no full name explains: those with a pronoun first, then whoever fits one group or, by the office, one
 * of several; what fits several is a group of its own.
 */
const groupAlone = (dossiers: ReadonlyArray<Dossier>): Array<Array<Dossier>> => {
  const certainty = ({ entity }: Dossier): number => (entity.pronouns.length === 1 ? 0 : 1)
  const groups: Array<Namesake> = []
  const rest: Array<Namesake> = []
  for (const dossier of [...dossiers].sort((a, b) => certainty(a) - certainty(b) || a.place - b.place)) {
    const fitting = groups.filter(({ profile }) => !profile.conflicts(dossier))
    const inOffice = fitting.filter(({ profile }) => profile.sharesOffice(dossier))
    const [chosen, other] = inOffice.length > 0 ? inOffice : fitting
    if (chosen === undefined) addTo(groups, undefined, dossier)
    else if (other === undefined) addTo(groups, chosen, dossier)
    else
      addTo(
        rest,
        rest.find(({ profile }) => !profile.conflicts(dossier)),
        dossier
      )
  }
  return [...groups, ...rest].map(({ members }) => members)
}

const addTo = (groups: Array<Namesake>, group: Namesake | undefined, dossier: Dossier): void => {
  const chosen = group ?? { members: [], profile: new Profile() }
  if (group === undefined) groups.push(chosen)
  chosen.members.push(dossier)
  chosen.profile.add(dossier)
}
