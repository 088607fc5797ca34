/**
 * What finding quotations costs: its share of the engine's time, and how the scan of quotation marks grows.
 *
 *   pnpm bench:quotes --corpus PATH [--articles 300] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`. `--write` puts the result into bench/RESULTS.md.
 */
import { cpus, loadavg } from "node:os"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"
import { compileQuoteLexicon } from "../../nlp/quotes/lexicon.ts"
import { findMarks } from "../../nlp/quotes/marks.ts"
import { writeSection } from "../results-page.ts"
import { cpu, isWritten, lexicons, parseAll, texts } from "../stage.ts"

const finder = createQuoteFinder(lexicons)

const spent = { engine: 0, quotes: 0 }
let tokens = 0
let found = 0
spent.engine = parseAll(null, (article, _, isMeasured) => {
  const parsed = cpu()
  const quotes = finder.findQuotes(article, [])
  if (!isMeasured) return
  spent.quotes += cpu() - parsed
  tokens += article.doc.length
  found += quotes.length
})

const tables = compileQuoteLexicon(lexicons).marks
const SIZES = [10_000, 100_000, 1_000_000]
const SHAPES: ReadonlyArray<readonly [name: string, unit: string]> = [
  ["closed", "“a” "],
  ["none closed", "“a "],
  ["none opened", "a” "],
  ["only straight marks", '"'],
  ["only curly marks", "“"],
  ["single marks", "‘a "],
  ["apostrophes", "'a "],
  ["a paragraph each", "“a\n"]
]
const growth = SHAPES.map(([name, unit]) => {
  const seconds = SIZES.map((marks) => {
    const text = unit.repeat(marks)
    const blocks = unit.endsWith("\n")
      ? Array.from({ length: marks }, (_, k) => ({ start: k * unit.length, end: (k + 1) * unit.length - 1 }))
      : [{ start: 0, end: text.length }]
    let best = Number.POSITIVE_INFINITY
    for (let turn = 0; turn < 3; turn++) {
      const start = cpu()
      findMarks(text, blocks, [text.length], [0], tables)
      best = Math.min(best, cpu() - start)
    }
    return best
  })
  return `| ${name} | ${seconds.map((one) => (one * 1000).toFixed(1)).join(" | ")} | ${((seconds[2] / Math.max(seconds[1], 1e-6)) | 0).toString()}× |`
})

const lines = [
  "`pnpm bench:quotes --corpus … --write`",
  "",
  `${texts.length} articles, the last three quarters of them measured: ${tokens} tokens, ${found} quotations; some texts parsed at once as in a run. CPU seconds: engine ${spent.engine.toFixed(2)}, quotations ${spent.quotes.toFixed(2)}:`,
  `**${((100 * spent.quotes) / spent.engine).toFixed(1)} %** of the engine's time.`,
  "",
  "Pairing quotation marks, milliseconds of CPU (best of three), and the growth over the last step (ten times the marks):",
  "",
  `| marks | ${SIZES.map((size) => size.toLocaleString("en-US")).join(" | ")} | growth |`,
  "| --- | --: | --: | --: | --: |",
  ...growth,
  "",
  `${cpus()[0]?.model ?? "?"}; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}.`
]
process.stdout.write(`${lines.join("\n")}\n`)
if (isWritten) writeSection("Quotations", lines)
