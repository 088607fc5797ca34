/** What an article is kept under: a hash of everything that decides over its rows. */
import { createHash } from "node:crypto"
import type { Article } from "../dataset.ts"
import type { OwnNames } from "../own-names.ts"
import { sourceIdOf } from "../extract/source-row.ts"
import { rulesVersion } from "./rules-version.ts"

/** Key of an article: 32 hex digits. */
export type KeyOf = (article: Article) => string

/**
 * Keys for runs with a user's own names. Where an article stands, and the manifest's note, are in no packed row;
 * “these two are one” is asked by *resolve* only; corrections of another article say nothing of this one.
 */
export const createKeyOf = ({ corrections, gazetteer }: OwnNames): KeyOf => {
  // Made for the first article: a program that keeps nothing need not know its rules' version.
  let common: string | null = null
  return (article) => {
    common ??= JSON.stringify([rulesVersion(), process.version, gazetteer])
    const { also_at: _, input_member: __, input_path: ___, note: ____, ...said } = article
    const own = JSON.stringify([said, corrections.points.get(sourceIdOf(article)) ?? []])
    return createHash("sha256").update(common).update("\n").update(own).digest("hex").slice(0, 32)
  }
}
