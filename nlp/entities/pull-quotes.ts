/** Who says “I” in a pull quote: the person whose name closes it, there and where the text repeats its words without marks. */
import type { ParsedArticle } from "../annotations.ts"
import type { Span } from "../span.ts"
import type { NameClusters } from "./local.ts"
import type { NameMention } from "./names.ts"

export interface OwnWords extends Span {
  /** Cluster of the person whose words they are. */
  readonly cluster: number
}

/** Shorter words may be anybody's. */
const MIN_REPEATED = 40

/** The stretches that are somebody's own words by their layout, in reading order. */
export const pullQuotes = (article: ParsedArticle, names: ReadonlyArray<NameMention>, grouped: NameClusters): ReadonlyArray<OwnWords> => {
  const { blocks, text } = article
  if (!blocks.some(({ kind }) => kind === "pullquote")) return []
  const signed = blocks.flatMap((block) => {
    if (block.kind !== "pullquote") return []
    const end = block.start + text.slice(block.start, block.end).trimEnd().length
    const signature = names.findLastIndex((name) => name.type === "PERSON" && name.end === end && name.start > block.start)
    return signature < 0 ? [] : [{ start: block.start, end: names[signature].start, cluster: grouped.clusterOf[signature] }]
  })
  const repeated = signed.flatMap(({ cluster, end, start }) => {
    const words = text.slice(start, end).trim()
    return blocks
      .filter((block) => block.kind === "body" && words.length >= MIN_REPEATED && text.slice(block.start, block.end).trim() === words)
      .map((block) => ({ start: block.start, end: block.end, cluster }))
  })
  return [...signed, ...repeated].sort((a, b) => a.start - b.start)
}
