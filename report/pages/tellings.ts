/** What several articles tell: each statement and event with its wordings side by side, and what only one article has. */
import { type ArticleEntry, type Happening, load, type Statement } from "../data.ts"
import { type Child, h, longList, toWords } from "../dom.ts"

const WORD = /[\p{L}\p{N}]+/gu
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(WORD) ?? [])

/** A text with the words marked that not every other telling has. */
const differing = (text: string, others: ReadonlyArray<ReadonlySet<string>>): ReadonlyArray<Child> => {
  const pieces: Array<Child> = []
  let done = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (others.every((other) => other.has(word.toLowerCase()))) continue
    pieces.push(text.slice(done, index), h("mark", {}, word))
    done = index + word.length
  }
  return [...pieces, text.slice(done)]
}

const MAX_LABEL = 60
const shorten = (title: string): string => (title.length <= MAX_LABEL ? title : `${title.slice(0, MAX_LABEL).replace(/\s+\S*$/u, "")} …`)

const groupsOf = <T extends { readonly group: string }>(rows: ReadonlyArray<T>): ReadonlyArray<ReadonlyArray<T>> => [...Map.groupBy(rows, (row) => row.group).values()].toSorted((a, b) => b.length - a.length)

export const tellings = async (): Promise<HTMLElement> => {
  const [{ happenings, statements }, entries] = await Promise.all([
    load<{ statements: ReadonlyArray<Statement>; happenings: ReadonlyArray<Happening> }>("tellings"), load<ReadonlyArray<ArticleEntry>>("articles")
  ])
  const outletOf = new Map(entries.map((entry) => [entry.id, entry.outlet ?? shorten(entry.title)]))
  const statementGroups = groupsOf(statements)
  const eventGroups = groupsOf(happenings)
  return h("div", {}, h("h1", {}, "Same story, different tellings"),
    h("p", {}, "Marked words are those that not every telling has."),
    h("h2", {}, `Statements (${statementGroups.length})`),
    longList("statements", statementGroups, (group) => group.map((row) => `${row.speaker} ${row.content}`).join(" "), (some) => h("div", {}, ...some.map((group) => statementGroup(group, outletOf)))),
    h("h2", {}, `Events (${eventGroups.length})`),
    longList("events", eventGroups, (group) => group.map((row) => `${row.kind} ${row.actors?.join(" ")} ${row.text}`).join(" "), (some) => h("div", {}, ...some.map((group) => eventGroup(group, outletOf)))),
    onlyHere(entries, statements, happenings))
}

const statementGroup = (group: ReadonlyArray<Statement>, outletOf: ReadonlyMap<string, string>): HTMLElement => {
  const words = group.map((row) => wordsOf(row.content ?? ""))
  return h("section.group", {}, h("h3", {}, group.find((row) => row.speaker !== null)?.speaker ?? "Speaker not known"), h("ul.tellings", {}, ...group.map((row, i) =>
    h("li", {}, h("blockquote", {}, ...differing(row.content ?? "", words.filter((_, j) => j !== i))), h("p.meta", {}, toWords(row.id, outletOf.get(row.source) ?? row.source), ` · ${row.cue ?? "no cue"} · ${row.kind}`)))))
}

const eventGroup = (group: ReadonlyArray<Happening>, outletOf: ReadonlyMap<string, string>): HTMLElement => {
  const [first] = group
  const words = group.map((row) => wordsOf(row.text ?? ""))
  const who = [...new Set(group.flatMap((row) => row.actors ?? []))].join(", ")
  const whom = [...new Set(group.flatMap((row) => row.recipients ?? []))].join(", ")
  return h("section.group", {}, h("h3", {}, `${first.kind}: ${who || "somebody"}${whom === "" ? "" : ` → ${whom}`}${first.date === null ? "" : `, ${first.date}`}`), h("ul.tellings", {}, ...group.map((row, i) =>
    h("li", {}, h("blockquote", {}, ...differing(row.text ?? "", words.filter((_, j) => j !== i))), h("p.meta", {}, toWords(row.id, outletOf.get(row.source) ?? row.source), ` · ${row.trigger ?? ""} · ${row.modality}`)))))
}

const onlyHere = (entries: ReadonlyArray<ArticleEntry>, statements: ReadonlyArray<Statement>, happenings: ReadonlyArray<Happening>): HTMLElement => {
  const count = (rows: ReadonlyArray<{ readonly source: string }>, id: string): number => rows.filter((row) => row.source === id).length
  const rows = entries.map((entry) => ({ entry, quotes: entry.quotes - count(statements, entry.id), events: entry.events - count(happenings, entry.id) }))
  return h("section", {}, h("h2", {}, "What only one article has"), longList("articles", rows, ({ entry }) => entry.title, (some) => h("ul", {}, ...some.map(({ entry, events, quotes }) =>
    h("li", {}, h("a", { href: `#/article/${encodeURIComponent(entry.id)}` }, entry.title), `: ${quotes} quotations and ${events} events that no other article tells`)))))
}
