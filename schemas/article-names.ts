/** The tables of one article by itself, in the order in which the worker's columns stand. Apart, so that naming them loads nothing. */
export const ARTICLE_TABLE_NAMES = ["sources", "sentences", "entities", "mentions", "quotes", "times", "events", "rejects"] as const
export type ArticleTableName = (typeof ARTICLE_TABLE_NAMES)[number]
