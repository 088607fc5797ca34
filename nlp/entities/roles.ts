/**
 * What the article says of people's offices: from titles (“Foreign Minister Qin Gang”), appositions (“Wang Yi, China’s
 * top diplomat”) and copulas (“Blinken is the first US secretary of state to …”). Used to describe entities and to find
 * whom a later description means.
 */
import type { Doc } from "../engine/doc.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { Mention } from "../annotations.ts"
import type { Cluster, NameClusters } from "./local.ts"
import { type Learnt, nothingLearnt } from "./describe.ts"
import { normalName } from "./name-forms.ts"
import type { NameMention } from "./names.ts"
import type { NameIndex, Nominal } from "./nominals.ts"

/** One office or description of a person. */
export interface Role {
  /** Lower-case text without determiner: “us secretary of state”. */
  readonly text: string
  /** Lower-case head noun: “secretary”. */
  readonly head: string
  /** Alpha-3 codes of the countries named in it. */
  readonly countries: ReadonlySet<string>
}

export interface RoleBook {
  readonly roles: ReadonlyArray<ReadonlyArray<Role>>
  readonly learnt: ReadonlyArray<Learnt>
  /** Countries of each cluster's roles together. */
  readonly countries: ReadonlyArray<ReadonlySet<string>>
  /** Clusters by the head nouns of their roles. */
  readonly byHead: ReadonlyMap<string, ReadonlySet<number>>
}

const DETERMINER = /^(?:the|a|an|his|her|their|its|whose|this|that|my|our|your|then-?|former|current|now|also|once)\s+/iu

const NO_COUNTRIES: ReadonlySet<string> = new Set()

/** Codes of the countries among names. */
const countriesOf = (names: ReadonlyArray<NameMention>, indices: ReadonlyArray<number>): ReadonlySet<string> => {
  if (indices.length === 0) return NO_COUNTRIES
  const found = new Set<string>()
  for (const k of indices) {
    const [entry] = names[k].entries
    if (entry?.countryCode != null && /^[A-Z]{3}$/u.test(entry.countryCode) && entry.entityType === "GPE") found.add(entry.countryCode)
  }
  return found
}

/** The role that a nominal expresses. */
export const roleOf = (doc: Doc, nominal: Nominal, names: ReadonlyArray<NameMention>): Role => {
  const text = doc.text.slice(doc.start(nominal.first), doc.end(nominal.last - 1))
  return {
    text: normalName(text.replace(DETERMINER, "")),
    head: doc.lower(nominal.head),
    countries: countriesOf(
      names,
      nominal.names.filter((k) => !isBirthplace(doc, names[k]))
    )
  }
}

/** “the Afghan-born diplomat” need not be Afghanistan's. */
const isBirthplace = (doc: Doc, { end }: NameMention): boolean =>
  /^[-‑](?:born|educated|raised|trained)\b/u.test(doc.text.slice(end, end + 10))

/** Head noun of a title: the word before “of”, else the last one. */
const headOf = (title: string, last: string): string => /(?<!\S)(\S+) (?:of|to|for) /u.exec(title)?.[1] ?? last

