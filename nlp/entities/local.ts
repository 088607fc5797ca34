/**
 * Entities of one article: the names that name one thing, brought together. A name the gazetteers know goes by their
 * key; a person by the full name, and short forms by whom the text calls so; a body by its name, its acronym
 * or the longer name that it shortens.
 */
import type { EntityType } from "../annotations.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import { normalName, OPENS_MANY } from "./name-forms.ts"
import { clusterPersons } from "./local-persons.ts"
import type { NameMention } from "./names.ts"

/** Names of one thing in one article. */
export interface Cluster {
  readonly type: EntityType
  readonly entry: GazetteerEntry | null
  /** Indices into the article's names, ascending. */
  readonly names: Array<number>
  readonly name: string
  ruleId: string
}

export interface NameClusters {
  readonly clusters: ReadonlyArray<Cluster>
  /** Cluster of each name. */
  readonly clusterOf: ReadonlyArray<number>
}

/** What a name mention refers to, as the gazetteers have it: a country for a capital acting for it. */
export const referentOf = (name: NameMention, lexicon: EntityLexicon): GazetteerEntry | null => {
  const [entry] = name.entries
  if (entry === undefined) return null
  return name.isMetonym ? (lexicon.countries.get(entry.countryCode ?? "") ?? entry) : entry
}

export class Clustering {
  readonly clusters: Array<Cluster> = []
  readonly clusterOf: Array<number>
  readonly #byKey = new Map<string, number>()

  constructor(count: number) {
    this.clusterOf = new Array<number>(count).fill(-1)
  }

  /** The cluster of a key, opened when it is new. */
  open(key: string, type: EntityType, entry: GazetteerEntry | null, name: string, ruleId: string): number {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    this.#byKey.set(key, this.clusters.length)
    this.clusters.push({ type, entry, names: [], name, ruleId })
    return this.clusters.length - 1
  }
  assign(i: number, cluster: number): void {
    this.clusterOf[i] = cluster
    this.clusters[cluster].names.push(i)
  }
}

/** Groups the names of an article. */
export const clusterNames = (text: string, names: ReadonlyArray<NameMention>, lexicon: EntityLexicon): NameClusters => {
  const grouping = new Clustering(names.length)
  names.forEach((name, i) => {
    const entry = referentOf(name, lexicon)
    if (entry === null || (name.type === "PERSON" && entry.kind !== "user")) return
    grouping.assign(
      i,
      grouping.open(
        entry.key,
        entry.entityType,
        entry,
        entry.name,
        entry.kind === "user" ? "entities/user-gazetteer" : "entities/gazetteer"
      )
    )
  })
  clusterPersons(text, names, grouping, lexicon)
  clusterBodies(text, names, grouping, lexicon)
  for (const cluster of grouping.clusters) cluster.names.sort((a, b) => a - b)
  return inReadingOrder(grouping)
}

/** Numbers the clusters by their first name. */
const inReadingOrder = (grouping: Clustering): NameClusters => {
  const order = grouping.clusters.map((_, k) => k).sort((a, b) => grouping.clusters[a].names[0] - grouping.clusters[b].names[0])
  const rank = new Map(order.map((old, now) => [old, now] as const))
  return { clusters: order.map((old) => grouping.clusters[old]), clusterOf: grouping.clusterOf.map((old) => rank.get(old)!) }
}

const clusterBodies = (text: string, names: ReadonlyArray<NameMention>, grouping: Clustering, lexicon: EntityLexicon): void => {
  const rest: Array<{ readonly i: number; readonly key: string }> = []
  names.forEach((name, i) => {
    if (grouping.clusterOf[i] >= 0) return
    const key = normalName(text.slice(name.start, name.end))
    rest.push({ i, key })
  })
  const keys = [...new Set(rest.map((body) => body.key))]
  const firstOf = new Map<string, number>()
  for (const body of rest) if (!firstOf.has(body.key)) firstOf.set(body.key, body.i)
  const isBody = new Map(rest.map((body) => [body.key, names[body.i].type !== "NORP"] as const))
  const typeOf = new Map(rest.map((body) => [body.key, names[body.i].type] as const))
  const longer = lookUpLonger(
    keys.filter((key) => isBody.get(key) === true),
    (key) => (typeOf.get(key) === "GPE" || typeOf.get(key) === "LOC" ? typeOf.get(key)! : "")
  )
  const gazetted = new Map(
    grouping.clusters.map((cluster, k) => [normalName(cluster.name), k] as const).filter(([, k]) => grouping.clusters[k].entry !== null)
  )
  const listed = listedBodies(text, names, grouping)
  const bracketed = bracketedForms(text, names)
  const teams = teamsByLastWord(text, names, lexicon)
  for (const body of rest) {
    const surface = text.slice(names[body.i].start, names[body.i].end)
    const same = names[body.i].type === "ORG" ? listed(body.i, body.key, surface) : -1
    if (same >= 0) {
      grouping.assign(body.i, same)
      continue
    }
    const team = names[body.i].type === "ORG" ? teams.get(surface) : undefined
    const long = isBody.get(body.key) === true ? (bracketed.get(body.key) ?? team ?? longer(body.key, surface)) : null
    const key = long ?? body.key
    const shown = names[firstOf.get(key)!]
    const known = gazetted.get(key)
    const cluster =
      known !== undefined && grouping.clusters[known].type === shown.type
        ? known
        : grouping.open(
            `body:${key}`,
            shown.type,
            null,
            text.slice(shown.start, shown.end),
            long === null ? "entities/same-name" : "entities/short-form"
          )
    grouping.assign(body.i, cluster)
  }
}

