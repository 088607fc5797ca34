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
import { WordSieve } from "./word-sieve.ts"

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
  /** Text of each name. */
  readonly surfaces: ReadonlyArray<string>
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
  /** Text of each name: the same string for all who look it up, as hashing it costs more than cutting it out. */
  readonly surfaces: ReadonlyArray<string>
  readonly #byKey = new Map<string, number>()

  constructor(surfaces: ReadonlyArray<string>) {
    this.surfaces = surfaces
    this.clusterOf = new Array<number>(surfaces.length).fill(-1)
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
  const grouping = new Clustering(names.map(({ end, start }) => text.slice(start, end)))
  // most names of a thing are of one entry, which is found faster than its key
  const opened = new Map<GazetteerEntry, number>()
  names.forEach((name, i) => {
    const entry = referentOf(name, lexicon)
    if (entry === null || (name.type === "PERSON" && entry.kind !== "user")) return
    let cluster = opened.get(entry)
    if (cluster === undefined) {
      const ruleId = entry.kind === "user" ? "entities/user-gazetteer" : "entities/gazetteer"
      cluster = grouping.open(entry.key, entry.entityType, entry, entry.name, ruleId)
      opened.set(entry, cluster)
    }
    grouping.assign(i, cluster)
  })
  clusterPersons(text, names, grouping, lexicon)
  clusterBodies(text, names, grouping, lexicon)
  // most are in order: only people's short names come after the full ones
  for (const { names: own } of grouping.clusters) if (own.some((name, k) => name < own[k - 1])) own.sort((a, b) => a - b)
  return inReadingOrder(grouping)
}

/** Numbers the clusters by their first name. */
const inReadingOrder = (grouping: Clustering): NameClusters => {
  const order = grouping.clusters.map((_, k) => k).sort((a, b) => grouping.clusters[a].names[0] - grouping.clusters[b].names[0])
  const rank = new Int32Array(order.length)
  order.forEach((old, now) => (rank[old] = now))
  return {
    clusters: order.map((old) => grouping.clusters[old]),
    clusterOf: grouping.clusterOf.map((old) => rank[old]),
    surfaces: grouping.surfaces
  }
}

/** A normal name that no cluster has yet: its first mention, and the type of its last; its cluster, -1 until it has one. */
interface Body {
  readonly first: number
  type: EntityType
  cluster: number
}

const clusterBodies = (text: string, names: ReadonlyArray<NameMention>, grouping: Clustering, lexicon: EntityLexicon): void => {
  const rest: Array<{ readonly i: number; readonly key: string; readonly surface: string }> = []
  const bodies = new Map<string, Body>()
  names.forEach(({ type }, i) => {
    if (grouping.clusterOf[i] >= 0) return
    const surface = grouping.surfaces[i]
    const key = normalName(surface)
    rest.push({ i, key, surface })
    const known = bodies.get(key)
    if (known === undefined) bodies.set(key, { first: i, type, cluster: -1 })
    else known.type = type
  })
  if (rest.length === 0) return
  const isBody = (key: string): boolean => bodies.get(key)?.type !== "NORP"
  const longer = lookUpLonger([...bodies.keys()].filter(isBody), (key) => {
    const type = bodies.get(key)?.type
    return type === "GPE" || type === "LOC" ? type : ""
  })
  const gazetted = new Map<string, number>()
  grouping.clusters.forEach(({ entry, name }, k) => {
    if (entry !== null) gazetted.set(normalName(name), k)
  })
  const listed = listedBodies(names, grouping)
  const bracketed = bracketedForms(text, names)
  const teams = teamsByLastWord(names, grouping, lexicon)
  const spelt = speltOut(text, names, grouping)
  for (const { i, key: own, surface } of rest) {
    const acronymOf = names[i].type === "ORG" ? spelt.get(own) : undefined
    if (acronymOf !== undefined) {
      grouping.assign(i, acronymOf)
      continue
    }
    const same = names[i].type === "ORG" ? listed(i, own, surface) : -1
    if (same >= 0) {
      grouping.assign(i, same)
      continue
    }
    const team = names[i].type === "ORG" ? teams.get(surface) : undefined
    const long = isBody(own) ? (bracketed.get(own) ?? team ?? longer(own, surface)) : null
    const key = long ?? own
    const body = bodies.get(key)!
    if (body.cluster < 0) {
      const { type } = names[body.first]
      const known = gazetted.get(key)
      const ruleId = long === null ? "entities/same-name" : "entities/short-form"
      body.cluster =
        known !== undefined && grouping.clusters[known].type === type
          ? known
          : grouping.open(`body:${key}`, type, null, grouping.surfaces[body.first], ruleId)
    }
    grouping.assign(i, body.cluster)
  }
}

