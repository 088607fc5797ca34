/** `DATACARD.md`: what a dataset is, how it was made, what it is not, and what its users owe to the people in it. */
import type { TableName } from "../../schemas/index.ts"
import { TABLE_NAMES, tableOf } from "../../schemas/index.ts"

export interface DataCardFacts {
  readonly counts: Readonly<Record<TableName, number>>
  readonly licences: ReadonlyArray<string>
  readonly versions: Readonly<Record<string, string>>
  readonly withText: boolean
  readonly languages: ReadonlyArray<string>
  readonly firstDate: string | null
  readonly lastDate: string | null
  readonly persons: number
  /** Of them, those to whom a quotation is attributed. */
  readonly speakers: number
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

/** The card's text. No clock, no machine path. */
export const dataCard = ({
  counts,
  firstDate,
  languages,
  lastDate,
  licences,
  persons,
  speakers,
  versions,
  withText
}: DataCardFacts): string => `# Data card

## What it is

${counted(counts.sources, "news article", "news articles")} as typed tables. Languages: ${languages.join(", ") || "none"}. Published: ${firstDate === null ? "not known" : firstDate === lastDate ? firstDate : `${firstDate} to ${lastDate}`}.

| table | rows | one row is |
|---|---:|---|
${TABLE_NAMES.map((name) => `| ${name} | ${counts[name]} | ${tableOf(name).grain} |`).join("\n")}

The meaning of every column is in \`dictionary.md\`, and travels in the Arrow files, in \`news.duckdb\`, \`datapackage.json\`, \`croissant.json\` and \`csv-metadata.json\`.

## How it was made

By Onrecord ${versions.onrecord ?? ""}, by rules and a small English model, without a person looking at each row. The same articles give the same bytes.
\`rule_id\` names the rule behind a row, \`confidence\` how often that rule was right on annotated articles (null where too few cases are known).
\`run.json\` holds versions, settings, and the SHA-256 of every input and output.

## What it is not

- Not verified: a quotation is what an article says somebody said; an event is what an article reports. \`modality\` tells what happened from what is planned, possible, denied or called off.
- Not complete: what the rules do not see is not in the tables. Only English is read; other languages have rows in \`sources\` and \`sentences\` only.
- Not a sample of anything but the articles that were put in. Copies are marked in \`sources\` (\`dup_group_id\`) and left out of the views that count.

## Licence of the texts

${licences.length === 0 ? "The articles' licences are not known to the dataset." : `As declared by the articles: ${licences.join("; ")}.`}
${withText ? "The articles' words are in the tables: share them only as their licences allow, or make the dataset again with `--no-text`." : "The articles' words were left out (`--no-text`): offsets and hashes point into them."}

## The people in it

${counted(persons, "person is", "persons are")} named, as the articles named them (\`entities\` with \`entity_type = 'PERSON'\`); words are attributed to ${speakers} of them. Some will be private
persons, accused or victims, and some rows about them are wrong: look at the words before you say anything of a person, and decide nothing about one by these tables alone.
Gender is recorded only as the pronouns that the articles use; nothing is inferred from a name or looked up elsewhere.

To take an article out, delete it from the input and run again with \`--clear-cache\`: no trace of it stays, here or among the analysed articles that are kept for the next run.
To take a person out, take out the articles that name them (\`SELECT DISTINCT input_path FROM mentions JOIN entities USING (entity_id) JOIN sources USING (source_id)
WHERE name = '…'\`), or strike the name from them. To correct a row, give \`--corrections FILE\`: corrections hold from run to run.
`
