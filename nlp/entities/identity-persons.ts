/**
 * People across articles: full names that agree are one person unless pronouns, or country and office, say otherwise;
 * a surname alone is the one person of that surname whom other articles call so.
 */
import type { LocalEntity } from "../annotations.ts"
import type { Dossier } from "./identity-groups.ts"
import { isSamePerson, personParts, remembered } from "./name-forms.ts"

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
const roleHeads = (entity: LocalEntity): ReadonlySet<string> =>
  new Set(entity.roles.map((role) => (/(\S+) (?:of|for|to) /u.exec(role) ?? /(\S+)$/u.exec(role))?.[1].toLowerCase() ?? ""))

/** What is known of one thing so far: its size does not grow with the number of its articles. */
export class Profile {
  readonly #pronouns = new Set<string>()
  readonly #countries = new Set<string>()
  readonly #heads = new Set<string>()

  add({ entity, country }: Dossier): void {
    for (const pronoun of entity.pronouns) this.#pronouns.add(pronoun)
    if (entity.roles.length === 0) return
    if (country !== null) this.#countries.add(country)
    for (const head of roleHeads(entity)) this.#heads.add(head)
  }

  /** Whether a local entity cannot be this one: he and she; another country and no office in common. */
  conflicts({ entity, country }: Dossier): boolean {
    const [pronoun] = entity.pronouns
    const isGendered = entity.pronouns.length === 1 && (pronoun === "he" || pronoun === "she")
    const opposite = pronoun === "he" ? "she" : "he"
    if (isGendered && this.#pronouns.has(opposite) && !this.#pronouns.has(pronoun)) return true
    if (country === null || entity.roles.length === 0 || this.#countries.size === 0 || this.#countries.has(country)) return false
    return ![...roleHeads(entity)].some((head) => this.#heads.has(head))
  }
}

interface Person {
  readonly names: Array<ReadonlyArray<string>>
  readonly members: Array<Dossier>
  readonly profile: Profile
}

/** Groups the people of all articles. */
export const groupPersons = (dossiers: ReadonlyArray<Dossier>): Array<Array<Dossier>> => {
  const full: Array<{ readonly parts: ReadonlyArray<string>; readonly dossier: Dossier }> = []
  const short: Array<{ readonly part: string; readonly dossier: Dossier }> = []
  for (const dossier of dossiers) {
    const parts = personParts(dossier.entity.name)
    if (parts.length > 1) full.push({ parts, dossier })
    else short.push({ part: parts[0], dossier })
  }
  const people = groupFullNames(full)
  const alone = joinShortNames(short, people)
  return [...people.map((person) => person.members), ...alone]
}

const groupFullNames = (full: ReadonlyArray<{ readonly parts: ReadonlyArray<string>; readonly dossier: Dossier }>): Array<Person> => {
  const blocks = new Map<string, Array<{ readonly parts: ReadonlyArray<string>; readonly dossier: Dossier }>>()
  for (const item of full) {
    const key = surnameKey(item.parts)
    const filed = blocks.get(key)
    if (filed === undefined) blocks.set(key, [item])
    else filed.push(item)
  }
  return [...blocks.keys()].sort().flatMap((key) => groupBlock(blocks.get(key)!))
}

/** What names of one person share: the surname's skeleton and the first letter of the first name. */
const surnameKey = (parts: ReadonlyArray<string>): string =>
  `${transliterationKey(parts[parts.length - 1])} ${transliterationKey(parts[0])[0]}`

const agree = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  isSamePerson(a.map(transliterationKey), b.map(transliterationKey))

/** Inside one key: the most frequent name first, so that “George Oduya” joins whom most articles call so. */
const groupBlock = (items: ReadonlyArray<{ readonly parts: ReadonlyArray<string>; readonly dossier: Dossier }>): Array<Person> => {
  const byName = new Map<string, Array<{ readonly parts: ReadonlyArray<string>; readonly dossier: Dossier }>>()
  for (const item of items) (byName.get(item.parts.join(" ")) ?? byName.set(item.parts.join(" "), []).get(item.parts.join(" "))!).push(item)
  const ordered = [...byName].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  const people: Array<Person> = []
  for (const [, bearers] of ordered) {
    for (const { parts, dossier } of bearers) {
      const person = people.find((known) => known.names.every((name) => agree(name, parts)) && !known.profile.conflicts(dossier))
      if (person === undefined) {
        const profile = new Profile()
        profile.add(dossier)
        people.push({ names: [parts], members: [dossier], profile })
      } else {
        person.members.push(dossier)
        person.profile.add(dossier)
        if (!person.names.some((name) => name.join(" ") === parts.join(" "))) person.names.push(parts)
      }
    }
  }
  return people
}

/** A surname (or other single name) alone: whom other articles call so, if there is one such person or a clear favourite. */
const joinShortNames = (
  short: ReadonlyArray<{ readonly part: string; readonly dossier: Dossier }>,
  people: ReadonlyArray<Person>
): Array<Array<Dossier>> => {
  const called = new Map<string, Set<Person>>()
  const surnamed = new Map<string, Set<Person>>()
  const file = (map: Map<string, Set<Person>>, key: string, person: Person): void => {
    ;(map.get(key) ?? map.set(key, new Set()).get(key)!).add(person)
  }
  const sizes = new Map<Person, number>()
  for (const person of people) {
    sizes.set(person, person.members.length)
    for (const { entity } of person.members)
      for (const alias of entity.aliases) if (personParts(alias).length === 1) file(called, personParts(alias)[0], person)
    for (const parts of person.names) file(surnamed, parts[parts.length - 1], person)
  }
  const alone = new Map<string, Array<Dossier>>()
  const joins: Array<[Person, Dossier]> = []
  for (const { part, dossier } of short) {
    const fitting = [...(called.get(part) ?? surnamed.get(part) ?? [])].filter((person) => !person.profile.conflicts(dossier))
    const favourite = clearFavourite(fitting, sizes)
    if (favourite !== null) joins.push([favourite, dossier])
    else
      (
        alone.get(`${part} ${dossier.entity.pronouns.join()}`) ??
        alone.set(`${part} ${dossier.entity.pronouns.join()}`, []).get(`${part} ${dossier.entity.pronouns.join()}`)!
      ).push(dossier)
  }
  for (const [person, dossier] of joins) person.members.push(dossier)
  return [...alone.keys()].sort().map((key) => alone.get(key)!)
}

/** The only one, or one with three times as many articles as the next. */
const clearFavourite = (people: ReadonlyArray<Person>, sizes: ReadonlyMap<Person, number>): Person | null => {
  if (people.length === 0) return null
  const sorted = [...people].sort((a, b) => sizes.get(b)! - sizes.get(a)!)
  return sorted.length === 1 || sizes.get(sorted[0])! >= 3 * sizes.get(sorted[1])! ? sorted[0] : null
}
