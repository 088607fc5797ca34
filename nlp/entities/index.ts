/** The entity stage: names, then whom and what they name. Pure; word lists are compiled once. */
import type { LocalEntity, Mention, ParsedArticle, Quote } from "../annotations.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import { bySpan } from "../span.ts"
import { describeEntity } from "./describe.ts"
import type { GazetteerRow } from "./gazetteer.ts"
import { compileLexicon, type EntityLexicon } from "./lexicon.ts"
import { clusterNames } from "./local.ts"
import { findNames, type NameMention } from "./names.ts"
import { findNominals, indexNames } from "./nominals.ts"
import { resolveReferences } from "./resolve.ts"
import { affiliateByName, affiliateDescribed, gatherRoles } from "./roles.ts"
import { findThings } from "./things.ts"

export {
  type Correctable,
  correctArticle,
  type Corrections,
  NO_CORRECTIONS,
  parseCorrections,
  type PointCorrection
} from "./corrections.ts"
export { type GazetteerRow, parseGazetteer, type UserGazetteer } from "./gazetteer.ts"
export { type ArticleEntities, type EntityGroup, identify } from "./identity.ts"
export type { NameMention } from "./names.ts"
export { compileNicknames, type Nicknames } from "./nicknames.ts"

/** Entities and the mentions that refer to them, in reading order. */
export interface ResolvedMentions {
  readonly mentions: ReadonlyArray<Mention>
  readonly entities: ReadonlyArray<LocalEntity>
}

export interface EntityFinder {
  readonly findNames: (article: ParsedArticle) => ReadonlyArray<NameMention>
  readonly resolveMentions: (article: ParsedArticle, names: ReadonlyArray<NameMention>, quotes: ReadonlyArray<Quote>) => ResolvedMentions
}

/** Compiles the lexicons and a user's own names (`parseGazetteer`), and returns the two steps of the entity stage. */
export const createEntityFinder = (lexicons: LexiconTexts, own: ReadonlyArray<GazetteerRow> = []): EntityFinder => {
  const lexicon = compileLexicon(lexicons, own)
  return {
    findNames: (article) => findNames(article, lexicon),
    resolveMentions: (article, names, quotes) => resolveMentions(article, names, quotes, lexicon)
  }
}

const resolveMentions = (
  article: ParsedArticle,
  names: ReadonlyArray<NameMention>,
  quotes: ReadonlyArray<Quote>,
  lexicon: EntityLexicon
): ResolvedMentions => {
  const { doc, text } = article
  const grouped = clusterNames(text, names, lexicon)
  const index = indexNames(doc, names)
  const nominals = findNominals(article, names, index, lexicon)
  const book = gatherRoles(doc, names, grouped.clusters, grouped.clusterOf, nominals, index)
  const resolved = resolveReferences({ article, names, grouped, nominals, index, book, quotes, lexicon })
  for (const [cluster, votes] of resolved.pronouns) for (const pronoun of votes.keys()) book.learnt[cluster].pronouns.add(pronoun)
  affiliateDescribed(book, { doc, names, grouped, nominals, mentions: resolved.mentions })
  affiliateByName(book, doc.text, names, grouped)
  const entities = grouped.clusters.map((cluster, k) =>
    describeEntity(cluster, names, grouped.surfaces, book.learnt[k], grouped.clusters[book.learnt[k].affiliation] ?? null, lexicon)
  )
  const things = findThings(
    doc,
    names,
    grouped,
    index,
    entities.map(({ sector }) => sector),
    lexicon
  )
  const mentions = [...names.map((name, i) => toMention(name, grouped.clusterOf[i])), ...resolved.mentions, ...things].sort(bySpan)
  return { mentions, entities }
}

const toMention = (name: NameMention, cluster: number): Mention => ({
  start: name.start,
  end: name.end,
  kind: "name",
  type: name.type,
  entities: [cluster],
  title: name.title,
  isMetonym: name.isMetonym,
  isNested: name.isNested,
  ruleId: name.ruleId
})