/** Gathers the roles of an article's people. */
export const gatherRoles = (
  doc: Doc,
  names: ReadonlyArray<NameMention>,
  clusters: ReadonlyArray<Cluster>,
  clusterOf: ReadonlyArray<number>,
  nominals: ReadonlyArray<Nominal>,
  index: NameIndex
): RoleBook => {
  const roles: Array<Array<Role>> = clusters.map(() => [])
  const learnt = clusters.map(nothingLearnt)
  const record = (cluster: number, role: Role, shown: string, inside: ReadonlyArray<number>, sector: string, pronoun: string): void => {
    roles[cluster].push(role)
    const known = learnt[cluster]
    if (shown !== "") known.roles.set(shown, (known.roles.get(shown) ?? 0) + 1)
    if (known.sector === "" && sector !== "") known.sector = sector
    if (pronoun !== "") known.pronouns.add(pronoun)
    affiliate(known, cluster, inside, names, clusters, clusterOf)
  }
  names.forEach((name, k) => {
    const title = name.titleInfo
    if (title === null || name.isNested) return
    const shown = title.isHonorific
      ? ""
      : title.isPlural
        ? title.singular
        : doc.text.slice(title.full.start, title.full.end).replace(/^(?:whose|his|her|their) /iu, "")
    const { first, last } = doc.tokensIn(title.full)
    const inside: Array<number> = []
    for (let i = first; i < last; i++) if (index.at[i] >= 0 && inside[inside.length - 1] !== index.at[i]) inside.push(index.at[i])
    record(
      clusterOf[k],
      { text: normalName(shown), head: headOf(normalName(shown), doc.lower(last - 1)), countries: countriesOf(names, inside) },
      shown,
      inside,
      title.sector,
      title.pronoun
    )
  })
  for (const nominal of nominals) {
    const cluster = bearerOf(doc, nominal, names, clusterOf, index)
    if (cluster < 0 || clusters[cluster].type !== "PERSON") continue
    const role = roleOf(doc, nominal, names)
    const shown =
      nominal.isPredicate || (nominal.role.kind !== "office" && nominal.role.kind !== "post" && nominal.role.kind !== "relation")
        ? ""
        : doc.text
            .slice(doc.start(nominal.first), doc.end(nominal.last - 1))
            .replace(DETERMINER, "")
            .replace(DETERMINER, "")
    record(cluster, role, nominal.possessor >= 0 ? "" : shown, nominal.names, nominal.role.sector, nominal.role.pronoun)
  }
  const countries = roles.map((list): ReadonlySet<string> => {
    if (list.length === 0) return NO_COUNTRIES
    const found = new Set<string>()
    for (const role of list) for (const code of role.countries) found.add(code)
    return found
  })
  // “Mexico’s Lind” is of Mexico, whatever the office
  names.forEach((name, k) => {
    const owner =
      name.type === "PERSON" && !name.isNested && name.firstToken > 1 && doc.tag(name.firstToken - 1) === "POS"
        ? index.at[name.firstToken - 2]
        : -1
    const known = owner < 0 ? NO_COUNTRIES : countriesOf(names, [owner])
    if (known.size > 0) countries[clusterOf[k]] = new Set([...countries[clusterOf[k]], ...known])
  })
  const byHead = new Map<string, Set<number>>()
  roles.forEach((list, cluster) => {
    for (const { head } of list) (byHead.get(head) ?? byHead.set(head, new Set()).get(head)!).add(cluster)
  })
  return { roles, learnt, countries, byHead }
}

/** The cluster that a nominal describes by apposition or copula, -1 for none. */
const bearerOf = (
  doc: Doc,
  nominal: Nominal,
  names: ReadonlyArray<NameMention>,
  clusterOf: ReadonlyArray<number>,
  index: NameIndex
): number => {
  if (nominal.apposedTo >= 0) return clusterOf[nominal.apposedTo]
  if (!nominal.isPredicate || doc.dep(nominal.head) !== "attr") return -1
  const subject = doc.child(doc.head(nominal.head), "nsubj")
  const name = subject >= 0 ? index.at[subject] : -1
  return name >= 0 && names[name].type === "PERSON" ? clusterOf[name] : -1
}

/** The body or, failing that, the country named in a role is what its bearer belongs to. */
const affiliate = (
  known: Learnt,
  cluster: number,
  inside: ReadonlyArray<number>,
  names: ReadonlyArray<NameMention>,
  clusters: ReadonlyArray<Cluster>,
  clusterOf: ReadonlyArray<number>
): void => {
  const body = inside.find((k) => names[k].type === "ORG")
  const country = inside.find((k) => (names[k].type === "GPE" || names[k].type === "NORP") && clusters[clusterOf[k]].type === "GPE")
  const chosen = body ?? country
  if (chosen === undefined || clusterOf[chosen] === cluster) return
  const isBetter = known.affiliation < 0 || (body !== undefined && clusters[known.affiliation].type !== "ORG")
  if (isBetter) known.affiliation = clusterOf[chosen]
}

/** Sectors of offices that belong to a country: of its government, its forces, its parliament. */
const PUBLIC = new Set(["GOV", "MIL", "LEG"])

/** What the descriptions of an article were taken to mean. */
interface Described {
  readonly doc: Doc
  readonly names: ReadonlyArray<NameMention>
  readonly grouped: NameClusters
  readonly nominals: ReadonlyArray<Nominal>
  readonly mentions: ReadonlyArray<Mention>
}