/** Short forms in brackets right after a longer name (“Republican People’s Party (CHP)”), with the longer name; both normal. */
const bracketedForms = (text: string, names: ReadonlyArray<NameMention>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (let i = 1; i < names.length; i++) {
    const { start, end, type } = names[i]
    if (text[start - 1] !== "(" || text[end] !== ")" || end - start > 8 || type !== "ORG") continue
    const long = names.findLast(
      (name, k) => k < i && !name.isNested && name.end === start - 2 && name.type === "ORG" && name.entries.length === 0
    )
    if (long !== undefined) found.set(normalName(text.slice(start, end)), normalName(text.slice(long.start, long.end)))
  }
  return found
}

/** “Rovers” after “Halden Rovers”: the normal name of the only team that ends so. */
const teamsByLastWord = (text: string, names: ReadonlyArray<NameMention>, lexicon: EntityLexicon): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const several = new Set<string>()
  for (const { end, entries, start, type } of names) {
    const surface = text.slice(start, end)
    const word = surface.slice(surface.lastIndexOf(" ") + 1)
    if (type !== "ORG" || word === surface || entries.length > 0 || !lexicon.context.has(`team-word ${word}`)) continue
    const key = normalName(surface)
    if (found.has(word) && found.get(word) !== key) several.add(word)
    found.set(word, key)
  }
  for (const word of several) found.delete(word)
  return found
}

const LEGAL_FORM = /,? (?:Motor )?(?:Inc|Corp|Corporation|Co|Company|Ltd|LLC|PLC|plc|AG|GmbH|Group|Holdings)\.?$/u

/**
 * Finds the body of the gazetteers that a name means in this article: “Vorley Motor Corp.” beside “Vorley”, “the Commission” after
 * “European Commission”. -1 for none.
 */
const listedBodies = (
  text: string,
  names: ReadonlyArray<NameMention>,
  grouping: Clustering
): ((i: number, key: string, surface: string) => number) => {
  const listed = names.flatMap(({ end, entries, start, type }, i) =>
    type === "ORG" && entries.length > 0 && grouping.clusterOf[i] >= 0
      ? [{ i, form: text.slice(start, end), cluster: grouping.clusterOf[i] }]
      : []
  )
  return (i, key, surface) => {
    if (listed.length === 0) return -1
    const short = surface.replace(LEGAL_FORM, "")
    if (short !== surface) return listed.find(({ form }) => form === short)?.cluster ?? -1
    if (key.includes(" ") || surface === surface.toUpperCase()) return -1
    return listed.findLast((body) => body.i < i && body.form.endsWith(` ${surface}`))?.cluster ?? -1
  }
}

/** “US” goes into an acronym whole: “USDA”. */
const initialOf = (word: string): string => (/^(?:us|uk|eu|un)$/u.test(word) ? word : word[0])

/**
 * Finds the longer name that a name shortens: by initials, or as its beginning or its end. Null when none or several do.
 * A place shortens only a place: Norvale is not the Norvale Herald.
 */
const lookUpLonger = (
  keys: ReadonlyArray<string>,
  placeType: (key: string) => string
): ((key: string, surface: string) => string | null) => {
  const long = keys.filter((key) => key.includes(" "))
  const byInitials = new Map<string, Array<string>>()
  const byStart = new Map<string, Array<string>>()
  const byEnd = new Map<string, Array<string>>()
  const file = (map: Map<string, Array<string>>, form: string, key: string): void => {
    const filed = map.get(form)
    if (filed === undefined) map.set(form, [key])
    else if (!filed.includes(key)) filed.push(key)
  }
  for (const key of long) {
    const words = key.split(/[\s-]+/u)
    const content = words.filter((word) => !/^(?:of|the|and|for|in|on|&|de)$/u.test(word))
    const initials = content.map(initialOf).join("")
    file(byInitials, initials, key)
    // “EIA” is the U.S. Energy Information Administration
    if (/^(?:us|uk)$/u.test(content[0]) && content.length > 3) file(byInitials, initials.slice(2), key)
    file(byInitials, words.map(initialOf).join(""), key)
    // “HHS” leaves the department out
    const fields = /^(?:us )?(?:department|ministry) of /u.test(key)
      ? content.slice(content.findIndex((word) => /^(?:department|ministry)$/u.test(word)) + 1)
      : []
    if (fields.length > 1) file(byInitials, fields.map(initialOf).join(""), key)
    for (let size = OPENS_MANY.test(words[0]) ? 2 : 1; size < words.length && size <= 4; size++)
      file(byStart, words.slice(0, size).join(" "), key)
    for (let size = Math.max(2, words.length - 3); size < words.length; size++) file(byEnd, words.slice(words.length - size).join(" "), key)
    if (/^(?:church|bank|museum|university|party) of /u.test(key)) file(byEnd, words.slice(2).join(" "), key)
  }
  const only = (found: ReadonlyArray<string> | undefined, key: string): string | null => {
    const others = (found ?? []).filter((other) => other !== key)
    return others.length === 1 ? others[0] : null
  }
  return (key, surface) => {
    // “NATO” is not the NATO Parliamentary Assembly
    if (/^[\p{Lu}\p{N}&.-]{2,8}$/u.test(surface)) return only(byInitials.get(key.replace(/[.\-&\s]/gu, "")), key)
    if (key.length === 1) return null
    const ofKind = (found: ReadonlyArray<string> | undefined): ReadonlyArray<string> | undefined =>
      found?.filter((other) => placeType(other) === placeType(key))
    return only(ofKind(byStart.get(key)), key) ?? only(ofKind(byEnd.get(key)), key)
  }
}
