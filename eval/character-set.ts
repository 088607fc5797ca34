import type { Span } from "../nlp/span.ts"

/** A set of character positions of one text, kept as disjoint spans in order. */
export class CharacterSet {
  readonly spans: ReadonlyArray<Span>
  readonly size: number

  constructor(spans: ReadonlyArray<Span>) {
    const merged: Array<{ start: number; end: number }> = []
    for (const { end, start } of [...spans].sort((a, b) => a.start - b.start)) {
      const last = merged.at(-1)
      if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
      else if (start < end) merged.push({ start, end })
    }
    this.spans = merged
    this.size = merged.reduce((sum, span) => sum + span.end - span.start, 0)
  }

  /** Number of positions both sets hold. */
  sharedWith(other: CharacterSet): number {
    let shared = 0
    for (const a of this.spans) {
      for (const b of other.spans) shared += Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))
    }
    return shared
  }

  /** Shared positions by all positions of the two, 0–1. */
  intersectionOverUnion(other: CharacterSet): number {
    const shared = this.sharedWith(other)
    return shared ? shared / (this.size + other.size - shared) : 0
  }

  /** Twice the shared positions by the sum of both sizes, 0–1. */
  dice(other: CharacterSet): number {
    const shared = this.sharedWith(other)
    return shared ? (2 * shared) / (this.size + other.size) : 0
  }
}
