/** Articles of the whole set: near copies become groups. */
import { findDuplicates } from "../../nlp/duplicates/groups.ts"
import type { DupGroupId, LinkId } from "../../schemas/ids.ts"
import type { LinkRow, SourceRow } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import { byText, hash16 } from "./hash.ts"

export const linkIdOf = (type: LinkRow["link_type"], from: string, to: string): LinkId => `l_${hash16(type, from, to)}` as LinkId

/** What a source gets from the others. */
export type Copies = Pick<SourceRow, "dup_group_id" | "dup_kind" | "dup_score">

const NO_COPIES: Copies = { dup_group_id: null, dup_kind: null, dup_score: null }

/** The group of each source that has copies, and the links between copies. */
export const resolveSources = ({
  headAt,
  size,
  sketchOf
}: Corpus): { readonly copiesOf: (sourceId: string) => Copies; readonly links: ReadonlyArray<LinkRow> } => {
  const { members, pairs } = findDuplicates(
    Array.from({ length: size }, (_, at) => {
      const { published_at, source_id, text_sha256 } = headAt(at)
      return {
        id: source_id,
        // Read when it is looked at: the sketches of a large corpus are too much for memory.
        get sketch() {
          return sketchOf(at)
        },
        exactKey: text_sha256,
        publishedAt: published_at
      }
    })
  )
  // A group is named after its smallest member, whichever was published first.
  const smallest = new Map<string, string>()
  for (const { first, id } of members) smallest.set(first, byText(id, smallest.get(first) ?? id) <= 0 ? id : (smallest.get(first) ?? id))
  const copies = new Map(
    members.map((member): [string, Copies] => [
      member.id,
      {
        dup_group_id: `dg_${hash16(smallest.get(member.first) ?? member.id)}` as DupGroupId,
        dup_kind: member.kind,
        dup_score: member.score
      }
    ])
  )
  const wires = new Map<string, string>()
  for (let at = 0; at < size; at++) {
    const { source_id, wire_service } = headAt(at)
    if (wire_service !== null) wires.set(source_id, wire_service)
  }
  const links = pairs.map(({ from, kind, score, to }): LinkRow => {
    const service = wires.get(from)
    const link_type = service !== undefined && service === wires.get(to) ? "wire_copy" : "near_duplicate"
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
  return { copiesOf: (sourceId) => copies.get(sourceId) ?? NO_COPIES, links }
}
