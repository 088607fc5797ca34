/** People of one article: full names that agree, and whom a surname or first name alone means. */
import type { EntityLexicon } from "./lexicon.ts"
import type { Clustering } from "./local.ts"
import { generationOf, isSamePerson, personParts, typoDistance } from "./name-forms.ts"
import type { NameMention } from "./names.ts"
import type { Nicknames } from "./nicknames.ts"

interface Bearer {
  readonly cluster: number
  readonly parts: ReadonlyArray<string>
  /** Indices of the names that this bearer's full name has, ascending. */
  readonly at: Array<number>
  /** Index of the last name that is its surname alone, -1 before there is one. */
  shortAt: number
  pronoun: string
  generation: string
  /** Lower-case offices that stand before its names: “vice president”. */
  readonly offices: Set<string>
  /** Brought in as somebody's wife or son: the family's offices are another's. Few are asked. */
  readonly isRelative: () => boolean
}

/** The office right before a name, lower-case; empty for none and for “Mr.”. */
const officeBefore = (text: string, { titleInfo }: NameMention): string =>
  titleInfo === null || titleInfo.isHonorific ? "" : text.slice(titleInfo.span.start, titleInfo.span.end).toLowerCase()

const CONSORT = /^(?:first|second) (?:lady|gentleman|partner)$/u

/** “his son Tom Berg”, “First Lady Ida Berg”: known by somebody of the same surname. */
const isRelative = (text: string, name: NameMention, lexicon: EntityLexicon): boolean => {
  if (CONSORT.test(officeBefore(text, name))) return true
  const before = /(?<!\p{L})(\p{L}+),? $/u.exec(text.slice(Math.max(0, name.start - 20), name.start))?.[1].toLowerCase() ?? ""
  return lexicon.roles.get(before)?.kind === "kin"
}

/** “her son, Paul Berg” is no “Ms. Berg”: the pronoun of the noun for a relative before a name, empty for others. */
const pronounOfKin = (text: string, name: NameMention, lexicon: EntityLexicon): string => {
  const role = lexicon.roles.get(wordBefore(text, name.start))
  return role?.kind === "kin" && !role.isPlural ? role.pronoun : ""
}

const OPENS_SURNAME = /^(?:le|la|van|el|al|st|ben|bin|abu|ter|ten)$/u

/** Groups the names of people. */
export const clusterPersons = (text: string, names: ReadonlyArray<NameMention>, grouping: Clustering, lexicon: EntityLexicon): void => {
  const bearers: Array<Bearer> = []
  const bySurname = new Map<string, Array<Bearer>>()
  const short: Array<number> = []
  // “Le Goff” after “Yann Le Goff” is no Mr. Goff whose first name is Le
  const surnames = new Set<string>()
  names.forEach(({ type }, i) => {
    const last = type === "PERSON" ? (personParts(grouping.surfaces[i]).at(-1) ?? "") : ""
    if (last.includes(" ")) surnames.add(last)
  })
  names.forEach((name, i) => {
    if (name.type !== "PERSON") return
    const words = grouping.surfaces[i]
    const parts = personParts(words)
    const isSurname = parts.length === 2 && OPENS_SURNAME.test(parts[0]) && surnames.has(parts.join(" "))
    if (parts.length < 2 || isSurname) {
      if (grouping.clusterOf[i] < 0) short.push(i)
      return
    }
    const pronoun = name.titleInfo?.pronoun || pronounOfKin(text, name, lexicon)
    const generation = generationOf(words)
    const agrees = (a: string, b: string): boolean => a === "" || b === "" || a === b
    const known = (bySurname.get(parts[parts.length - 1]) ?? []).find(
      (bearer) =>
        bearer.parts.length > 1 &&
        isSamePerson(bearer.parts, parts, lexicon.nicknames) &&
        agrees(bearer.pronoun, pronoun) &&
        agrees(bearer.generation, generation)
    )
    const bearer = known ?? {
      cluster:
        grouping.clusterOf[i] >= 0
          ? grouping.clusterOf[i]
          : grouping.open(`person:${parts.join(" ")} ${generation}`, "PERSON", null, words, "entities/full-name"),
      parts,
      at: [],
      shortAt: -1,
      pronoun: "",
      generation: "",
      offices: new Set<string>(),
      isRelative: () => isRelative(text, name, lexicon)
    }
    if (known === undefined) bearers.push(bearer)
    bearer.at.push(i)
    if (pronoun !== "") bearer.pronoun = pronoun
    if (generation !== "") bearer.generation = generation
    const office = officeBefore(text, name)
    if (office !== "") bearer.offices.add(office)
    const surname = parts[parts.length - 1]
    file(bySurname, surname, bearer)
    // “Ida de Berg” may go by “Berg”
    if (surname.includes(" ")) file(bySurname, surname.slice(surname.lastIndexOf(" ") + 1), bearer)
    if (grouping.clusterOf[i] < 0) grouping.assign(i, bearer.cluster)
  })
  const byFirst = Map.groupBy(bearers, (bearer) => bearer.parts[0])
  const byInitial = Map.groupBy(bearers, (bearer) => bearer.parts[bearer.parts.length - 1][0])
  const bearersOf: Bearers = { bySurname, byFirst, byInitial, all: bearers, families: new Map(), alone: new Map() }
  for (const i of short) clusterShortName(text, names, i, bearersOf, grouping, lexicon)
}

