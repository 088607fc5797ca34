/** A folder of segments as one look-up by key. Plain system calls, see segment.ts. */
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs"
import { join } from "node:path"
import { createNumbers } from "../../nlp/numbers.ts"
import type { Keeper, Stored } from "../analysed/stored.ts"
import { createKeyIndex, type KeyIndex } from "./key-index.ts"
import { createSegment, openSegment, type RecordPlace, scanSegment, type Segment } from "./segment.ts"

export const SEGMENT_ENDING = ".segment"

/** A segment takes no further record from here on: what is thrown away at once is a segment. */
const FULL_BYTES = 64 * 1024 * 1024

/** Segments smaller than this are put together once there are more than so many. */
const SMALL_BYTES = 16 * 1024 * 1024
const MAX_SMALL = 64

export interface Shelf {
  readonly find: (key: string) => Stored | null
  readonly put: (key: string, bytes: Uint8Array) => Stored
  /** Closes every file and marks the segments that were used as used now. */
  readonly close: () => void
}

/** A segment of the folder, opened when one of its records is asked for. */
interface Shelved {
  readonly path: string
  open: Segment | null
}

interface Placed extends RecordPlace {
  readonly segment: Shelved
}

/** Places by number. */
interface Places {
  readonly push: (placed: Placed) => number
  readonly at: (number: number) => Placed
}

const createPlaces = (): Places => {
  const segments: Array<Shelved> = []
  const segmentOf = createNumbers(Uint32Array)
  const offsets = createNumbers(Float64Array)
  const lengths = createNumbers(Uint32Array)
  return {
    push: ({ length, offset, segment }) => {
      if (segments[segments.length - 1] !== segment) segments.push(segment)
      segmentOf.push(segments.length - 1)
      offsets.push(offset)
      lengths.push(length)
      return lengths.length() - 1
    },
    at: (number) => ({
      segment: segments[segmentOf.taken()[number]],
      offset: offsets.taken()[number],
      length: lengths.taken()[number]
    })
  }
}

const namesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder)
    .filter((name) => name.endsWith(SEGMENT_ENDING))
    .sort()

/** What another run deletes meanwhile is as if it had never been there. */
const orNull = <A>(body: () => A): A | null => {
  try {
    return body()
  } catch {
    return null
  }
}

/** The records of all segments; of two under one key the last in order of file name and place. */
const indexOf = (folder: string, places: Places): KeyIndex => {
  const index = createKeyIndex()
  for (const name of namesIn(folder)) {
    const segment: Shelved = { path: join(folder, name), open: null }
    for (const { key, length, offset } of orNull(() => scanSegment(segment.path)) ?? [])
      index.set(key, places.push({ segment, offset, length }))
  }
  return index
}

/** A name that no other run has. Which names there are changes nothing in a dataset. */
const freshName = (): string =>
  `${Date.now().toString(36)}-${process.pid.toString(36)}-${Math.random().toString(36).slice(2, 8)}${SEGMENT_ENDING}`

/**
 * Puts small segments together where there are many, one from each run that found something new: an open file each would be
 * too many. Another run that uses one of them goes on with its open file, or does not find what it is looking for.
 */
const compact = (folder: string): void => {
  const small = namesIn(folder)
    .map((name) => join(folder, name))
    .filter((path) => (statSync(path, { throwIfNoEntry: false })?.size ?? SMALL_BYTES) < SMALL_BYTES)
  if (small.length <= MAX_SMALL) return
  const joined = createSegment(join(folder, freshName()))
  for (const path of small) {
    const segment = orNull(() => openSegment(path))
    if (segment === null) continue
    for (const record of orNull(() => scanSegment(path)) ?? []) {
      const bytes = segment.checked(record)
      if (bytes !== null) joined.append(record.key, bytes)
    }
    segment.close()
  }
  joined.close()
  for (const path of small) orNull(() => rmSync(path))
}

/** Opens a folder of segments, made where it is missing. Throws what the file system says. */
export const openShelf = (folder: string): Shelf => {
  mkdirSync(folder, { recursive: true })
  compact(folder)
  const places = createPlaces()
  const index = indexOf(folder, places)
  const opened: Array<Shelved> = []
  let current: (Shelved & { open: Segment }) | null = null
  const open = (segment: Shelved): Segment | null => {
    if (segment.open === null) {
      segment.open = orNull(() => openSegment(segment.path))
      if (segment.open !== null) opened.push(segment)
    }
    return segment.open
  }
  const writable = (): Shelved & { open: Segment } => {
    if (current === null || current.open.size() >= FULL_BYTES) {
      const path = join(folder, freshName())
      current = { path, open: createSegment(path) }
      opened.push(current)
    }
    return current
  }
  const keeper: Keeper = {
    read: (number, start, end) => {
      const placed = places.at(number)
      // Whoever has the number has found the record, or put it there: its segment is open.
      return placed.segment.open!.read(placed, start, end)
    }
  }
  return {
    find: (key) => {
      const number = index.get(key)
      if (number === null) return null
      const placed = places.at(number)
      const segment = open(placed.segment)
      // Looked at now, so that what is torn is analysed again, and not met when the rows are written.
      const isWhole = segment !== null && orNull(() => segment.checked(placed)) !== null
      if (isWhole) return { keeper, number }
      index.delete(key)
      return null
    },
    put: (key, bytes) => {
      const segment = writable()
      const number = places.push({ segment, ...segment.open.append(key, bytes) })
      index.set(key, number)
      return { keeper, number }
    },
    close: () => {
      const now = new Date()
      for (const { open: segment, path } of opened) {
        segment?.close()
        orNull(() => utimesSync(path, now, now))
      }
      opened.length = 0
    }
  }
}
