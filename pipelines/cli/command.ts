/** The command line: subcommands, their options, what each option falls back to. */
import { availableParallelism } from "node:os"
import { fileURLToPath } from "node:url"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Option from "effect/Option"
import { Argument, Command, Flag } from "effect/cli"
import { LAYERS } from "../../eval/figures.ts"
import { ARTICLE_TABLE_NAMES } from "../../schemas/article-names.ts"
import { EXPORT_FORMATS } from "../export/formats.ts"
import { cacheFlags, cacheOf } from "./cache-flags.ts"
import { parseCommand } from "./parse.ts"
import { parseShare } from "../shards/Share.ts"
import { parseFieldMap } from "../ingest/fields.ts"
import { MAX_ARTICLE_BYTES } from "../ingest/limits.ts"
import { sizeFlag } from "./size.ts"
import { PARTITIONS } from "../write/options.ts"
import { FORMATS, LOG_FORMATS, readSettings, SETTINGS_NAME } from "./Settings.ts"

const paths = Argument.String("path").pipe(
  Argument.withDescription("Files, folders or quoted patterns of articles, - for standard input; the folder seeds when none is given"),
  Argument.variadic()
)
const out = Flag.String("out").pipe(
  Flag.withAlias("o"),
  Flag.withDescription("Folder of the dataset, out when not given; an earlier dataset there is replaced, anything else is left alone"),
  Flag.optional
)
const formats = Flag.Literals("format", FORMATS).pipe(
  Flag.withAlias("f"),
  Flag.withDescription("What to write; may be given several times; all of them when not given"),
  Flag.atLeast(0)
)
const jobsFlag = (description: string) =>
  Flag.Int("jobs").pipe(
    Flag.withAlias("j"),
    Flag.withDescription(description),
    Flag.filter(
      (n) => n >= 1,
      (n) => `a number of threads from 1, not ${n}`
    ),
    Flag.optional
  )
const map = Flag.String("map").pipe(
  Flag.withDescription("Which field of JSON and CSV records holds what, such as text=body,published_at=date"),
  Flag.map(parseFieldMap),
  Flag.filterMap(
    (map) => (typeof map === "string" ? Option.none() : Option.some(map)),
    (reason) => String(reason)
  ),
  Flag.optional
)
const maxArticleBytes = Flag.Int("max-article-bytes").pipe(
  Flag.withDescription(`Bytes of an article's text, ${MAX_ARTICLE_BYTES} when not given; a larger article is rejected`),
  Flag.filter(
    (n) => n >= 1,
    (n) => `a number of bytes from 1, not ${n}`
  ),
  Flag.optional
)
const gazetteer = Flag.String("gazetteer").pipe(
  Flag.withDescription("CSV of names of your own: name, aliases (apart by |), type, external_id"),
  Flag.optional
)
const corrections = Flag.String("corrections").pipe(
  Flag.withDescription("CSV of corrections that are kept from run to run; see docs/how-to/correct.md"),
  Flag.optional
)
const shard = Flag.String("shard").pipe(
  Flag.withDescription("Do one part of the inputs, such as 2/8, and write it to be merged; see docs/how-to/scale.md"),
  Flag.filterMap(
    (text) => Option.fromNullOr(parseShare(text)),
    (text) => `a part such as 2/8, not ${text}`
  ),
  Flag.optional
)
const replay = Flag.String("replay").pipe(
  Flag.withDescription(
    "A dataset, or its table of rejects, from an earlier run over the same paths: takes again what was rejected, and says what became of it"
  ),
  Flag.optional
)
const csvSafe = Flag.Boolean("csv-safe").pipe(
  Flag.withDescription("Put an apostrophe before texts of the CSV files that a spreadsheet would take for formulas"),
  Flag.withDefault(false)
)
const partition = Flag.Literals("partition", PARTITIONS).pipe(
  Flag.withDescription("Write Parquet parted by this as well, in Hive's layout, under partitioned/"),
  Flag.optional
)
const memory = sizeFlag(
  "memory",
  "What DuckDB may take while tables are written, such as 8GB; when not given 400MB, or 180 bytes a row. More is spilled to disk"
)
const noText = Flag.Boolean("no-text").pipe(
  Flag.withDescription("Leave the articles' words out of every table and file; offsets and hashes stay"),
  Flag.withDefault(false)
)
const quiet = Flag.Boolean("quiet").pipe(Flag.withAlias("q"), Flag.withDescription("Say nothing but errors"), Flag.withDefault(false))
const logFormat = Flag.Literals("log-format", LOG_FORMATS).pipe(
  Flag.withDescription("Log lines on standard error as text or JSON"),
  Flag.optional
)
const otlp = Flag.String("otlp").pipe(
  Flag.withDescription(
    "Address of an OpenTelemetry collector, such as http://127.0.0.1:4318, to which spans and metrics go; nothing goes anywhere when not given"
  ),
  Flag.filter(
    (url) => /^https?:/u.test(url) && URL.canParse(url),
    (url) => `an http or https address, not ${url}`
  ),
  Flag.optional
)