const file = (map: Map<string, Array<Bearer>>, part: string, bearer: Bearer): void => {
  const filed = map.get(part)
  if (filed === undefined) map.set(part, [bearer])
  else if (!filed.includes(bearer)) filed.push(bearer)
}

interface Bearers {
  readonly bySurname: Map<string, Array<Bearer>>
  readonly byFirst: ReadonlyMap<string, ReadonlyArray<Bearer>>
  /** By the first letter of the surname. */
  readonly byInitial: ReadonlyMap<string, ReadonlyArray<Bearer>>
  readonly all: ReadonlyArray<Bearer>
  /** Relatives of whom the text has one name only, by the surname of who they belong to: “Her husband, Tom,” after “Ida Berg”. */
  readonly families: Map<string, { readonly cluster: number; readonly pronoun: string }>
  /** Those of whom the text has one name only, by it: “his son Tom” and “Tom” are one. */
  readonly alone: Map<string, { readonly cluster: number; readonly pronoun: string }>
}

/** The lower-case word before a name and the comma that may stand between, empty where no space does. */
const wordBefore = (text: string, start: number): string => {
  if (text[start - 1] !== " ") return ""
  const end = text[start - 2] === "," ? start - 2 : start - 1
  return end < 1 ? "" : text.slice(text.lastIndexOf(" ", end - 1) + 1, end).toLowerCase()
}

const KINSMAN = /(?<!\p{L})(?<owner>his|her) (?:\p{Ll}+ )?(?<kin>\p{Ll}{3,12}),? $/iu

/** “Her husband, Tom,” after “Ida Berg”: “Mr Berg” is Tom from here on, and she is no “Mr”. */
const noteFamily = (text: string, name: NameMention, i: number, cluster: number, known: Bearers, lexicon: EntityLexicon): void => {
  if (lexicon.roles.get(wordBefore(text, name.start))?.kind !== "kin") return
  const { kin, owner } = KINSMAN.exec(text.slice(Math.max(0, name.start - 32), name.start))?.groups ?? {}
  const role = kin === undefined ? undefined : lexicon.roles.get(kin.toLowerCase())
  if (owner === undefined || role?.kind !== "kin" || role.isPlural || role.pronoun === "") return
  const pronoun = owner.toLowerCase() === "her" ? "she" : "he"
  let bearer: Bearer | null = null
  let latest = -1
  for (const one of known.all) {
    const at = lastBefore(one.at, i)
    if (at > latest && (one.pronoun === "" || one.pronoun === pronoun)) [bearer, latest] = [one, at]
  }
  if (bearer === null) return
  bearer.pronoun = pronoun
  if (role.pronoun !== pronoun) known.families.set(bearer.parts[bearer.parts.length - 1], { cluster, pronoun: role.pronoun })
}

/** “known as Gwen”: the only one whose given name this is short for. */
const shortFormOf = (part: string, { byFirst }: Bearers, { nicknames }: EntityLexicon): ReadonlyArray<Bearer> => {
  let long: ReadonlyArray<Bearer> = []
  for (const [first, bearers] of byFirst) {
    if (!isShortFor(part, first, nicknames)) continue
    if (long.length > 0 || bearers.length > 1) return []
    long = bearers
  }
  return long
}

/** “Gwen” of Gwendolyn; “Jen” of Jenny: both short for one name. */
const isShortFor = (part: string, first: string, nicknames: Nicknames): boolean => {
  if (nicknames.get(first)?.has(part) === true) return true
  if (!first.startsWith(part)) return false
  for (const short of nicknames.values()) if (short.has(first) && short.has(part)) return true
  return false
}

