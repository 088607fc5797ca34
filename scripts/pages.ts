/** Pages that show what the program prints: the command line reference, and the answers and scoreboard of the README. */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../", import.meta.url))

/** Standard output of the program. */
const onrecord = (args: ReadonlyArray<string>): string =>
  execFileSync(process.execPath, ["pipelines/main.ts", ...args], { cwd: ROOT, encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } })

const CLI_HEAD = `# Command line

Written by \`pnpm run docs\` from the program's own help.

In a checkout \`npx -y pnpm@10.34.9 pipeline\` is \`onrecord run\`; \`evaluate\`, \`sql\` and \`parse\` have scripts of their own names.
How a command ends is told by its [exit code](exit-codes.md); what went wrong by a code of [errors](errors.md).

## Settings file

\`onrecord.json\` in the working folder, or the file given with \`--config\`. Options on the command line win. Paths are relative to the file.
A field that is not listed here is refused.

| field | type | option |
|---|---|---|
| \`paths\` | list of text | the paths |
| \`out\` | text | \`--out\` |
| \`formats\` | list of \`arrow\`, \`csv\`, \`parquet\`, \`duckdb\` | \`--format\` |
| \`jobs\` | number from 1 | \`--jobs\` |
| \`maxArticleBytes\` | number from 1 | \`--max-article-bytes\` |
| \`gazetteer\`, \`corrections\` | file names | \`--gazetteer\`, \`--corrections\` |
| \`cache\` | folder name, or \`false\` for none | \`--cache\`, \`--no-cache\` |
| \`cacheSize\` | bytes | \`--cache-size\` |
| \`csvSafe\` | \`true\` or \`false\` | \`--csv-safe\` |
| \`partition\` | \`published_month\` | \`--partition\` |
| \`memory\` | bytes | \`--memory\` |
| \`text\` | \`false\` leaves the words out | \`--no-text\` |
| \`quiet\` | \`true\` or \`false\` | \`--quiet\` |
| \`logFormat\` | \`text\` or \`json\` | \`--log-format\` |

The folder \`--out\` is replaced only when it is empty or holds a dataset of this program; anything else is left alone and the run ends with 5.
The progress bar is drawn on standard error when that is a terminal, and never with \`--quiet\` or \`--log-format json\`.
`

/** Names of the subcommands, as the program lists them. */
const subcommands = (): ReadonlyArray<string> => {
  const help = onrecord(["--help"])
  const listed = /SUBCOMMANDS\n(?<lines>(?: {2}.*\n)+)/u.exec(help)?.groups?.["lines"] ?? ""
  return listed
    .split("\n")
    .map((line) => line.trim().split(/[\s,]+/u)[0])
    .filter((name) => name !== "")
}

/** `docs/reference/cli.md`. */
export const cliPage = (): string => {
  const section = (name: string): string => `## onrecord ${name}\n\n\`\`\`text\n${onrecord([name, "--help"]).trimEnd()}\n\`\`\`\n`
  return [CLI_HEAD, ...subcommands().map(section)].join("\n")
}

/** What stands between two markers of the README. */
const BLOCK = /(?<open><!-- (?<kind>answer|scoreboard)(?: (?<argument>[^>]*?))? -->\n)(?<body>[\s\S]*?)(?<close><!-- end -->)/gu

/** The README with the answers of its SQL blocks and the figures of `eval/results.md` put in. */
export const readmePage = (): string => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8")
  const work = mkdtempSync(join(tmpdir(), "onrecord-readme-"))
  try {
    const dataset = join(work, "dataset")
    onrecord(["run", "seeds", "--out", dataset, "--format", "duckdb", "--no-cache", "--quiet"])
    return readme.replace(BLOCK, (...found) => {
      const { body, close, kind, open, argument } = found.at(-1) as Record<string, string>
      return `${open}${kind === "answer" ? answered(body, dataset) : scoreboard(argument)}${close}`
    })
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** A block of SQL and, after it, its answer. */
const answered = (body: string, dataset: string): string => {
  const sql = /```sql\n(?<sql>[\s\S]*?)```\n/u.exec(body)?.groups?.["sql"] ?? ""
  return `\`\`\`sql\n${sql}\`\`\`\n\n\`\`\`text\n${onrecord(["sql", sql, "--out", dataset]).trimEnd()}\n\`\`\`\n`
}

/** The table of a set in `eval/results.md`. */
const scoreboard = (set: string): string => {
  const sections = readFileSync(join(ROOT, "eval/results.md"), "utf8").split(/^(?=## )/mu)
  const section = sections.find((each) => each.startsWith(`## ${set}\n`)) ?? ""
  return `\n${section.split("\n").slice(2).join("\n").trim()}\n\n`
}
