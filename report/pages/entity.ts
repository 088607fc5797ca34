/** One person, body or place: what is known of it, everything it said, and where it is named. */
import { bucketOf, type Packed, unpack } from "../../pipelines/report/data-file.ts"
import { type Appearance, type ArticleEntry, type Entity, inMemory, load, loadRows, type Overview, type Pieces, piecesOf, type Quotation } from "../data.ts"
import { type Child, counted, h, longList, table, toArticle, toWords } from "../dom.ts"
import { ENTITY_TYPES, sectorWord } from "../words.ts"

type Titles = ReadonlyMap<string, string>

export const entity = async (id: string): Promise<HTMLElement> => {
  const titles: Titles = new Map((await loadRows<ArticleEntry>("articles")).map((entry) => [entry.id, `${entry.title}${entry.outlet === null ? "" : ` (${entry.outlet})`}`]))
  if (id === "unknown") return h("div", {}, h("h1", {}, "Speakers who are not named"), await said(await piecesOf<Quotation>("unnamed"), titles))
  const overview = await load<Overview>("overview")
  const file = await load<Readonly<Record<"entities" | "quotations" | "appearances", Packed>>>(`profiles-${bucketOf(id, overview.profiles)}`)
  const known = unpack<Entity>(file.entities).find((each) => each.id === id)
  if (known === undefined) return h("div", {}, h("h1", {}, "Nothing is known of this one"), h("p", {}, id))
  const quotations = unpack<Quotation>(file.quotations).filter((quotation) => quotation.speaker === id)
  const appearances = unpack<Appearance>(file.appearances).filter((appearance) => appearance.entity === id)
  return h("div", {}, h("h1", {}, known.name), factsOf(known),
    quotations.length === 0 ? null : h("h2", {}, `Said, in ${counted(quotations.length, "quotation")}`),
    quotations.length === 0 ? null : await said(inMemory(quotations), titles),
    h("h2", {}, `Named in ${counted(appearances.length, "article")}`),
    await longList("articles", inMemory(appearances), ({ source }) => titles.get(source) ?? "", (some) =>
      table("Articles that name it", ["Article", "Mentions", "First as"], some.map(({ id: mention, mentions, source, words }) => [toArticle(source, titles.get(source) ?? source), mentions, toWords(mention, words ?? "there", source)]))))
}

const factsOf = (known: Entity): HTMLElement => {
  const facts: ReadonlyArray<readonly [string, string | null]> = [
    ["What", ENTITY_TYPES[known.type] ?? known.type], ["Role", known.role], ["Of", known.affiliation], ["Country", known.country],
    ["Sector", known.sector === null ? null : sectorWord(known.sector)], ["Also called", known.aliases.filter((alias) => alias !== known.name).join(", ")],
    ["Pronouns in the articles", known.pronouns.join(", ")], ["Mentions", `${counted(known.mentions, "mention")} in ${counted(known.articles, "article")}`], ["Id", known.id]
  ]
  return h("dl", {}, ...facts.filter(([, value]) => value !== null && value !== "").flatMap(([name, value]): ReadonlyArray<Child> => [h("dt", {}, name), h("dd", {}, value)]))
}

/** Quotations under the article that has them; each leads to its words. */
const said = (quotations: Pieces<Quotation>, titles: Titles): Promise<HTMLElement> =>
  longList("quotations", quotations, (quotation) => `${quotation.content} ${quotation.speaker_text} ${titles.get(quotation.source)}`, (some) =>
    h("div", {}, ...[...Map.groupBy(some, (quotation) => quotation.source)].map(([source, own]) =>
      h("section", {}, h("h3", {}, toArticle(source, titles.get(source) ?? source)), h("ul.quotations", {}, ...own.map(quotationItem))))))

const quotationItem = (quotation: Quotation): HTMLElement =>
  h("li", {}, h("blockquote", {}, toWords(quotation.id, quotation.content ?? quotation.id)), h("p.meta", {}, [
    [quotation.speaker_text ?? (quotation.speaker === "unknown" ? "nobody is named" : null), quotation.cue].filter((part) => part !== null).join(" "), quotation.kind, quotation.stance === "belief" ? "belief" : null,
    quotation.cue_stance === "neutral" ? null : quotation.cue_stance, quotation.negated ? "said not to have been said" : null
  ].filter((part) => part !== null && part !== "").join(" · ")))
