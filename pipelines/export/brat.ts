/**
 * brat stand-off (https://brat.nlplab.org/standoff.html): a `.txt` and an `.ann` an article, and an `annotation.conf`. Mentions and
 * quotations are text-bound, events have a trigger and parties, a quotation's speaker is a relation.
 */
import * as Stream from "effect/Stream"
import { articlesOf, type ExportArticle, type Span } from "./articles.ts"
import type { Exporter, ExportFile } from "./Exporter.ts"

const ENTITY_TYPES = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "OTHER"]
const QUOTE_TYPES = ["Quote_direct", "Quote_mixed", "Quote_indirect", "Quote_scare"]
const TIME_TYPES = ["DATE", "TIME", "DURATION", "SET"]
const EVENT_TYPES =
  "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split(" ")
const MODALITIES = ["asserted", "planned", "possible", "hypothetical", "negated", "called_off"]

const CONFIGURATION = [
  "[entities]",
  ...ENTITY_TYPES,
  ...QUOTE_TYPES,
  ...TIME_TYPES,
  "",
  "[relations]",
  `Speaker\tArg1:${QUOTE_TYPES.join("|")}, Arg2:${ENTITY_TYPES.join("|")}`,
  "",
  "[events]",
  ...EVENT_TYPES.map((type) => `${type}\tActor*:${ENTITY_TYPES.join("|")}, Recipient*:${ENTITY_TYPES.join("|")}`),
  "",
  "[attributes]",
  `Modality\tArg:<EVENT>, Value:${MODALITIES.join("|")}`,
  ""
].join("\n")

export const brat: Exporter = {
  about: "brat stand-off: .txt and .ann an article, with an annotation.conf",
  files: (input) =>
    Stream.concat(
      Stream.succeed({ name: "annotation.conf", text: CONFIGURATION }),
      Stream.flatMap(articlesOf(input), (article) => Stream.fromIterable(filesOf(article)))
    )
}

const filesOf = (article: ExportArticle): ReadonlyArray<ExportFile> => {
  const { source } = article
  const characters = Array.from(source.text)
  const lines: Array<string> = []
  let textBound = 0
  let others = 0
  const mark = (type: string, parts: ReadonlyArray<Span>): string => {
    const id = `T${++textBound}`
    // A span may not cross a line end: it is cut there.
    const fragments = parts.flatMap((part) => cutAtLines(characters, part))
    lines.push(
      `${id}\t${type} ${fragments.map(({ end, start }) => `${start} ${end}`).join(";")}\t${fragments.map(({ end, start }) => characters.slice(start, end).join("")).join(" ")}`
    )
    return id
  }
  const mentions = new Map<string, string>()
  const byStart = new Map<string, string>()
  for (const row of article.mentions) {
    const id = mark(row.mention_type, [{ start: row.char_start, end: row.char_end }])
    mentions.set(row.mention_id, id)
    byStart.set(`${row.char_start} ${row.char_end}`, id)
    if (row.names?.length > 0) lines.push(`#${++others}\tAnnotatorNotes ${id}\t${row.names.join(", ")}`)
  }
  for (const row of article.times) {
    lines.push(`#${++others}\tAnnotatorNotes ${mark(row.timex_type, [{ start: row.char_start, end: row.char_end }])}\t${row.timex_value}`)
  }
  for (const row of article.quotes) {
    const id = mark(`Quote_${row.quote_kind}`, row.parts)
    const speaker = row.speaker_mention_id === null ? undefined : mentions.get(row.speaker_mention_id)
    if (speaker !== undefined) lines.push(`R${++others}\tSpeaker Arg1:${id} Arg2:${speaker}`)
  }
  for (const row of article.events) {
    const trigger = mark(row.event_type, [{ start: row.trigger_start, end: row.trigger_end }])
    const role = (name: string, spans: ReadonlyArray<Span>): ReadonlyArray<string> =>
      spans
        .map(({ end, start }) => byStart.get(`${start} ${end}`))
        .filter((id) => id !== undefined)
        .map((id, i) => `${name}${i === 0 ? "" : i + 1}:${id}`)
    const id = `E${++others}`
    lines.push(
      `${id}\t${[`${row.event_type}:${trigger}`, ...role("Actor", row.actor_spans), ...role("Recipient", row.recipient_spans)].join(" ")}`
    )
    lines.push(`A${++others}\tModality ${id} ${row.modality}`)
  }
  return [
    { name: `${source.source_id}.txt`, text: source.text },
    { name: `${source.source_id}.ann`, text: lines.map((line) => `${line}\n`).join("") }
  ]
}

const cutAtLines = (characters: ReadonlyArray<string>, { end, start }: Span): ReadonlyArray<Span> => {
  const fragments: Array<Span> = []
  let from = start
  for (let i = start; i <= end; i++) {
    if (i < end && characters[i] !== "\n") continue
    if (i > from) fragments.push({ start: from, end: i })
    from = i + 1
  }
  return fragments
}
