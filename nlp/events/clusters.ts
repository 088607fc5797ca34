/**
 * The same real event in several reports, within and across articles. First the reports of one article are joined (what a
 * definite nominal points to, then what `isSame` allows), then the articles' groups. Groups are only compared inside a
 * block (type and some of the parties), against the newest of them. Articles are read one after the other; of their groups those
 * are kept that have a block in common with another.
 */
import { sharedAmong, textKey } from "../blocking.ts"
import { createNumbers } from "../numbers.ts"
import { createGroupStore } from "./group-store.ts"
import { type ClusterableEvent, type Group, groupOf, type HomeOf, join } from "./report-group.ts"
import { canFollow, isSame } from "./same-event.ts"

export type { ClusterableEvent, HomeOf } from "./report-group.ts"

const MAX_NEWEST = 24
const MAX_PARTIES = 6

const pairsOf = (names: ReadonlyArray<string>): ReadonlyArray<string> => names.flatMap((a, i) => names.slice(i + 1).map((b) => `${a}|${b}`))

/**
 * Keys of the blocks a group is compared in, the narrowest first: its type with each pair of its parties, with the pairs of the
 * countries they act for, and with each party alone.
 */
const blocksOf = (group: Group, homeOf: HomeOf): ReadonlyArray<string> => {
  const parties = [...group.parties].sort().slice(0, MAX_PARTIES)
  const homes = [...new Set([...parties, ...group.hosts].map((party) => homeOf(party) ?? party))].sort().slice(0, MAX_PARTIES)
  return [...new Set([...pairsOf(parties), ...pairsOf(homes), ...parties, ...homes])].map((key) => `${group.type}|${key}`)
}

/** Merges the groups of one article that agree, block by block, each against the newest of its blocks. */
const mergeWithin = (groups: ReadonlyArray<Group>, leaderOf: Uint32Array, homeOf: HomeOf): ReadonlyArray<Group> => {
  const blocks = new Map<string, Array<Group>>()
  const kept: Array<Group> = []
  for (const group of groups) {
    const keys = blocksOf(group, homeOf)
    const home = homeIn(blocks, keys, {
      fits: (known) => isSame(known, group, false, homeOf),
      isLikely: (known) => standAlike(known, group)
    })
    if (home === null) kept.push(group)
    else {
      join(home, group)
      leaderOf[group.first] = home.first
    }
    for (const key of keys) addTo(blocks, key, home ?? group)
  }
  return kept
}

/** Puts a group into a block, which keeps the newest. */
const addTo = <Key, Item>(blocks: Map<Key, Array<Item>>, key: Key, item: Item): void => {
  const list = blocks.get(key)
  if (list === undefined) blocks.set(key, [item])
  else if (!list.includes(item, list.length - MAX_NEWEST)) {
    list.push(item)
    if (list.length >= 2 * MAX_NEWEST) list.splice(0, list.length - MAX_NEWEST)
  }
}

/** What is hoped for is rather what is planned elsewhere than what was done. */
const standAlike = (a: Group, b: Group): boolean => (a.standing === "done") === (b.standing === "done")

/** The newest item of the narrowest block that fits and is likely, else the newest that fits; null when none does. */
const homeIn = <Key, Item>(
  blocks: ReadonlyMap<Key, ReadonlyArray<Item>>,
  keys: ReadonlyArray<Key>,
  { fits, isLikely }: { readonly fits: (known: Item) => boolean; readonly isLikely: (known: Item) => boolean },
  newest = MAX_NEWEST
): Item | null => {
  const seen = new Set<Item>()
  let second: Item | null = null
  for (const key of keys) {
    const known = blocks.get(key) ?? []
    for (let k = known.length - 1; k >= 0 && k >= known.length - newest; k--) {
      if (seen.has(known[k])) continue
      seen.add(known[k])
      if (!fits(known[k])) continue
      if (isLikely(known[k])) return known[k]
      second ??= known[k]
    }
  }
  return second
}

interface Merger {
  readonly merge: (group: Group) => void
  /** Joins what was waiting for a group that grew only later. */
  readonly mergeGrown: () => void
}

