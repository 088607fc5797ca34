/** What readers pass over: neither an article nor a loss, but nothing goes by unseen, so it is counted. */

/** What there is of it, in the words in which a run tells it. */
export type SkippedKind =
  | "hidden file or folder"
  | "file met before"
  | "WARC request"
  | "WARC metadata"
  | "WARC warcinfo"
  | "WARC record of another type"
  | "hidden file in an archive"
  | "link in an archive"
  | "MANIFEST.json in an archive"
  | "EPUB page without an article"
  | "part of an export without a document"

/** How many of each kind, sorted by kind. */
export type SkippedCounts = Readonly<Record<string, number>>

export interface SkippedCounter {
  readonly add: (kind: SkippedKind) => void
  readonly counts: () => SkippedCounts
}

export const countSkipped = (): SkippedCounter => {
  const counted = new Map<SkippedKind, number>()
  return {
    add: (kind) => void counted.set(kind, (counted.get(kind) ?? 0) + 1),
    counts: () => Object.fromEntries([...counted].sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}
