/** What was measured at each size as the lines of a results page. */

/** One run. */
export interface Measured {
  readonly cpu_s: number
  readonly rss_mb: number
  readonly wall_s: number
  /** From the program's start to its end. */
  readonly whole_ms: number
  /** Memory in use, from the program's start. */
  readonly memory: ReadonlyArray<{ readonly at_ms: number; readonly mb: number }>
  /** `STAGE_ms` and `STAGE_cpu_ms`, in the order of the stages. */
  readonly timings: Readonly<Record<string, number>>
  readonly analysed: number
  readonly outputMb: number
}

export interface Row {
  readonly articles: number
  readonly all: Measured
  readonly again: Measured
}

const CPU = "_cpu_ms"
const stagesOf = ({ timings }: Measured): ReadonlyArray<string> =>
  Object.keys(timings).flatMap((name) => (name.endsWith(CPU) ? [name.slice(0, -CPU.length)] : []))

/** Most memory that was seen in each stage: they come one after the other and end with the program. Null for one that passed unseen. */
export const peaksOf = (run: Measured): ReadonlyArray<number | null> => {
  const stages = stagesOf(run)
  let end = run.whole_ms
  return stages
    .toReversed()
    .map((stage) => {
      const begin = end - run.timings[`${stage}_ms`]
      const seen = run.memory.filter(({ at_ms }) => at_ms >= begin && at_ms < end).map(({ mb }) => mb)
      end = begin
      return seen.length === 0 ? null : Math.max(...seen)
    })
    .toReversed()
}

const ms = (value: number, articles: number): string => `${(value / articles).toFixed(1)} ms`
const count = (value: number): string => value.toLocaleString("en")

const costLine = ({ again, all, articles }: Row): string => {
  const total = stagesOf(all).reduce((sum, stage) => sum + all.timings[stage + CPU], 0)
  const split = stagesOf(all).map((stage) => `${((100 * all.timings[stage + CPU]) / total).toFixed(0)} %`)
  const share = ((100 * again.timings[`analyse${CPU}`]) / all.timings[`analyse${CPU}`]).toFixed(1)
  return `| ${count(articles)} | ${ms(1000 * all.cpu_s, articles)} | ${ms(1000 * all.wall_s, articles)} | ${all.rss_mb.toFixed(0)} MB | ${((1000 * all.outputMb) / articles).toFixed(1)} kB | ${split.join(" : ")} | ${share} % (${again.analysed} analysed) |`
}

const stageLine = ({ all, articles }: Row): string => {
  const peaks = peaksOf(all)
  const cells = stagesOf(all).map(
    (stage, i) => `${ms(all.timings[stage + CPU], articles)}${peaks[i] === null ? "" : `, ${peaks[i].toFixed(0)} MB`}`
  )
  return `| ${count(articles)} | ${cells.join(" | ")} |`
}

const ratio = (what: string, valueOf: (row: Row) => number, large: Row, small: Row): string =>
  `${what} at ${count(large.articles)} over that at ${count(small.articles)}: ${(valueOf(large) / valueOf(small)).toFixed(2)}×.`

/** Two tables and the ratios: time of the largest over the smallest, memory of the largest over the one before it. */
export const describeGrowth = (rows: ReadonlyArray<Row>, fresh: number): ReadonlyArray<string> => {
  const stages = stagesOf(rows[0].all)
  const [first, last] = [rows[0], rows[rows.length - 1]]
  const before = rows[Math.max(0, rows.length - 2)]
  return [
    `| articles | CPU an article | wall an article | peak memory | output an article | CPU of ${stages.join(" : ")} | ${fresh} more: analyse CPU over that of all |`,
    "| --: | --: | --: | --: | --: | --: | --: |",
    ...rows.map(costLine),
    "",
    "CPU an article and most memory in use (looked at twice a second) by stage:",
    "",
    `| articles | ${stages.join(" | ")} |`,
    `|${" --: |".repeat(stages.length + 1)}`,
    ...rows.map(stageLine),
    "",
    ratio("CPU an article", ({ all, articles }) => all.cpu_s / articles, last, first),
    ratio("Wall an article", ({ all, articles }) => all.wall_s / articles, last, first),
    ratio("Peak memory", ({ all }) => all.rss_mb, last, before)
  ]
}
