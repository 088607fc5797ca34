/**
 * What finding times and events costs: their share of the engine's time, and how the joining of reports grows.
 *
 *   pnpm bench:events --corpus PATH [--articles 300] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`. `--write` puts the result into bench/RESULTS.md.
 */
import { cpus, loadavg } from "node:os"
import { createEntityFinder } from "../../nlp/entities/index.ts"
import { type ClusterableEvent, clusterEvents } from "../../nlp/events/clusters.ts"
import { createEventFinder } from "../../nlp/events/index.ts"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"
import { createTimeFinder } from "../../nlp/times/index.ts"
import { writeSection } from "../results-page.ts"
import { cpu, isWritten, lexicons, parseAll, texts } from "../stage.ts"

const entityFinder = createEntityFinder(lexicons)
const quoteFinder = createQuoteFinder(lexicons)
const timeFinder = createTimeFinder(lexicons)
const eventFinder = createEventFinder(lexicons)

const spent = { engine: 0, times: 0, events: 0 }
const counts = { tokens: 0, times: 0, events: 0 }
const reports: Array<ClusterableEvent> = []
spent.engine = parseAll({ year: 2024, month: 5, day: 15 }, (article, turn, isMeasured) => {
  const names = entityFinder.findNames(article)
  const said = quoteFinder.findQuotes(article, names)
  const { entities, mentions } = entityFinder.resolveMentions(article, names, said)
  const quotes = quoteFinder.linkSpeakers(article, said, mentions, entities)
  const before = cpu()
  const times = timeFinder.findTimes(article)
  const timed = cpu()
  const events = eventFinder.findEvents(article, mentions, entities, quotes, times)
  const done = cpu()
  const nameOf = (entity: number): string => entities[entity].name
  const first = reports.length
  for (const event of events)
    reports.push({
      source: String(turn),
      type: event.type,
      mode: event.mode,
      lemma: event.triggerLemma,
      modality: event.modality,
      actors: event.actors.flatMap(({ entities: ids }) => ids.map(nameOf)),
      recipients: event.recipients.flatMap(({ entities: ids }) => ids.map(nameOf)),
      place: null,
      startDay: null,
      endDay: null,
      publishedDay: turn,
      text: article.text.slice(event.start, event.end),
      at: event.trigger.start,
      isNominal: false,
      isPlural: false,
      areLeaders: false,
      isToUnnamed: false,
      antecedent: event.antecedent === null ? null : first + event.antecedent
    })
  if (!isMeasured) return
  spent.times += timed - before
  spent.events += done - timed
  counts.tokens += article.doc.length
  counts.times += times.length
  counts.events += events.length
})

/** Milliseconds of CPU of joining the reports of `copies` times the articles, best of three. */
const joining = (copies: number): number => {
  const all = Array.from({ length: copies }, (_, copy) =>
    reports.map((report) => ({
      ...report,
      source: `${report.source}.${copy}`,
      publishedDay: (report.publishedDay ?? 0) + copy * 1000,
      antecedent: report.antecedent === null ? null : report.antecedent + copy * reports.length
    }))
  ).flat()
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const start = cpu()
    clusterEvents(all)
    best = Math.min(best, cpu() - start)
  }
  return 1000 * best
}
const COPIES = [1, 4, 16]
const costs = COPIES.map(joining)

const seconds = (value: number): string => value.toFixed(2)
const percent = (value: number): string => `${((100 * value) / spent.engine).toFixed(1)} %`
const lines = [
  "`pnpm bench:events --corpus … --write`",
  "",
  `${texts.length} articles, the last three quarters of them measured: ${counts.tokens} tokens, ${counts.times} times, ${counts.events} events; some texts parsed at once as in a run. CPU seconds: engine ` +
    `${seconds(spent.engine)}, times ${seconds(spent.times)} (${percent(spent.times)}), events ${seconds(spent.events)} (${percent(spent.events)}); ` +
    `together **${percent(spent.times + spent.events)}** of the engine's time.`,
  "",
  "Joining the reports of all articles, milliseconds of CPU (best of three):",
  "",
  `| reports | ${COPIES.map((copies) => String(copies * reports.length)).join(" | ")} |`,
  `| --- | ${COPIES.map(() => "--:").join(" | ")} |`,
  `| milliseconds | ${costs.map((cost) => cost.toFixed(0)).join(" | ")} |`,
  "",
  `${cpus()[0].model}, ${cpus().length} threads; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}.`
]
process.stdout.write(`${lines.join("\n")}\n`)
if (isWritten) writeSection("Times and events", lines)
