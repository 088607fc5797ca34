/** Articles of the whole set: copies of the same bytes become one, near copies become groups. */
import { findDuplicates } from "../../nlp/duplicates/groups.ts"
import type { DupGroupId, LinkId } from "../../schemas/ids.ts"
import type { LinkRow, SourceRow } from "../../schemas/index.ts"
import type { ArticleTables } from "../dataset.ts"
import { byText, hash16 } from "./hash.ts"

const placeOf = ({ input_member, input_path }: ArticleTables["source"]): string =>
  input_member === null ? input_path : `${input_path}#${input_member}`

/** One of each source, sorted by id: the one with the smallest path, which lists the others' paths in `also_at`. */
export const distinctArticles = (articles: ReadonlyArray<ArticleTables>): ReadonlyArray<ArticleTables> => {
  const groups = Map.groupBy(articles, ({ source }) => source.source_id)
  return [...groups.keys()].sort(byText).map((id) => {
    const copies = (groups.get(id) ?? []).toSorted((a, b) => byText(placeOf(a.source), placeOf(b.source)))
    const [first, ...others] = copies
    const also_at = [...new Set([...copies.flatMap(({ source }) => source.also_at), ...others.map(({ source }) => placeOf(source))])]
    return others.length === 0 ? first : { ...first, source: { ...first.source, also_at: also_at.sort(byText) } }
  })
}

export const linkIdOf = (type: LinkRow["link_type"], from: string, to: string): LinkId => `l_${hash16(type, from, to)}` as LinkId

/** `sources` rows with their groups of copies, and the links between copies. */
export const sourceRows = (
  articles: ReadonlyArray<ArticleTables>
): { readonly rows: ReadonlyArray<SourceRow>; readonly links: ReadonlyArray<LinkRow> } => {
  const { members, pairs } = findDuplicates(
    articles.map(({ sketch, source }) => ({
      id: source.source_id,
      sketch,
      exactKey: source.text_sha256,
      publishedAt: source.published_at
    }))
  )
  const memberOf = new Map(members.map((member) => [member.id, member]))
  // A group is named after its smallest member, whichever was published first.
  const smallest = new Map<string, string>()
  for (const { first, id } of members) smallest.set(first, byText(id, smallest.get(first) ?? id) <= 0 ? id : (smallest.get(first) ?? id))
  const wires = new Map(articles.map(({ source }) => [source.source_id as string, source.wire_service]))
  const rows = articles.map(({ source }): SourceRow => {
    const member = memberOf.get(source.source_id)
    const { text_map, ...head } = source
    return member === undefined
      ? { ...head, dup_group_id: null, dup_kind: null, dup_score: null, text_map }
      : {
          ...head,
          dup_group_id: `dg_${hash16(smallest.get(member.first) ?? member.id)}` as DupGroupId,
          dup_kind: member.kind,
          dup_score: member.score,
          text_map
        }
  })
  const links = pairs.map(({ from, kind, score, to }): LinkRow => {
    const service = wires.get(from) ?? null
    const link_type = service !== null && service === wires.get(to) ? "wire_copy" : "near_duplicate"
    return {
      link_id: linkIdOf(link_type, from, to),
      link_type,
      from_table: "sources",
      from_id: from,
      to_table: "sources",
      to_id: to,
      score,
      rule_id: `duplicates/${kind}`
    }
  })
  return { rows, links }
}
