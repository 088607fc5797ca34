import { timeRules } from "../nlp/times/index.ts"

const cell = (text: string): string => text.replaceAll("|", "\\|")

/** `docs/reference/time-rules.md`: every rule of time expressions with what it reads and what it leaves alone. */
export const timeRulesPage = (): string => `# Rules of time expressions

Written by \`pnpm run docs\` from \`nlp/times/rules/\`; each example and counter-example runs as a test. \`rule_id\` of the table \`times\` names the rule.
Examples are read as news of Monday, 2023-06-19. A text under “leaves alone” may hold expressions of other rules.

${timeRules
  .map(
    (rule) => `## ${rule.id}

${rule.source}.

| text | words | value |
|---|---|---|
${rule.examples.map(({ text, words, value }) => `| ${cell(text)} | ${cell(words)} | \`${value}\` |`).join("\n")}

Leaves alone: ${rule.counterExamples.map((text) => `“${text}”`).join(" · ")}
`
  )
  .join("\n")}`