/** A surname or first name alone: the bearer named last before it, else the first one after it. */
const clusterShortName = (
  text: string,
  names: ReadonlyArray<NameMention>,
  i: number,
  known: Bearers,
  grouping: Clustering,
  lexicon: EntityLexicon
): void => {
  const name = names[i]
  const words = grouping.surfaces[i]
  const part = personParts(words).join(" ")
  const pronoun = name.titleInfo?.pronoun ?? ""
  const office = officeBefore(text, name)
  const fits = (bearer: Bearer): boolean =>
    (pronoun === "" || bearer.pronoun === "" || bearer.pronoun === pronoun) &&
    (office === "" || !bearer.isRelative() || bearer.offices.has(office))
  const fitting = (list: ReadonlyArray<Bearer> | undefined): ReadonlyArray<Bearer> | null => {
    const found = list?.filter(fits) ?? []
    return found.length > 0 ? found : null
  }
  const bearers =
    fitting(known.bySurname.get(part)) ??
    fitting(known.byFirst.get(part)) ??
    (/\band $/u.test(text.slice(Math.max(0, name.start - 5), name.start)) ? null : fitting(shortFormOf(part, known, lexicon))) ??
    misspelt(part, (known.byInitial.get(part[0]) ?? []).filter(fits))
  // “Prime Minister Berg and Mrs. Berg”: two
  const partner = i > 0 && pronoun !== "" && names[i - 1].titleInfo !== null ? i - 1 : -1
  const isCouple =
    partner >= 0 &&
    personParts(grouping.surfaces[partner]).at(-1) === part &&
    name.title !== null &&
    text.slice(names[partner].end, name.title.start) === " and " &&
    names[partner].titleInfo?.pronoun !== pronoun
  if (isCouple && !known.families.has(part)) {
    const cluster = grouping.open(`person:${part} ${pronoun} of`, "PERSON", null, words, "entities/short-name")
    known.families.set(part, { cluster, pronoun })
    grouping.assign(i, cluster)
    return
  }
  if (bearers.length === 0) {
    const relative = known.families.get(part)
    if (relative !== undefined && relative.pronoun === pronoun) {
      grouping.assign(i, relative.cluster)
      return
    }
    const other = known.alone.get(part)
    const isSame = other !== undefined && (other.pronoun === "" || pronoun === "" || other.pronoun === pronoun)
    const cluster = isSame ? other.cluster : grouping.open(`person:${part}${pronoun}`, "PERSON", null, words, "entities/short-name")
    known.alone.set(part, { cluster, pronoun: pronoun === "" && isSame ? other.pronoun : pronoun })
    grouping.assign(i, cluster)
    noteFamily(text, name, i, cluster, known, lexicon)
    // “President Berg” beside “First Lady Ida Berg”: from here on “Berg” alone may be either
    if (office !== "" && known.bySurname.has(part))
      file(known.bySurname, part, {
        cluster,
        parts: [part],
        at: [],
        shortAt: i,
        pronoun,
        generation: "",
        offices: new Set([office]),
        isRelative: () => false
      })
    return
  }
  const inOffice = office === "" ? [] : bearers.filter((bearer) => bearer.offices.has(office))
  const meant = inOffice.length > 0 ? inOffice : bearers
  const bearer = meant.length === 1 ? meant[0] : meantBearer(meant, i, text, names)
  if (pronoun !== "" && bearer.pronoun === "") bearer.pronoun = pronoun
  // “Judith” does not make “Berg” hers
  if (bearer.parts.length < 2 || bearer.parts[0] !== part) bearer.shortAt = i
  grouping.assign(i, bearer.cluster)
}

/**
 * Whom the text already calls by the surname alone, the last one first; else whose full name came last before it. Two paragraphs on, the
 * surname is that of whom the article is about: the one named first.
 */
const meantBearer = (bearers: ReadonlyArray<Bearer>, i: number, text: string, names: ReadonlyArray<NameMention>): Bearer => {
  const established = bearers.filter((bearer) => bearer.shortAt >= 0)
  if (established.length > 0) return established.reduce((best, bearer) => (bearer.shortAt > best.shortAt ? bearer : best))
  const latest = bearers.reduce((best, bearer) => (lastBefore(bearer.at, i) > lastBefore(best.at, i) ? bearer : best))
  const at = lastBefore(latest.at, i)
  if (at < 0 || text.slice(names[at].end, names[i].start).split(/\n+/u).length < FAR) return latest
  return bearers.reduce((best, bearer) => (bearer.at.length > 0 && bearer.at[0] < best.at[0] ? bearer : best), latest)
}
/** Paragraphs, with its own, that a surname is from a full name when it is no longer the last one's. */
const FAR = 3

const lastBefore = (at: ReadonlyArray<number>, i: number): number => at.findLast((k) => k < i) ?? -1

/** A surname that is one slip of the pen from exactly one full name's. A longer name (“Harrison” for “Harris”) is no slip. */
const misspelt = (part: string, bearers: ReadonlyArray<Bearer>): ReadonlyArray<Bearer> => {
  if (part.length < 5 || bearers.length === 0) return []
  const near = bearers.filter((bearer) => {
    const surname = bearer.parts[bearer.parts.length - 1]
    const isExtended = Math.abs(part.length - surname.length) === 2 && (part.startsWith(surname) || surname.startsWith(part))
    return !isExtended && typoDistance(part, surname) <= (part.length >= 8 ? 2 : 1)
  })
  return near.length === 1 ? near : []
}
