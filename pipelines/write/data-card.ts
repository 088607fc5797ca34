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
}

/** The card's text. No clock, no machine path. */
export const dataCard = ({
  counts,
  firstDate,
  languages,
  lastDate,
  licences,
  persons,
  versions,
  withText
}: DataCardFacts): string => `# Data card

## What it is

${counts.sources} news articles as typed tables: ${TABLE_NAMES.map((name) => `${counts[name]} ${name}`).join(", ")}.
Languages: ${languages.join(", ") || "none"}. Published: ${firstDate === null ? "not known" : `${firstDate} to ${lastDate}`}.
${TABLE_NAMES.map((name) => `- **${name}**: one row is ${tableOf(name).grain}`).join("\n")}

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

${persons} persons are named, as articles named them. Gender is recorded only as the pronouns that the articles use.
To take a person or an article out: delete the article from the input and run again; no trace of it stays. To correct a row, give \`--corrections FILE\`.
`
