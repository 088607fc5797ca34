import { ENTITY_RULES } from "../nlp/entities/rules/index.ts"

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", "⏎")

/** `docs/reference/entity-rules.md`: every rule of names, descriptions and pronouns with what it finds and what it leaves alone. */
export const entityRulesPage = (): string => `# Rules of names, descriptions and pronouns

Written by \`pnpm run docs\` from \`nlp/entities/rules/\`; each example and counter-example runs as a test. \`rule_id\` of the table \`mentions\` names the rule.
\`names/model-…\` rows are the model's own. ⏎ stands for a line break. A text under “leaves alone” may hold mentions of other rules.

${ENTITY_RULES.map(
  (rule) => `## ${rule.id}

${rule.source}.

| text | finds | type | entity |
|---|---|---|---|
${rule.examples.map(({ entities = [], finds, text, type }) => `| ${cell(text)} | ${cell(finds)} | ${type} | ${cell(entities.join(", "))} |`).join("\n")}

Leaves alone: ${rule.counterExamples.map((text) => `“${cell(text)}”`).join(" · ")}
`
).join("\n")}`