/** Short forms in brackets right after a longer name (“Republican People’s Party (CHP)”), with the longer name; both normal. */
const bracketedForms = (text: string, names: ReadonlyArray<NameMention>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (let i = 1; i < names.length; i++) {
    const { start, end, type } = names[i]
    if (end - start > 8 || type !== "ORG") continue
    const opening =
      text[start - 1] === "(" && text[end] === ")"
        ? start - 1
        : text[start - 1] === "(" || text[start - 2] === ":"
          ? quotedAt(text, start)
          : -1
    if (opening < 0) continue
    const long = names.findLast(
      (name, k) => k < i && !name.isNested && name.end === opening - 1 && name.type === "ORG" && name.entries.length === 0
    )
    if (long !== undefined) found.set(normalName(text.slice(start, end)), normalName(text.slice(long.start, long.end)))
  }
  return found
}

/** Normal names that a listed body has beside its own, in brackets or before them (“United States Geological Survey (USGS)”), with its cluster. */
const speltOut = (text: string, names: ReadonlyArray<NameMention>, grouping: Clustering): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  names.forEach(({ end, entries, start, type }, i) => {
    if (type !== "ORG" || text[start - 1] !== "(" || text[end] !== ")") return
    const at = names.findLastIndex((name, k) => k < i && !name.isNested && name.end === start - 2 && name.type === "ORG")
    if (at < 0 || entries.length > 0 === names[at].entries.length > 0) return
    // “Democratic Alliance (DA)”: the other way round
    if (entries.length === 0) {
      if (grouping.clusterOf[at] >= 0 && end - start <= 8) found.set(normalName(text.slice(start, end)), grouping.clusterOf[at])
      return
    }
    if (grouping.clusterOf[i] < 0) return
    const long = names[at]
    const words = text.slice(long.start, long.end)
    if (capitalsOf(words) === text.slice(start, end)) found.set(normalName(words), grouping.clusterOf[i])
  })
  return found
}