/** With a collector, or without: the module that talks to one is not even loaded then. */
const observed = (url: Option.Option<string>) =>
  Option.isNone(url)
    ? Layer.empty
    : Layer.unwrap(
        Effect.map(
          Effect.promise(() => import("./observe.ts")),
          ({ exportTo }) => exportTo(url.value)
        )
      )

const config = Flag.String("config").pipe(
  Flag.withDescription(`Settings file; ${SETTINGS_NAME} of the working folder when not given`),
  Flag.optional
)

/** A folder of the package. */
const packaged = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const startedBy = () => (["pipeline", "merge"].includes(process.env["npm_lifecycle_event"] ?? "") ? ("script" as const) : ("bin" as const))

/** Ends the process with this code once everything is closed. */
const exitWith = (code: number): Effect.Effect<void> => Effect.sync(() => void (process.exitCode = code))

const run = Command.make(
  "run",
  {
    paths,
    out,
    formats,
    jobs: jobsFlag("Threads that analyse articles, one a processor when not given; the dataset is the same for any number"),
    map,
    maxArticleBytes,
    gazetteer,
    corrections,
    noText,
    csvSafe,
    replay,
    ...cacheFlags,
    shard,
    partition,
    memory,
    quiet,
    logFormat,
    otlp,
    config
  },
  Effect.fnUntraced(function* (given) {
    const { run, runLayer } = yield* Effect.promise(() => import("./run.ts"))
    const { logTo } = yield* Effect.promise(() => import("./logging.ts"))
    const file = yield* readSettings(Option.getOrNull(given.config))
    const isQuiet = given.quiet || (file.quiet ?? false)
    const format = Option.getOrElse(given.logFormat, () => file.logFormat ?? ("text" as const))
    const settings = {
      paths: given.paths.length > 0 ? given.paths : (file.paths ?? ["seeds"]),
      out: Option.getOrElse(given.out, () => file.out ?? "out"),
      formats: given.formats.length > 0 ? FORMATS.filter((each) => given.formats.includes(each)) : (file.formats ?? FORMATS),
      jobs: Option.getOrElse(given.jobs, () => file.jobs ?? availableParallelism()),
      map: Option.getOrElse(given.map, () => ({})),
      maxArticleBytes: Option.getOrElse(given.maxArticleBytes, () => file.maxArticleBytes ?? MAX_ARTICLE_BYTES),
      gazetteer: Option.getOrElse(given.gazetteer, () => file.gazetteer ?? null),
      corrections: Option.getOrElse(given.corrections, () => file.corrections ?? null),
      cache: cacheOf(given, file),
      share: Option.getOrNull(given.shard),
      partition: Option.getOrElse(given.partition, () => file.partition ?? null),
      memory: Option.getOrElse(given.memory, () => file.memory ?? null),
      text: !given.noText && (file.text ?? true),
      replay: Option.getOrNull(given.replay),
      csvSafe: given.csvSafe || (file.csvSafe ?? false),
      quiet: isQuiet,
      startedBy: startedBy(),
      isWatched: process.stderr.isTTY === true && !isQuiet && format === "text"
    }
    const logs = observed(given.otlp).pipe(Layer.provideMerge(logTo(format)))
    yield* exitWith(yield* run(settings).pipe(Effect.provide(runLayer(settings)), Effect.provide(logs)))
  })
).pipe(
  Command.withDescription("Turn news articles into tables: sources, sentences, entities, mentions, quotes, times, events, links, rejects"),
  Command.withShortDescription("Turn articles into a dataset"),
  Command.withExamples([
    { command: "onrecord run", description: "The articles that ship with the program" },
    { command: "onrecord run articles --out dataset --format csv", description: "A folder of .txt files, as CSV only" },
    { command: 'onrecord run "crawl/**/*.html" --out dataset', description: "The pages below a folder" }
  ])
)

