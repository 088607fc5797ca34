/** Who is whose wife, son or lawyer in an article, and whom “her husband”, “my mother” or “his client” means by that. */
import type { Doc } from "../engine/doc.ts"
import type { NameClusters } from "./local.ts"
import type { Nominal } from "./nominals.ts"

/** “Peter, her husband”: `cluster` is the `noun` of `owner`. */
export interface Tie {
  readonly cluster: number
  readonly owner: number
  readonly noun: string
}

const GROUPS: ReadonlyArray<readonly [group: string, other: string, nouns: RegExp]> = [
  ["child", "parent", /^(?:son|daughter|stepson|stepdaughter|child|boy|girl)$/u],
  ["parent", "child", /^(?:mother|father|mum|mom|dad|parent|stepmother|stepfather)$/u],
  ["spouse", "spouse", /^(?:husband|wife|spouse|partner|widow|widower|fiancé|fiancée|boyfriend|girlfriend)$/u],
  ["sibling", "sibling", /^(?:brother|sister|sibling)$/u],
  ["lawyer", "client", /^(?:lawyer|attorney|barrister|solicitor|counsel|agent)$/u],
  ["client", "lawyer", /^client$/u]
]

const groupOf = (noun: string): (typeof GROUPS)[number] | undefined => GROUPS.find(([, , nouns]) => nouns.test(noun))

/** The ties that appositions tell: “her husband, Peter,”, “Lind's lawyer, Ida Berg”. `clusterAt` has the people of names and pronouns by their token. */
export const tiesIn = (
  doc: Doc,
  nominals: ReadonlyArray<Nominal>,
  { clusterOf }: NameClusters,
  clusterAt: Int32Array
): ReadonlyArray<Tie> =>
  nominals.flatMap(({ apposedTo, head }): ReadonlyArray<Tie> => {
    const possessor = apposedTo < 0 ? -1 : doc.child(head, "poss")
    const owner = possessor < 0 ? -1 : clusterAt[possessor]
    return owner < 0 || owner === clusterOf[apposedTo] ? [] : [{ cluster: clusterOf[apposedTo], owner, noun: doc.lower(head) }]
  })

/** Who somebody's husband, mother or client is: the only one who is said to be, or whose wife, son or lawyer the owner is; -1 for nobody. */
export const tiedTo = (ties: ReadonlyArray<Tie>, noun: string, owner: number, agrees: (cluster: number) => boolean): number => {
  const wanted = groupOf(noun)
  if (wanted === undefined || owner < 0) return -1
  const found = new Set<number>()
  for (const tie of ties) {
    const group = groupOf(tie.noun)
    if (group === undefined) continue
    if (tie.owner === owner && group[0] === wanted[0] && agrees(tie.cluster)) found.add(tie.cluster)
    if (tie.cluster === owner && group[1] === wanted[0] && agrees(tie.owner)) found.add(tie.owner)
  }
  return found.size === 1 ? [...found][0] : -1
}
