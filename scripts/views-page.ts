/** The views and named questions as a page: what each holds, and where its SQL is. */
import { readdirSync, readFileSync } from "node:fs"

const filesOf = (folder: string): ReadonlyArray<readonly [name: string, sql: string]> => {
  const at = new URL(`../sql/${folder}/`, import.meta.url)
  return readdirSync(at)
    .filter((file) => file.endsWith(".sql"))
    .sort()
    .map((file) => [file.slice(0, -".sql".length), readFileSync(new URL(file, at), "utf8")])
}

/** A SQL literal's text. */
const unquoted = (literal: string): string => literal.replaceAll("''", "'")

/** `docs/reference/views.md`. */
export const viewsPage = (): string => {
  const views = filesOf("views").map(([name, sql]) => {
    const comment = unquoted(/^COMMENT ON VIEW \w+ IS '(?<text>(?:[^']|'')*)'/mu.exec(sql)?.groups?.text ?? "")
    return `| [\`${name}\`](../../sql/views/${name}.sql) | ${comment.replaceAll("|", "\\|")} |`
  })
  const questions = filesOf("questions").map(([name, sql]) => {
    const [claim, ...query] = sql.trim().split("\n")
    return `### ${name}\n\n${claim.replace(/^-- /u, "")}\n\n\`\`\`sql\n${query.join("\n")}\n\`\`\`\n`
  })
  return `# Views and questions

\`news.duckdb\` has these views beside the [tables](tables.md). This page is derived from \`sql/\`: \`pnpm run docs\` writes it, a test fails when it is stale.

Views that count leave out copies of articles (of each group of copies the first published stays) and scare quotes. In DuckDB,
\`DESCRIBE <view>\` lists a view's columns.

| view | what it holds |
|---|---|
${views.join("\n")}

## Questions

\`onrecord sql NAME\` asks one of them.

${questions.join("\n")}`
}
