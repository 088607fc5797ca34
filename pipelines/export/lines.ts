/** JSON Lines: one article with all its rows a line; and passages for retrieval, each with the ids of the rows that stand in it. */
import * as Stream from "effect/Stream"
import { articlesOf, type ExportArticle, type ExportSentence } from "./articles.ts"
import type { Exporter, ExportFile } from "./Exporter.ts"

const jsonLines = <E>(name: string, lines: Stream.Stream<unknown, E>): Stream.Stream<ExportFile, E> =>
  Stream.map(lines, (line) => ({ name, text: `${JSON.stringify(line)}\n` }))

export const jsonl: Exporter = {
  about: "JSON Lines: one article with its sentences, mentions, quotes, times and events a line",
  files: (input) =>
    jsonLines(
      "articles.jsonl",
      Stream.map(articlesOf(input), ({ source, ...rows }) => ({ ...source, ...rows }))
    )
}

export const rag: Exporter = {
  about: "Passages for retrieval as JSON Lines: whole sentences of one paragraph or several, with the ids of their rows",
  files: (input) =>
    jsonLines(
      "passages.jsonl",
      Stream.flatMap(articlesOf(input), (article) => Stream.fromIterable(passagesOf(article)))
    )
}

/** Words of a passage: a paragraph or several, about what embedding models read at once. */
const PASSAGE_WORDS = 180

const wordsOf = (text: string): number => text.split(/\s+/u).filter((word) => word !== "").length

/** Passages of whole sentences: paragraphs are joined until there are enough words, long ones are cut between sentences. */
const groupsOf = (sentences: ReadonlyArray<ExportSentence>): ReadonlyArray<ReadonlyArray<ExportSentence>> => {
  const groups: Array<Array<ExportSentence>> = []
  let words = 0
  for (const sentence of sentences) {
    const own = wordsOf(sentence.text)
    const current = groups.at(-1)
    const breaks = current === undefined || words + own > PASSAGE_WORDS || current[0].section !== sentence.section
    if (breaks) {
      groups.push([sentence])
      words = own
    } else {
      current.push(sentence)
      words += own
    }
  }
  return groups
}

const passagesOf = (article: ExportArticle): ReadonlyArray<unknown> => {
  const { source } = article
  const characters = Array.from(source.text)
  return groupsOf(article.sentences).map((sentences, i) => {
    const char_start = sentences[0].char_start
    const char_end = sentences[sentences.length - 1].char_end
    const inside = <T extends { readonly char_start: number }>(rows: ReadonlyArray<T>): ReadonlyArray<T> =>
      rows.filter((row) => row.char_start >= char_start && row.char_start < char_end)
    const mentions = inside(article.mentions)
    return {
      id: `${source.source_id}/p${i}`,
      text: characters.slice(char_start, char_end).join(""),
      source_id: source.source_id,
      char_start,
      char_end,
      title: source.title,
      outlet: source.outlet,
      url: source.url,
      published_at: source.published_at,
      section: sentences[0].section,
      license: source.license,
      sentence_ids: sentences.map((row) => row.sentence_id),
      entity_ids: [...new Set(mentions.flatMap((row) => row.entity_ids))],
      entities: [...new Set(mentions.flatMap((row) => row.names ?? []))],
      speakers: [
        ...new Set(
          inside(article.quotes)
            .map((row) => row.speaker_name)
            .filter((name) => name !== null)
        )
      ],
      quote_ids: inside(article.quotes).map((row) => row.quote_id),
      event_ids: inside(article.events).map((row) => row.event_id),
      event_types: [...new Set(inside(article.events).map((row) => row.event_type))],
      time_ids: inside(article.times).map((row) => row.time_id)
    }
  })
}