/** Offset of the bracket of “(NYSE: VRL)” for what a share goes by; -1 for others. */
const quotedAt = (text: string, start: number): number => {
  const exchange = /\((?:\p{Lu}[\p{L}]*[ -]?){1,3}: ?$/u.exec(text.slice(Math.max(0, start - 24), start))
  return exchange === null ? -1 : Math.max(0, start - 24) + exchange.index
}

/** “Rovers” after “Halden Rovers”: the normal name of the only team that ends so. */
const teamsByLastWord = (names: ReadonlyArray<NameMention>, grouping: Clustering, lexicon: EntityLexicon): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  const several = new Set<string>()
  for (let i = 0; i < names.length; i++) {
    if (names[i].type !== "ORG" || names[i].entries.length > 0) continue
    const surface = grouping.surfaces[i]
    const word = surface.slice(surface.lastIndexOf(" ") + 1)
    if (word.length === surface.length || !lexicon.context.has("team-word", word)) continue
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
const listedBodies = (names: ReadonlyArray<NameMention>, grouping: Clustering): ((i: number, key: string, surface: string) => number) => {
  const listed: Array<{ readonly i: number; readonly form: string; readonly cluster: number }> = []
  names.forEach(({ entries, type }, i) => {
    const cluster = grouping.clusterOf[i]
    if (type === "ORG" && entries.length > 0 && cluster >= 0) listed.push({ i, form: grouping.surfaces[i], cluster })
  })
  return (i, key, surface) => {
    if (listed.length === 0) return -1
    const short = surface.replace(LEGAL_FORM, "")
    if (short !== surface) return listed.find(({ form }) => form === short)?.cluster ?? -1
    // “EFF” after “Economic Freedom Fighters”
    if (/^\p{Lu}{3,6}$/u.test(surface))
      return listed.find((body) => body.form.includes(" ") && capitalsOf(body.form) === surface)?.cluster ?? -1
    if (key.includes(" ") || surface === surface.toUpperCase()) return -1
    // “the Bank” after “Bank of England”
    const isOpening = /^(?:Bank|University|Church|Ministry|Department|House)$/u.test(surface)
    return (
      listed.findLast((body) => body.i < i && (body.form.endsWith(` ${surface}`) || (isOpening && body.form.startsWith(`${surface} of `))))
        ?.cluster ?? -1
    )
  }
}

const capitalsOf = (form: string): string => Array.from(form.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu), ([letter]) => letter).join("")

/** “US” goes into an acronym whole: “USDA”. */
const initialOf = (word: string): string => (word.length === 2 && /^(?:us|uk|eu|un)$/u.test(word) ? word : word[0])

const file = (map: Map<string, Array<string>>, form: string, key: string): void => {
  const filed = map.get(form)
  if (filed === undefined) map.set(form, [key])
  else if (!filed.includes(key)) filed.push(key)
}

/** Longer names by the acronyms that they may have. */
const fileByInitials = (long: ReadonlyArray<string>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const found = new Map<string, Array<string>>()
  for (const key of long) {
    const words = key.split(/[\s-]+/u)
    const content = words.filter((word) => word.length > 3 || !/^(?:of|the|and|for|in|on|&|de)$/u.test(word))
    const initials = content.map(initialOf).join("")
    file(found, initials, key)
    // “EIA” is the U.S. Energy Information Administration
    if (content.length > 3 && /^(?:us|uk)$/u.test(content[0])) file(found, initials.slice(2), key)
    if (content.length < words.length) file(found, words.map(initialOf).join(""), key)
    // “HHS” leaves the department out
    const fields = /^(?:us )?(?:department|ministry) of /u.test(key)
      ? content.slice(content.findIndex((word) => /^(?:department|ministry)$/u.test(word)) + 1)
      : []
    if (fields.length > 1) file(found, fields.map(initialOf).join(""), key)
  }
  return found
}

/**
 * Finds the longer name that a name shortens: by initials, or as its beginning or its end. Null when none or several do.
 * A place shortens only a place: Norvale is not the Norvale Herald.
 */
const lookUpLonger = (
  keys: ReadonlyArray<string>,
  placeType: (key: string) => string
): ((key: string, surface: string) => string | null) => {
  const long = keys.filter((key) => key.includes(" "))
  // most beginnings and ends of names are no names: nothing is made of them
  const asked = new WordSieve(long.length === 0 ? [] : keys, 1024)
  const byStart = new Map<string, Array<string>>()
  const byEnd = new Map<string, Array<string>>()
  for (const key of long) {
    const words = key.split(/[\s-]+/u)
    const spaced = key.includes("-") ? words.join(" ") : key
    const least = OPENS_MANY.test(words[0]) ? 2 : 1
    // offset of the word after the first `size` ones
    for (let size = 1, after = 0; size < words.length && size <= 4; size++) {
      after += words[size - 1].length + 1
      if (size >= least && asked.mayHold(spaced, 0, after - 1)) file(byStart, spaced.slice(0, after - 1), key)
      const isEnd = size <= 3 && (words.length - size > 1 || (size === 2 && /^(?:church|bank|museum|university|party) of /u.test(key)))
      if (isEnd && asked.mayHold(spaced, after, spaced.length)) file(byEnd, spaced.slice(after), key)
    }
  }
  let byInitials: ReadonlyMap<string, ReadonlyArray<string>> | null = null
  const only = (found: ReadonlyArray<string> | undefined, key: string): string | null => {
    const others = (found ?? []).filter((other) => other !== key)
    return others.length === 1 ? others[0] : null
  }
  return (key, surface) => {
    // “NATO” is not the NATO Parliamentary Assembly
    if (/^[\p{Lu}\p{N}&.-]{2,8}$/u.test(surface)) return only((byInitials ??= fileByInitials(long)).get(key.replace(/[.\-&\s]/gu, "")), key)
    if (key.length === 1) return null
    const ofKind = (found: ReadonlyArray<string> | undefined): ReadonlyArray<string> | undefined =>
      found?.filter((other) => placeType(other) === placeType(key))
    return only(ofKind(byStart.get(key)), key) ?? only(ofKind(byEnd.get(key)), key)
  }
}