const mergeShards = Command.make(
  "merge",
  {
    shards: Argument.String("shard").pipe(
      Argument.withDescription("Folders that onrecord run --shard wrote, all of one dataset"),
      Argument.atLeast(1)
    ),
    out,
    formats,
    partition,
    memory,
    noText,
    csvSafe,
    quiet
  },
  Effect.fnUntraced(function* ({ csvSafe, formats, memory, noText, out, partition, quiet, shards }) {
    const { runMerge } = yield* Effect.promise(() => import("./merge.ts"))
    const code = yield* runMerge({
      shards,
      out: Option.getOrElse(out, () => "out"),
      formats: formats.length > 0 ? FORMATS.filter((each) => formats.includes(each)) : FORMATS,
      partition: Option.getOrNull(partition),
      memory: Option.getOrNull(memory),
      text: !noText,
      csvSafe,
      quiet,
      startedBy: startedBy()
    })
    yield* exitWith(code)
  })
).pipe(
  Command.withDescription("Make the dataset of shards: the same tables, byte for byte, as one run over all of their inputs"),
  Command.withShortDescription("Make the dataset of shards"),
  Command.withExamples([
    { command: "onrecord merge shard-1 shard-2 shard-3 --out dataset", description: "What onrecord run --shard 1/3 and so on wrote" }
  ])
)

const evaluate = Command.make(
  "evaluate",
  {
    gold: Flag.String("gold").pipe(
      Flag.withDescription("Folder of gold; that of the seeds, which ships with the program, when not given"),
      Flag.optional
    ),
    texts: Flag.String("texts").pipe(
      Flag.withDescription("Folder of the annotated texts, where they do not lie in the gold folder; the seeds when not given"),
      Flag.optional
    ),
    errors: Flag.Literals("errors", LAYERS).pipe(
      Flag.withDescription("List each miss and false alarm of a layer with its words"),
      Flag.optional
    ),
    results: Flag.String("results").pipe(
      Flag.withDescription("File whose section of this set is rewritten, if its folder exists; empty for none"),
      Flag.withDefault("eval/results.md")
    )
  },
  Effect.fnUntraced(function* ({ errors, gold, results, texts }) {
    const { runEvaluate } = yield* Effect.promise(() => import("./evaluate.ts"))
    yield* runEvaluate({
      gold: Option.getOrElse(gold, () => packaged("eval/gold/seeds")),
      texts: Option.getOrElse(texts, () => packaged("seeds")),
      errors: Option.getOrNull(errors),
      results: results === "" ? null : results
    })
  })
).pipe(
  Command.withDescription("Run the pipeline on texts annotated by hand and score its tables, layer by layer"),
  Command.withShortDescription("Measure how often the tables are right"),
  Command.withExamples([
    { command: "onrecord evaluate", description: "The seeds" },
    { command: "onrecord evaluate --gold GOLD --errors quotes", description: "Another set, with what went wrong in its quotations" }
  ])
)

const sql = Command.make(
  "sql",
  {
    query: Argument.String("query").pipe(
      Argument.withDescription("SQL, or the name of a question that ships with the program; lists these when not given"),
      Argument.optional
    ),
    out: Flag.String("out").pipe(Flag.withAlias("o"), Flag.withDescription("Folder of the dataset"), Flag.withDefault("out")),
    format: Flag.Literals("format", ["table", "csv", "json"]).pipe(
      Flag.withAlias("f"),
      Flag.withDescription("How rows are printed; table cuts long cells"),
      Flag.withDefault("table")
    )
  },
  Effect.fnUntraced(function* ({ format, out, query }) {
    const { runSql } = yield* Effect.promise(() => import("./sql.ts"))
    yield* runSql({ query: Option.getOrNull(query), dataset: out, format })
  })
).pipe(
  Command.withDescription("Ask a dataset a question in SQL (DuckDB), read-only"),
  Command.withExamples([
    { command: 'onrecord sql "select speaker_name, content from quotes"', description: "A question of your own" },
    { command: "onrecord sql", description: "The questions that ship with the program" }
  ])
)

