import type { ArticleAnnotations } from "../../nlp/annotations.ts"
import { hash } from "node:crypto"
import type { SourceId } from "../../schemas/ids.ts"
import type { Article, ArticleTables } from "../dataset.ts"
import { countWords, type Frame, optionalSpan } from "./frame.ts"
import { readProvenance } from "./provenance.ts"

const sha256 = (text: string): string => hash("sha256", text)

/** `s_` and 16 hex digits: of the bytes' SHA-256, or, where an address is known, of that and the address. */
export const sourceIdOf = ({ sha256: ofBytes, url }: Article): SourceId =>
  `s_${(url === null ? ofBytes : sha256(`${ofBytes}\n${url}`)).slice(0, 16)}` as SourceId

/** Host name of an address, without `www.`; null when it is none. */
const domainOf = (url: string | null): string | null =>
  url !== null && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, "") || null : null

/** The `sources` row, but for what only the whole corpus tells. */
export const sourceRow = (frame: Frame, article: Article, annotations: ArticleAnnotations): ArticleTables["source"] => {
  const { published } = article
  const { byline, datelinePlace, title, titleSpan, wireService } = readProvenance(article, annotations.blocks)
  const at = optionalSpan(frame, "title", titleSpan)
  return {
    source_id: frame.sourceId,
    input_path: article.input_path,
    input_member: article.input_member,
    also_at: article.also_at,
    sha256: article.sha256,
    byte_length: article.byte_length,
    media_type: article.media_type,
    charset: article.charset,
    url: article.url,
    canonical_url: article.canonical_url,
    domain: domainOf(article.canonical_url ?? article.url),
    outlet: article.outlet,
    byline,
    title,
    title_start: at.title_start,
    title_end: at.title_end,
    published_at: published.at,
    published_tz: published.tz,
    published_grain: published.grain,
    published_basis: published.basis,
    dateline_place: datelinePlace,
    language: article.language,
    language_basis: article.language_basis,
    license: article.license,
    text: article.text,
    text_sha256: sha256(article.text),
    char_count: frame.toCodePoints(article.text.length),
    word_count: countWords(article.text),
    paragraph_count: annotations.blocks.length,
    sentence_count: annotations.sentences.length,
    is_wire: wireService !== null,
    wire_service: wireService,
    text_map: article.text_map.map(({ text_start, text_end, raw_start, raw_end }) => ({
      text_start: frame.toCodePoints(text_start),
      text_end: frame.toCodePoints(text_end),
      raw_start,
      raw_end
    }))
  }
}
