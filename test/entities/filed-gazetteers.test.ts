import { describe, expect, it } from "vitest"
import { compileGazetteers, FILED, fileGazetteers, type Gazetteers, list } from "../../nlp/entities/gazetteer-tables.ts"
import { wordAt } from "../../nlp/entities/phrases.ts"
import { parseTable } from "../../nlp/lexicon/table.ts"
import { lexiconTexts } from "../layout/lexicons.ts"

const compiled = compileGazetteers(lexiconTexts, [])
const filedTexts = { ...lexiconTexts, [FILED]: fileGazetteers(compiled) }
const filed = compileGazetteers(filedTexts, [])

const forms = ["countries", "country-forms", "organisations", "cities", "regions", "groups-and-events", "languages"]
  .flatMap((name) => parseTable(lexiconTexts, name))
  .flatMap((row) => [row.name ?? row.form, ...list(row.aliases ?? ""), ...list(row.demonyms ?? "")])
  .flatMap((form) => [form, form.toUpperCase()])

describe("gazetteers that were filed", () => {
  it("give what the lists give, for every form of theirs", () => {
    expect(forms.length).toBeGreaterThan(5000)
    const answers = ({ capitalised, gazetteer }: Gazetteers) =>
      forms.map((form) => {
        const text = `${form} was named`
        const tables = [gazetteer, capitalised]
        return tables.map((table) => [table.mayStart(text, 0), table.longestAt(text, 0, wordAt(text, 0)), table.entriesOf(form)])
      })
    expect(answers(filed)).toEqual(answers(compiled))
    expect(filed.countries).toEqual(compiled.countries)
  })

  it("hold one thing once", () => {
    expect(filed.gazetteer.entriesOf("Norway")[0]).toBe(filed.countries.get("NOR"))
    expect(filed.capitalised.entriesOf("NORWAY")[0]).toBe(filed.countries.get("NOR"))
  })

  it("are not read where a user has names", () => {
    const own = compileGazetteers(filedTexts, [{ name: "Norway", type: "ORG", externalId: null, aliases: [] }])
    expect(own.gazetteer.entriesOf("Norway").map(({ kind }) => kind)).toEqual(["user", "country"])
  })
})
