/** The entity stage: names, then whom and what they name. Pure; word lists are compiled once. */
import type { LocalEntity, Mention, ParsedArticle, Quote } from "../annotations.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import { compileLexicon } from "./lexicon.ts"
import { clusterNames, toLocalEntity } from "./local.ts"
import { findNames, type NameMention } from "./names.ts"

export type { NameMention } from "./names.ts"

/** Entities and the mentions that refer to them, in reading order. */
export interface ResolvedMentions {
  readonly mentions: ReadonlyArray<Mention>
  readonly entities: ReadonlyArray<LocalEntity>
}

export interface EntityFinder {
  readonly findNames: (article: ParsedArticle) => ReadonlyArray<NameMention>
  readonly resolveMentions: (article: ParsedArticle, names: ReadonlyArray<NameMention>, quotes: ReadonlyArray<Quote>) => ResolvedMentions
}

/** Compiles the lexicons and returns the two steps of the entity stage. */
export const createEntityFinder = (lexicons: LexiconTexts): EntityFinder => {
  const lexicon = compileLexicon(lexicons)
  return {
    findNames: (article) => findNames(article, lexicon),
    resolveMentions: (article, names) => {
      const { clusters, clusterOf } = clusterNames(article.text, names, lexicon)
      const mentions = names.map(
        (name, i): Mention => ({
          start: name.start,
          end: name.end,
          kind: "name",
          type: name.type,
          entities: [clusterOf[i]],
          title: name.title,
          isMetonym: name.isMetonym,
          isNested: name.isNested,
          ruleId: name.ruleId
        })
      )
      return { mentions, entities: clusters.map((cluster) => toLocalEntity(article.text, cluster, names)) }
    }
  }
}
