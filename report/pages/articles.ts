/** The list of articles. */
import { type ArticleEntry, inMemory, load, loadRows, type Overview } from "../data.ts"
import { counted, grouped, h, longList, shorten, table, toArticle } from "../dom.ts"

const MAX_TITLE = 140

export const articles = async (): Promise<HTMLElement> => {
  const [list, { counts }] = await Promise.all([loadRows<ArticleEntry>("articles"), load<Overview>("overview")])
  const rows = (some: ReadonlyArray<ArticleEntry>): HTMLElement =>
    table("All articles, oldest first", ["Title", "Outlet", "Date", "Words", "Quotations", "Events", "Notes"], some.map((entry) => [
      toArticle(entry.id, shorten(entry.title, MAX_TITLE)),
      entry.outlet ?? "not known",
      entry.date === null ? "not known" : `${entry.date}${entry.date_basis === "inferred" ? " (inferred)" : ""}`,
      entry.words, entry.quotes, entry.events, notesOf(entry)
    ]))
  return h("div", {}, h("h1", {}, "Articles"),
    h("p", {}, `${counted(counts.sources ?? 0, "article")}, ${counted(counts.quotes ?? 0, "quotation")}, ${counted(counts.events ?? 0, "event")}; ${grouped(counts.entities ?? 0)} people, bodies and places.`,
      " All of it was read by a program: it says what the articles say, and it is sometimes wrong. Every row leads to its words, so look before you quote. ", h("a", { href: "#/dataset" }, "About the dataset"), "."),
    await longList("articles", inMemory(list), (entry) => `${entry.title} ${entry.outlet} ${entry.date} ${entry.path} ${entry.member}`, rows))
}

const notesOf = ({ dup_kind, language, wire }: ArticleEntry): string =>
  [dup_kind === null ? "" : dup_kind === "exact" ? "exact copy" : "near copy", wire === null ? "" : `wire: ${wire}`, language === "en" ? "" : `language: ${language}`].filter((note) => note !== "").join(", ")