/** “The Kenyan president said …”: whoever is meant belongs there, where no title or apposition says to what. */
export const affiliateDescribed = ({ learnt }: RoleBook, { doc, grouped, mentions, names, nominals }: Described): void => {
  const { clusterOf, clusters } = grouped
  const ofOffice = nominals.filter(({ role }) => (role.kind === "office" || role.kind === "post") && PUBLIC.has(role.sector))
  if (ofOffice.length === 0) return
  // spans as one number each
  const key = (start: number, end: number): number => start * (doc.text.length + 1) + end
  const meant = new Map<number, ReadonlyArray<number>>()
  for (const { end, entities, start } of mentions) meant.set(key(start, end), entities)
  for (const nominal of ofOffice) {
    const [cluster, ...others] = meant.get(key(doc.start(nominal.first), doc.end(nominal.last - 1))) ?? []
    if (cluster === undefined || others.length > 0 || clusters[cluster].type !== "PERSON" || learnt[cluster].affiliation >= 0) continue
    // “the Kenyan president”, “the president of Kenya”, but not “the envoy to Kenya”
    const own = nominal.names.filter((k) => names[k].firstToken < nominal.head || doc.lower(nominal.head + 1) === "of")
    affiliate(learnt[cluster], cluster, own, names, clusters, clusterOf)
  }
}

/** “Ann Reed of the Norvale Institute”: the body right behind somebody's full name is theirs, where nothing else is. */
export const affiliateByName = ({ learnt }: RoleBook, text: string, names: ReadonlyArray<NameMention>, grouped: NameClusters): void => {
  const outer = names.flatMap(({ isNested }, k) => (isNested ? [] : [k]))
  outer.forEach((k, at) => {
    const person = names[k]
    const body = at + 1 < outer.length ? names[outer[at + 1]] : undefined
    if (person.type !== "PERSON" || body?.type !== "ORG" || person.lastToken - person.firstToken < 2) return
    const known = learnt[grouped.clusterOf[k]]
    if (known.affiliation < 0 && /^ of (?:the )?$/u.test(text.slice(person.end, body.start)))
      known.affiliation = grouped.clusterOf[outer[at + 1]]
  })
}

/** Clusters with a role whose head noun is the wanted one, or one it may stand for; ascending. */
export const candidatesFor = (head: string, book: RoleBook, lexicon: EntityLexicon): ReadonlyArray<number> => {
  const found = new Set(book.byHead.get(head))
  for (const known of lexicon.roleSynonyms.get(head) ?? []) for (const cluster of book.byHead.get(known) ?? []) found.add(cluster)
  if (head === "premier") for (const cluster of book.byHead.get("minister") ?? []) if (isPremier(book.roles[cluster])) found.add(cluster)
  return [...found].sort((a, b) => a - b)
}

/** “the premier” is a prime minister, whom the text has by that title. */
const isPremier = (roles: ReadonlyArray<Role>): boolean => roles.some(({ text }) => text.endsWith("prime minister") && !isSecondary(text))

/** “ex-president”, “former president”. */
const isPast = (role: string): boolean => /^(?:\S+ )?(?:ex ?- ?|former )/u.test(role)

const isSecondary = (role: string): boolean => /\b(?:vice|deputy|assistant|associate|shadow|under)[ -]/u.test(role)

/** How well a description fits a person's known roles: 3 the same words, 2 the same noun, 1 a noun for it, 0 not at all. */
export const roleFit = (wanted: Role, known: ReadonlyArray<Role>, knownCountries: ReadonlySet<string>, lexicon: EntityLexicon): number => {
  if (wanted.countries.size > 0 && knownCountries.size > 0 && ![...wanted.countries].some((code) => knownCountries.has(code))) return 0
  let best = 0
  for (const role of known) {
    if (role.text === wanted.text) return 3
    // “the president” is not the vice president
    if (isSecondary(role.text) !== isSecondary(wanted.text)) continue
    if (isPast(role.text) && isPast(wanted.text) && role.head === wanted.head) return 3
    // “the ex-president” is not the president, if there is another
    if (isPast(wanted.text) && !isPast(role.text) && role.head === wanted.head) {
      best = Math.max(best, 1)
      continue
    }
    if (
      role.head === wanted.head &&
      (role.text.endsWith(wanted.text) || wanted.text.endsWith(role.text) || shareModifier(role.text, wanted.text))
    )
      best = Math.max(best, 2)
    else if (wanted.head === "premier" && isPremier([role])) best = Math.max(best, 2)
    else if (lexicon.roleSynonyms.get(wanted.head)?.has(role.head) === true) best = Math.max(best, 1)
  }
  return best
}

/** “foreign minister” and “China’s foreign minister”, not “finance minister”: the words before the head agree where both have them. */
const shareModifier = (a: string, b: string): boolean => {
  const before = (text: string): string | null => /(?<!\S)(\S+) \S+$/u.exec(text.replace(/ (?:of|for|in|at|to|from) .*$/u, ""))?.[1] ?? null
  const [first, second] = [before(a), before(b)]
  return first === null || second === null || first === second || /(?:'s|ese|an|ish)$/u.test(first) || /(?:'s|ese|an|ish)$/u.test(second)
}
