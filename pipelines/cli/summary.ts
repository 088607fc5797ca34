/** What a run says when it is done. */
import type { WrittenDataset } from "../write/DatasetWriter.ts"
import type { Account } from "../check/account.ts"
import { MAX_PARSED_BLOCKS, MAX_PARSED_CHARACTERS, MAX_PARSED_MARKS } from "../../nlp/parsed-part.ts"
import { TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import { columns, escapeControls, escapeLine } from "./terminal.ts"
import type { CutArticle, Reject } from "../dataset.ts"
import type { SkippedCounts } from "../ingest/skipped.ts"
import type { Analysed } from "../news.ts"
import type { Share } from "../shards/Share.ts"

/** Rejects, and articles that were cut, shown before the rest is only counted. */
const SHOWN_REJECTS = 5

/** What was not taken, or not as a whole. */
export interface Shortfalls {
  readonly rejects: ReadonlyArray<Reject>
  readonly cut: ReadonlyArray<CutArticle>
  /** What the readers passed over, by kind. */
  readonly skipped: SkippedCounts
}

/** Rows of each table, rejects, where the dataset lies, and what to try next. `out` as it should be shown. */
export const summary = (written: WrittenDataset, { cut, rejects, skipped }: Shortfalls, out: string, startedBy: StartedBy): string =>
  [
    columns([["table", "rows", "one row is"], ...TABLE_NAMES.map((name) => [name, written.counts[name], tableOf(name).grain])]),
    [accountLine(written.account), ...unreadLine(written.account), ...skippedLine(skipped)].join("\n"),
    ...(cut.length === 0 ? [] : [cutLines(cut)]),
    ...(rejects.length === 0 ? [] : [rejectLines(rejects)]),
    `Dataset in ${escapeLine(out)}: ${written.files.length} files, ${written.checks.length} checks passed.${reportLine(written, out)}`,
    nextCommands(escapeLine(out), startedBy)
  ].join("\n\n")

/** What a run says that did a part of its inputs. */
export const shardSummary = ({ outcomes, seen, work }: Analysed, { index, of }: Share, out: string): string =>
  [
    `Shard ${index} of ${of} in ${escapeLine(out)}: ${outcomes.length} of ${seen.records} records, ${work.analysed} of ${work.articles} articles analysed.`,
    `When all ${of} are there: onrecord merge SHARD… --out DATASET`
  ].join("\n")

/** What became of all that was read. */
const accountLine = ({ accepted, duplicates, read, rejected }: Account): string =>
  `Records: ${read} read = ${accepted} accepted + ${rejected} rejected + ${duplicates} duplicates.`

const skippedLine = (skipped: SkippedCounts): ReadonlyArray<string> => {
  const kinds = Object.entries(skipped).map(([kind, count]) => `${count} × ${kind}`)
  return kinds.length === 0 ? [] : [`Passed over: ${kinds.join(", ")}.`]
}

/** Languages named before the rest is only counted. */
const SHOWN_LANGUAGES = 5

/** What has its sentences and nothing else, most first. */
const unreadLine = ({ unread }: Account): ReadonlyArray<string> => {
  const languages = Object.entries(unread).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
  if (languages.length === 0) return []
  const all = languages.reduce((sum, [, articles]) => sum + articles, 0)
  const shown = languages.slice(0, SHOWN_LANGUAGES).map(([language, articles]) => `${escapeLine(language)} ${articles}`)
  const more = languages.length > SHOWN_LANGUAGES ? ", …" : ""
  return [`${all} not in English (${shown.join(", ")}${more}): these have their sources and sentences and no guesses.`]
}

/** Where a browser finds the report, when the dataset has one. */
const reportLine = ({ files }: WrittenDataset, out: string): string =>
  files.some((file) => file.path === "report/index.html") ? `\nReport: open ${escapeLine(out)}/report/index.html in a browser.` : ""

const LIMITS: Readonly<Record<CutArticle["limit"], number>> = {
  characters: MAX_PARSED_CHARACTERS,
  marks: MAX_PARSED_MARKS,
  paragraphs: MAX_PARSED_BLOCKS
}

/** Where reading ended. */
const limitOf = ({ limit }: CutArticle): string => `${LIMITS[limit].toLocaleString("en")} ${limit}`

const placeOf = (path: string, member: string | null): string => `${escapeLine(path)}${member === null ? "" : `#${escapeLine(member)}`}`

const cutLines = (cut: ReadonlyArray<CutArticle>): string => {
  const shown = cut.slice(0, SHOWN_REJECTS).map((article) => `  ${placeOf(article.path, article.member)} after ${limitOf(article)}`)
  const more = cut.length - shown.length
  return [
    `${cut.length} not read to the end, the rest has its sentences and nothing else:`,
    ...shown,
    ...(more > 0 ? [`  and ${more} more, in run.json`] : [])
  ].join("\n")
}

const rejectLines = (rejects: ReadonlyArray<Reject>): string => {
  const shown = rejects
    .slice(0, SHOWN_REJECTS)
    .map(
      ({ error_code, input_member, input_path, message }) =>
        `  ${error_code} ${placeOf(input_path, input_member)} ${escapeControls(message)}`
    )
  const more = rejects.length - shown.length
  return [`${rejects.length} not taken:`, ...shown, ...(more > 0 ? [`  and ${more} more, in the table rejects`] : [])].join("\n")
}

/** How the program was started, and so how it is started again. */
export type StartedBy = "script" | "bin"

const QUESTION = "select speaker_name, content from quotes where speaker_name is not null limit 5"

/** Three commands that work as they stand. */
const nextCommands = (out: string, startedBy: StartedBy): string => {
  const [run, ask] = startedBy === "script" ? ["npx -y pnpm@10.34.9 pipeline", "npx -y pnpm@10.34.9"] : ["onrecord run", "onrecord"]
  const place = out === "out" ? "" : ` --out ${/[^\w./-]/u.test(out) ? JSON.stringify(out) : out}`
  return [
    "Next:",
    `  ${ask} sql "${QUESTION}"${place}`,
    `  ${ask} evaluate`,
    `  ${run} FOLDER${place === "" ? " --out FOLDER2" : place}`
  ].join("\n")
}
