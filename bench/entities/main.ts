/**
 * What finding entities costs: the share of the engine's time of names and of references, and the identity of many articles.
 *
 *   pnpm bench:entities --corpus PATH [--articles 300] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`. `--write` puts the result into bench/RESULTS.md.
 */
import { cpus, loadavg } from "node:os"
import { type ArticleEntities, createEntityFinder, identify } from "../../nlp/entities/index.ts"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"
import { writeSection } from "../results-page.ts"
import { cpu, isWritten, lexicons, parseAll, texts } from "../stage.ts"

const finder = createEntityFinder(lexicons)
const quoteFinder = createQuoteFinder(lexicons)

const spent = { engine: 0, names: 0, references: 0 }
let tokens = 0
const corpus: Array<ArticleEntities> = []
spent.engine = parseAll(null, (article, turn, isMeasured) => {
  const parsed = cpu()
  const names = finder.findNames(article)
  const named = cpu()
  const quotes = quoteFinder.findQuotes(article, names)
  const quoted = cpu()
  const { entities, mentions } = finder.resolveMentions(article, names, quotes)
  const resolved = cpu()
  const mentionCounts = entities.map((_, k) => mentions.filter((mention) => mention.entities.includes(k)).length)
  corpus.push({ sourceId: `s_${turn}`, publishedOn: null, entities, mentionCounts })
  if (!isMeasured) return
  spent.names += named - parsed
  spent.references += resolved - quoted
  tokens += article.doc.length
})

/** Milliseconds of CPU of joining `copies` times the articles, best of three. */
const joining = (copies: number): number => {
  const articles = Array.from({ length: copies }, (_, copy) =>
    corpus.map((article) => ({ ...article, sourceId: `${article.sourceId}.${copy}` }))
  ).flat()
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const start = cpu()
    identify(articles)
    best = Math.min(best, cpu() - start)
  }
  return 1000 * best
}
const COPIES = [1, 4, 16]
const costs = COPIES.map(joining)

const seconds = (value: number): string => value.toFixed(2)
const percent = (value: number): string => `${((100 * value) / spent.engine).toFixed(1)} %`
const lines = [
  "`pnpm bench:entities --corpus … --write`",
  "",
  `${texts.length} articles, the last three quarters of them measured: ${tokens} tokens, some texts parsed at once as in a run. CPU seconds: engine ${seconds(spent.engine)}, names ${seconds(spent.names)}, ` +
    `references ${seconds(spent.references)}: **${percent(spent.names + spent.references)}** of the engine's time.`,
  "",
  "Joining the entities of all articles, milliseconds of CPU (best of three):",
  "",
  `| articles | ${COPIES.map((copies) => String(copies * corpus.length)).join(" | ")} |`,
  `| --- | ${COPIES.map(() => "--:").join(" | ")} |`,
  `| entities | ${COPIES.map((copies) => String(copies * corpus.reduce((sum, { entities }) => sum + entities.length, 0))).join(" | ")} |`,
  `| milliseconds | ${costs.map((cost) => cost.toFixed(0)).join(" | ")} |`,
  "",
  `${cpus()[0].model}, ${cpus().length} threads; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}.`
]
process.stdout.write(`${lines.join("\n")}\n`)
if (isWritten) writeSection("Entities", lines)
