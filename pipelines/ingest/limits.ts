/** Limits of one article; docs/reference/limits.md lists them all. */

/** Bytes of an article's text in UTF-8, when `--max-article-bytes` says nothing: more than “War and Peace” has. */
export const MAX_ARTICLE_BYTES = 4 * 1024 * 1024
/** Lines and sentence ends of an article: each makes a row. Three times those of “War and Peace”. */
export const MAX_ARTICLE_BREAKS = 100_000
/** Milliseconds that a thread may read one page. No page that is within the other limits takes a hundredth of it. */
export const MAX_PAGE_MS = 120_000
/** UTF-16 units of a web page, markup included. */
export const MAX_PAGE_CHARACTERS = 8 * 1024 * 1024
/** Elements that a page makes, those among them that the rules of HTML repeat or add. */
export const MAX_ELEMENTS = 300_000
/** Attributes of one tag, counted generously. */
export const MAX_ATTRIBUTES = 2000
