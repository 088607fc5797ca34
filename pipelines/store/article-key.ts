/** What an article is kept under: a hash of everything that decides over its rows. */
import { hash } from "node:crypto"
import type { SourceId } from "../../schemas/ids.ts"
import type { Article } from "../dataset.ts"
import type { OwnNames } from "../own-names.ts"
import { sourceIdOf } from "../extract/source-row.ts"
import { rulesVersion } from "./rules-version.ts"

/** What an article says, in short. */
export interface Said {
  /** 32 hex digits, over all but where the article stands and the manifest's note, which are in no packed row. */
  readonly hash: string
  /** By which corrections go. */
  readonly source_id: SourceId
}

/** Key of an article: 32 hex digits. */
export type KeyOf = (said: Said) => string

export const hashOf = (...parts: ReadonlyArray<string>): string => hash("sha256", `${parts.join("\n")}\n`).slice(0, 32)

export const saidBy = (article: Article): Said => {
  const { also_at: _, input_member: __, input_path: ___, note: ____, ...said } = article
  return { hash: hashOf(JSON.stringify(said)), source_id: sourceIdOf(article) }
}

/**
 * Keys for runs with a user's own names. “These two are one” is asked by *resolve* only; corrections of another article say
 * nothing of this one.
 */
export const createKeyOf = ({ corrections, gazetteer }: OwnNames): KeyOf => {
  // Made for the first article: a program that keeps nothing need not know its rules' version.
  let common: string | null = null
  return ({ hash, source_id }) => {
    common ??= JSON.stringify([rulesVersion(), process.version, gazetteer])
    return hashOf(common, hash, JSON.stringify(corrections.points.get(source_id) ?? []))
  }
}
