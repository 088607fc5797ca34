/**
 * The same real event in several reports, within and across articles. First the reports of one article are joined (what a
 * definite nominal points to, then what `isSame` allows), then the articles' groups. Groups are only compared inside a
 * block (type and some of the parties), against the newest of them.
 */
import { canFollow, type ClusterableEvent, type Group, groupOf, type HomeOf, isSame, join } from "./same-event.ts"

export type { ClusterableEvent, HomeOf } from "./same-event.ts"

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

/** Merges groups that agree, block by block, each against the newest of its blocks. Deterministic in the order given. */
const mergeGroups = (
  groups: ReadonlyArray<Group>,
  leaderOf: Map<number, number>,
  isAcross: boolean,
  homeOf: HomeOf
): ReadonlyArray<Group> => {
  const blocks = new Map<string, Array<Group>>()
  const kept: Array<Group> = []
  for (const group of groups) {
    const keys = blocksOf(group, homeOf)
    const home = homeIn(blocks, keys, (known) => isSame(known, group, isAcross, homeOf))
    if (home === null) kept.push(group)
    else {
      join(home, group)
      leaderOf.set(group.first, home.first)
    }
    const member = home ?? group
    for (const key of keys) {
      const list = blocks.get(key)
      if (list === undefined) blocks.set(key, [member])
      else if (!list.includes(member, list.length - MAX_NEWEST)) list.push(member)
    }
  }
  return kept
}

/** The newest group of the narrowest block that fits, null when none does. */
const homeIn = (
  blocks: ReadonlyMap<string, ReadonlyArray<Group>>,
  keys: ReadonlyArray<string>,
  fits: (known: Group) => boolean
): Group | null => {
  const seen = new Set<Group>()
  for (const key of keys) {
    const known = blocks.get(key) ?? []
    for (let k = known.length - 1; k >= 0 && k >= known.length - MAX_NEWEST; k--) {
      if (seen.has(known[k])) continue
      if (fits(known[k])) return known[k]
      seen.add(known[k])
    }
  }
  return null
}

const leaderIn = (leaderOf: ReadonlyMap<number, number>, index: number): number => {
  let at = index
  for (let next = leaderOf.get(at); next !== undefined && next !== at; next = leaderOf.get(at)) at = next
  return at
}

const NOBODYS: HomeOf = () => null

/**
 * Groups reports of the same real event. Returns, per report, the index of its group's first report (its own when it stands
 * alone). Reports of one article must be together, in reading order; events without any party stay alone.
 */
export const clusterEvents = (events: ReadonlyArray<ClusterableEvent>, homeOf: HomeOf = NOBODYS): ReadonlyArray<number> => {
  const leaderOf = new Map<number, number>()
  const local: Array<Group> = []
  let first = 0
  while (first < events.length) {
    let last = first
    while (last < events.length && events[last].source === events[first].source) last++
    const groups = new Map<number, Group>()
    for (let i = first; i < last; i++) {
      const { antecedent } = events[i]
      const group = groupOf(events[i], i, homeOf)
      const target = antecedent === null || antecedent < first || antecedent >= i ? undefined : groups.get(leaderIn(leaderOf, antecedent))
      if (target !== undefined && canFollow(target, group)) {
        join(target, group)
        leaderOf.set(i, target.first)
      } else groups.set(i, group)
    }
    local.push(
      ...mergeGroups(
        [...groups.values()].filter((group) => group.parties.size > 0),
        leaderOf,
        false,
        homeOf
      )
    )
    first = last
  }
  mergeGroups(local, leaderOf, true, homeOf)
  return events.map((_, i) => leaderIn(leaderOf, i))
}