/** Merges groups of articles as they come. */
const createMerger = (isShared: (key: number) => boolean, leaderOf: Uint32Array, homeOf: HomeOf): Merger => {
  const blocks = new Map<number, Array<number>>()
  const store = createGroupStore()
  const grown = new Set<number>()
  // In a block of its own a group meets nobody, neither now nor later.
  const keysOf = (group: Group): ReadonlyArray<number> => blocksOf(group, homeOf).map(textKey).filter(isShared)
  /** Joins one more group to the one that starts at a report; false when none fits. */
  const mergeMore = (at: number): boolean => {
    const group = store.get(at)
    const fits = (known: number): boolean => {
      const leader = leaderIn(leaderOf, known)
      return leader !== at && isSame(store.get(leader), group, true, homeOf)
    }
    const isLikely = (known: number): boolean => standAlike(store.get(leaderIn(leaderOf, known)), group)
    const found = homeIn(blocks, keysOf(group), { fits, isLikely }, 2 * MAX_NEWEST)
    if (found === null) return false
    const other = leaderIn(leaderOf, found)
    const [lead, rest] = other < at ? [other, at] : [at, other]
    const joining = store.get(rest)
    join(store.change(lead), joining)
    leaderOf[rest] = lead
    return true
  }
  return {
    merge: (group) => {
      const keys = keysOf(group)
      if (keys.length === 0) return
      const found = homeIn(blocks, keys, {
        fits: (known) => isSame(store.get(known), group, true, homeOf),
        isLikely: (known) => standAlike(store.get(known), group)
      })
      if (found === null) store.put(group)
      else {
        join(store.change(found), group)
        leaderOf[group.first] = found
        grown.add(found)
      }
      for (const key of keys) addTo(blocks, key, found ?? group.first)
    },
    mergeGrown: () => {
      for (const first of [...grown].sort((a, b) => a - b)) while (mergeMore(leaderIn(leaderOf, first)));
    }
  }
}

const leaderIn = (leaderOf: Uint32Array, index: number): number => {
  let at = index
  while (leaderOf[at] !== at) at = leaderOf[at]
  return at
}

/** The groups of one article; `first` is the number of its first report. Groups without any party are left out. */
const groupsWithin = (
  reports: ReadonlyArray<ClusterableEvent>,
  first: number,
  leaderOf: Uint32Array,
  homeOf: HomeOf
): ReadonlyArray<Group> => {
  const groups = new Map<number, Group>()
  reports.forEach((report, k) => {
    const at = first + k
    const { antecedent } = report
    const group = groupOf(report, at, homeOf)
    leaderOf[at] = at
    const target = antecedent === null || antecedent < 0 || antecedent >= k ? undefined : groups.get(leaderIn(leaderOf, first + antecedent))
    if (target !== undefined && canFollow(target, group)) {
      join(target, group, group.isNominal)
      leaderOf[at] = target.first
    } else groups.set(at, group)
  })
  return mergeWithin(
    [...groups.values()].filter((group) => group.parties.size > 0),
    leaderOf,
    homeOf
  )
}

const NOBODYS: HomeOf = () => null

/** The articles of a corpus in the order in which their reports are joined: a group is led by its first report. */
export interface ReportingArticles {
  readonly length: number
  /** In reading order; an `antecedent` is an index into this list. Asked twice, must answer the same. */
  readonly reportsOf: (article: number) => ReadonlyArray<ClusterableEvent>
}

/**
 * Groups reports of the same real event. Returns, per report, the number of its group's first report (its own when it stands
 * alone); reports are numbered through, article by article. Events without any party stay alone.
 */
export const clusterReports = ({ length, reportsOf }: ReportingArticles, homeOf: HomeOf = NOBODYS): Uint32Array => {
  const counts = new Uint32Array(length)
  const keys = createNumbers(Float64Array)
  let only: { readonly groups: ReadonlyArray<Group>; readonly leaderOf: Uint32Array } | null = null
  for (let article = 0; article < length; article++) {
    const reports = reportsOf(article)
    counts[article] = reports.length
    const own = new Uint32Array(reports.length)
    const groups = groupsWithin(reports, 0, own, homeOf)
    for (const group of groups) for (const key of blocksOf(group, homeOf)) keys.push(textKey(key))
    if (length === 1) only = { groups, leaderOf: own }
  }
  const leaderOf = only?.leaderOf ?? new Uint32Array(counts.reduce((sum, count) => sum + count, 0))
  const { merge, mergeGrown } = createMerger(sharedAmong(keys.taken()), leaderOf, homeOf)
  let first = 0
  if (only !== null) only.groups.forEach(merge)
  else
    for (let article = 0; article < length; article++) {
      for (const group of groupsWithin(reportsOf(article), first, leaderOf, homeOf)) merge(group)
      first += counts[article]
    }
  mergeGrown()
  return leaderOf.map((_, at) => leaderIn(leaderOf, at))
}

/** The same for reports in one list, those of one article together; an `antecedent` is an index into the list. */
export const clusterEvents = (events: ReadonlyArray<ClusterableEvent>, homeOf: HomeOf = NOBODYS): ReadonlyArray<number> => {
  const firsts = [...events.keys()].filter((at) => at === 0 || events[at].source !== events[at - 1].source)
  const reportsOf = (article: number): ReadonlyArray<ClusterableEvent> =>
    events.slice(firsts[article], firsts[article + 1]).map((event) => ({
      ...event,
      antecedent: event.antecedent === null ? null : event.antecedent - firsts[article]
    }))
  return [...clusterReports({ length: firsts.length, reportsOf }, homeOf)]
}
