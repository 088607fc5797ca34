/** What several articles tell: each statement and event with its wordings side by side, and what only one article has. */
import { type Annotation, type ArticleEntry, type Happening, inMemory, loadArticle, loadRows, type ListName, type Pieces, piecesOf, type Statement } from "../data.ts"
import { type Child, counted, grouped, h, jumps, longList, shorten, toArticle, toWords } from "../dom.ts"
import { MODALITIES } from "../words.ts"

const WORD = /[\p{L}\p{N}]+/gu
const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(WORD) ?? [])

/** A text with its own words marked: strongly those that no other telling has, lightly those that some others lack. */
const differing = (text: string, others: ReadonlyArray<ReadonlySet<string>>): ReadonlyArray<Child> => {
  const pieces: Array<Child> = []
  let done = 0
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const having = others.filter((other) => other.has(word.toLowerCase())).length
    if (having === others.length) continue
    pieces.push(text.slice(done, index), having === 0 ? h("mark", {}, word) : h("span.rare", {}, word))
    done = index + word.length
  }
  return [...pieces, text.slice(done)]
}

const MAX_LABEL = 60
/** Groups shown at first, and more each time. */
const GROUPS = 20

type Group<T> = ReadonlyArray<T>

/** A list of rows as a list of their groups: the rows of a group stand together in one file. */
const groupsOf = async <T extends { readonly group: string }>(name: ListName): Promise<Pieces<Group<T>>> => {
  const pieces = await piecesOf<T>(name)
  return { ...pieces, read: async (file) => [...Map.groupBy(await pieces.read(file), (row) => row.group).values()] }
}

export const tellings = async (): Promise<HTMLElement> => {
  const [statements, happenings, entries] = await Promise.all([groupsOf<Statement>("statements"), groupsOf<Happening>("happenings"), loadRows<ArticleEntry>("articles")])
  const nameOf = new Map(entries.map((entry) => [entry.id, entry.outlet ?? shorten(entry.title, MAX_LABEL)]))
  return h("div", {}, h("h1", {}, "Same story, different tellings"),
    h("p", {}, "What several articles tell, each in its words: ", h("mark", {}, "words that no other telling has"), ", ", h("span.rare", {}, "words that some others have"), ". Copies of articles are left out."),
    jumps([["statements", `Statements (${grouped(statements.total)})`], ["events", `Events (${grouped(happenings.total)})`], ["only", "What only one article has"]]),
    h("h2", { id: "statements" }, `Statements (${grouped(statements.total)})`),
    await longList("statements", statements, (group) => group.map((row) => `${row.speaker} ${row.content}`).join(" "), (some) => h("div", {}, ...some.map((group) => statementGroup(group, nameOf))), { step: GROUPS }),
    h("h2", { id: "events" }, `Events (${grouped(happenings.total)})`),
    await longList("events", happenings, (group) => group.map((row) => `${row.kind} ${row.actors?.join(" ")} ${row.text}`).join(" "), (some) => h("div", {}, ...some.map((group) => eventGroup(group, nameOf))), { step: GROUPS }),
    await onlyHere(entries))
}

const sideBySide = <T extends { readonly id: string; readonly source: string }>(
  title: string, group: Group<T>, textOf: (row: T) => string, notesOf: (row: T) => string, nameOf: ReadonlyMap<string, string>
): HTMLElement => {
  const words = group.map((row) => wordsOf(textOf(row)))
  return h("section.group", {}, h("h3", {}, title), h("ul.tellings", {}, ...group.map((row, i) =>
    h("li", {}, h("blockquote", {}, ...differing(textOf(row), words.filter((_, j) => j !== i))), h("p.meta", {}, toWords(row.id, nameOf.get(row.source) ?? row.source), ` · ${notesOf(row)}`)))))
}

const statementGroup = (group: Group<Statement>, nameOf: ReadonlyMap<string, string>): HTMLElement =>
  sideBySide(group.find((row) => row.speaker !== null)?.speaker ?? "Speaker not known", group, (row) => row.content ?? "", (row) => `${row.cue ?? "no cue"} · ${row.kind}`, nameOf)

const eventGroup = (group: Group<Happening>, nameOf: ReadonlyMap<string, string>): HTMLElement => {
  const who = [...new Set(group.flatMap((row) => row.actors ?? []))].join(", ")
  const whom = [...new Set(group.flatMap((row) => row.recipients ?? []))].join(", ")
  const date = group.find((row) => row.date !== null)?.date
  const title = `${group[0].kind}: ${who || "somebody"}${whom === "" ? "" : ` → ${whom}`}${date === undefined ? "" : `, ${date}`}`
  return sideBySide(title, group, (row) => row.text ?? "", (row) => [row.trigger, MODALITIES[row.modality]].filter((part) => part !== null).join(" · "), nameOf)
}

/** What no other article tells, by article; the rows are read when somebody opens it. */
const onlyHere = async (entries: ReadonlyArray<ArticleEntry>): Promise<HTMLElement> => {
  const own = entries.filter((entry) => entry.own_quotes !== null)
  return h("section", {}, h("h2", { id: "only" }, "What only one article has"),
    await longList("articles", inMemory(own), ({ outlet, title }) => `${outlet} ${title}`, (some) => h("div", {}, ...some.map(ofOne))))
}

const ofOne = ({ id, outlet, own_events, own_quotes, title }: ArticleEntry): HTMLElement => {
  const box = h("details", {}, h("summary", {}, `${shorten(title, 2 * MAX_LABEL)}${outlet === null ? "" : ` (${outlet})`}: ${counted(own_quotes ?? 0, "quotation")}, ${counted(own_events ?? 0, "event")}`))
  const fill = async (): Promise<void> => {
    const { events, quotes, source } = await loadArticle(id)
    const characters = Array.from(source.text ?? "")
    const wordsAt = (start: number, end: number): string => characters.slice(start, end).join("").replaceAll(/\s+/gu, " ")
    const item = (row: Annotation, start: number, end: number, about: string): HTMLElement => h("li", {}, toWords(row.id, wordsAt(start, end) || row.id), h("span.meta", {}, ` ${about}`))
    box.append(h("p", {}, toArticle(id, "The article")),
      h("ul", {}, ...quotes.filter((row) => row.kind !== "scare" && row.elsewhere === null).map((row) => item(row, row.start, row.end, `${String(row.speaker ?? "speaker not known")}, ${row.kind}`)),
        ...events.filter((row) => row.elsewhere === null).map((row) => item(row, Number(row.clause_start), Number(row.clause_end), `${row.kind}, ${MODALITIES[String(row.modality)]}`))))
  }
  box.addEventListener("toggle", () => void fill(), { once: true })
  return box
}
