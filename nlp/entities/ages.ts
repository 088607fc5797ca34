/** How old the text says that people are: “Mara Lind, 34,”, “34-year-old Mara Lind”. */
import type { NameClusters } from "./local.ts"
import type { NameMention } from "./names.ts"
import type { Nominal } from "./nominals.ts"

const BEHIND = /^(?:, (?:who is |aged )?(?<age>\d{1,3})(?=[,.;)]| and )| \((?<bracketed>\d{1,3})\))/u
const BEFORE = /(?<![\d.,])(?<age>\d{1,3})[-–‑]year[-–‑]old (?:[\p{Ll}-]+ ){0,4}$/u

/** Ages by cluster, where a description asks for one; clusters without an age are left out. */
export const agesIn = (
  text: string,
  names: ReadonlyArray<NameMention>,
  { clusterOf }: NameClusters,
  nominals: ReadonlyArray<Nominal>
): ReadonlyMap<number, ReadonlySet<number>> => {
  const ages = new Map<number, Set<number>>()
  if (nominals.every(({ age }) => age === null)) return ages
  names.forEach((name, k) => {
    if (name.type !== "PERSON") return
    const behind = BEHIND.exec(text.slice(name.end, name.end + 18))?.groups
    const age = behind?.age ?? behind?.bracketed ?? BEFORE.exec(text.slice(Math.max(0, name.start - 60), name.start))?.groups?.age
    if (age !== undefined) ages.set(clusterOf[k], (ages.get(clusterOf[k]) ?? new Set()).add(Number(age)))
  })
  return ages
}