const explore = Command.make(
  "explore",
  {
    dataset: Argument.String("dataset").pipe(Argument.withDescription("Folder of the dataset"), Argument.withDefault("out")),
    port: Flag.Int("port").pipe(
      Flag.withAlias("p"),
      Flag.withDescription("Port of the loopback interface; any free one when not given"),
      Flag.withDefault(0)
    )
  },
  Effect.fnUntraced(function* ({ dataset, port }) {
    const { runExplore } = yield* Effect.promise(() => import("./explore.ts"))
    return yield* runExplore({ dataset, port })
  })
).pipe(
  Command.withDescription("Look at a dataset in the browser: the report and a SQL console, read-only, from this machine only"),
  Command.withShortDescription("Look at a dataset in the browser"),
  Command.withExamples([{ command: "onrecord explore out", description: "The dataset in out" }])
)

const exportTo = Command.make(
  "export",
  {
    dataset: Argument.String("dataset").pipe(Argument.withDescription("Folder of the dataset"), Argument.withDefault("out")),
    to: Flag.Literals("to", EXPORT_FORMATS).pipe(Flag.withAlias("t"), Flag.withDescription("Format to write")),
    out: Flag.String("out").pipe(
      Flag.withAlias("o"),
      Flag.withDescription("Folder to write, which must not hold anything; out-FORMAT when not given"),
      Flag.optional
    )
  },
  Effect.fnUntraced(function* ({ dataset, out, to }) {
    const { runExport } = yield* Effect.promise(() => import("./export.ts"))
    yield* runExport({ dataset, to, out: Option.getOrElse(out, () => `out-${to}`) })
  })
).pipe(
  Command.withDescription(
    "Write a dataset in the format of another tool: W3C Web Annotation, CoNLL-U, brat, GEXF, GraphML, JSON Lines, SQLite, passages for retrieval"
  ),
  Command.withShortDescription("Write a dataset in the format of another tool"),
  Command.withExamples([{ command: "onrecord export out --to brat --out brat", description: "brat stand-off files of the dataset in out" }])
)

const worker = Command.make(
  "worker",
  {
    format: Flag.Literals("format", ["arrow", "ndjson"]).pipe(
      Flag.withAlias("f"),
      Flag.withDescription("What to write: an Arrow IPC stream, or JSON lines; what is read is told by its first bytes"),
      Flag.withDefault("arrow")
    ),
    tables: Flag.Literals("table", ARTICLE_TABLE_NAMES).pipe(
      Flag.withAlias("t"),
      Flag.withDescription("Table to give; may be given several times; all of them when not given"),
      Flag.atLeast(0)
    ),
    cache: Flag.String("cache").pipe(
      Flag.withDescription(
        "Folder where analysed articles are kept and found again; workers may share one, and a run that is given it too"
      ),
      Flag.optional
    ),
    jobs: jobsFlag("Threads that analyse articles, 1 when not given; the output is the same for any number"),
    map,
    gazetteer,
    corrections,
    noText
  },
  Effect.fnUntraced(function* ({ cache, corrections, format, gazetteer, jobs, map, noText, tables }) {
    const { runWorker } = yield* Effect.promise(() => import("./worker.ts"))
    yield* runWorker({
      format,
      tables: tables.length > 0 ? ARTICLE_TABLE_NAMES.filter((each) => tables.includes(each)) : ARTICLE_TABLE_NAMES,
      cache: Option.getOrNull(cache),
      jobs: Option.getOrElse(jobs, () => 1),
      map: Option.getOrElse(map, () => ({})),
      gazetteer: Option.getOrNull(gazetteer),
      corrections: Option.getOrNull(corrections),
      withText: !noText
    })
  })
).pipe(
  Command.withDescription(
    "Read articles from standard input (an Arrow IPC stream, or JSON lines) and write each one's tables to standard output, in the same order; see docs/how-to/scale.md"
  ),
  Command.withShortDescription("Turn a stream of articles into a stream of tables, for clusters"),
  Command.withExamples([
    { command: "onrecord worker --format ndjson < articles.jsonl > tables.jsonl", description: "JSON lines in and out" },
    { command: "onrecord worker < articles.arrows > tables.arrows", description: "Arrow IPC streams in and out" }
  ])
)

export const onrecord = Command.make("onrecord").pipe(
  Command.withDescription("Who said what, who did what to whom, and where in the text it says so"),
  Command.withSubcommands([run, mergeShards, evaluate, sql, explore, exportTo, parseCommand, worker])
)
