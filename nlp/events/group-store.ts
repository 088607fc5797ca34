/**
 * Groups of reports that later ones may join. The last ones looked at are at hand, the others are put by as JSON: a group of a few
 * sets takes several times as much as an object.
 */
import type { Group } from "./report-group.ts"

/** Groups at hand. */
const MAX_READY = 8192

export interface GroupStore {
  /** Takes a group; its number is that of its first report. */
  readonly put: (group: Group) => void
  /** A group to look at. */
  readonly get: (first: number) => Group
  /** A group to join others to. */
  readonly change: (first: number) => Group
}

const fromSet = (_: string, value: unknown): unknown => (value instanceof Set ? { set: [...value] } : value)

const toSet = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && "set" in value && Array.isArray(value.set) ? new Set(value.set) : value

export const createGroupStore = (): GroupStore => {
  const parked = new Map<number, string>()
  const ready = new Map<number, Group>()
  const changed = new Set<number>()
  const hold = (group: Group): void => {
    if (ready.size >= MAX_READY) {
      for (const first of changed) parked.set(first, JSON.stringify(ready.get(first), fromSet))
      changed.clear()
      ready.clear()
    }
    ready.set(group.first, group)
  }
  const get = (first: number): Group => {
    const known = ready.get(first)
    if (known !== undefined) return known
    const group: Group = JSON.parse(parked.get(first) ?? "", toSet)
    hold(group)
    return group
  }
  return {
    put: (group) => {
      hold(group)
      changed.add(group.first)
    },
    get,
    change: (first) => {
      const group = get(first)
      changed.add(first)
      return group
    }
  }
}
