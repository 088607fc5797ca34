import { CUE_RULES } from "../nlp/quotes/rules/index.ts"
import { MARK_RULES } from "../nlp/quotes/rules/mark-cards.ts"

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n\n", " ⏎ ")

/** `docs/reference/quote-rules.md`: every rule of quotations with what it finds and what it leaves alone. */
export const quoteRulesPage = (): string => `# Rules of quotations

Written by \`pnpm run docs\` from \`nlp/quotes/rules/\`; each example and counter-example runs as a test. \`rule_id\` of the table \`quotes\` names the rule.
A text under “leaves alone” may hold quotations of other rules. How the rules work together: [how quotations are found](../explanation/quotes.md).

${[...CUE_RULES, ...MARK_RULES]
  .map(
    (rule) => `## ${rule.id}

${rule.source}.

| text | kind | content | speaker | cue |
|---|---|---|---|---|
${rule.examples.map(({ content, cue, kind, speaker, text }) => `| ${cell(text)} | ${kind} | ${cell(content.join(" … "))} | ${speaker ?? ""} | ${cue ?? ""} |`).join("\n")}

Leaves alone: ${rule.counterExamples.map((text) => `“${cell(text)}”`).join(" · ")}
`
  )
  .join("\n")}`
