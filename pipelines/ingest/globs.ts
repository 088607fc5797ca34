/** Patterns in place of paths, such as every `.html` file below a folder; quoted, so that no shell expands them first. Pure. */
import * as Glob from "effect/Glob"

export interface GlobRoot {
  /** The part before the first wildcard: the input root. */
  readonly folder: string
  /** Whether a file is meant; its path from that folder, `/`-separated. */
  readonly matches: (path: string) => boolean
}

const WILDCARD = /[*?[{]/u

/** A pattern as the folder to walk and the test of what is found there; null for a path without wildcards. */
export const globRoot = (pattern: string): GlobRoot | null => {
  const segments = pattern.split("/")
  const first = segments.findIndex((segment) => WILDCARD.test(segment))
  if (first < 0) return null
  const folder = segments.slice(0, first).join("/")
  const glob = Glob.make(segments.slice(first).join("/"))
  return { folder: folder === "" ? (pattern.startsWith("/") ? "/" : ".") : folder, matches: (path) => Glob.match(glob, path) }
}
