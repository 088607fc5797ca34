import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Result, Stream } from "effect"
import { Analyst } from "../../pipelines/Analyst.ts"
import { openPool } from "../../pipelines/analyst-pool.ts"
import { EnglishEngine } from "../../pipelines/annotate/EnglishEngine.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import { asRead, PageReader } from "../../pipelines/ingest/PageReader.ts"
import { type FileRecord, isPage, type PageRecord } from "../../pipelines/ingest/reader.ts"
import { readers } from "../../pipelines/ingest/readers.ts"
import { readFile } from "../../pipelines/ingest/read-file.ts"
import { readPageRecord } from "../../pipelines/ingest/read-page-record.ts"
import type { Outcome } from "../../pipelines/analysed/outcomes.ts"
import { analysed } from "../../pipelines/news.ts"
import { NO_OWN_NAMES } from "../../pipelines/own-names.ts"
import { OwnShare } from "../../pipelines/shards/Share.ts"
import type { Stored } from "../../pipelines/analysed/stored.ts"
import { openReject, packReject } from "../../pipelines/store/page-key.ts"
import { ArticleStore } from "../../pipelines/store/ArticleStore.ts"
import { inputFile } from "../ingest/in-memory.ts"

const page = (name: string, words = "The mayor said that the bridge would open in May."): string =>
  `<!doctype html><html lang="en"><head><title>${name}</title></head><body><article><h1>${name}</h1>${`<p>${words}</p>`.repeat(4)}</article></body></html>`

/** Ten pages, one of them without any text and one twice, and a text. */
const records: Promise<ReadonlyArray<FileRecord>> = Effect.runPromise(
  Stream.fromIterable([
    ...Array.from({ length: 8 }, (_, i) => inputFile(`${i}.html`, page(`Bridge ${i}`))),
    inputFile("8.html", page("Bridge 3")),
    inputFile("9.html", "<!doctype html><html><body><script>1</script></body></html>"),
    inputFile("a.txt", "A text, said Mara Lind.")
  ]).pipe(
    Stream.flatMap((file) => readFile(readers, file)),
    Stream.runCollect
  )
)

const pages: Promise<ReadonlyArray<PageRecord>> = records.then((all) => all.filter(isPage))

/** What is analysed of the records, and which pages were read for it. */
const flow = async (store: Layer.Layer<ArticleStore>, share = { index: 1, of: 1 }) => {
  const read: Array<string> = []
  const reads = (record: PageRecord) => Effect.suspend(() => (read.push(record.input_path), readPageRecord(record)))
  const layer = Layer.mergeAll(Inputs.layerTest(await records), Analyst.layer, store).pipe(
    Layer.provide(Layer.merge(EnglishEngine.layer, Lexicons.layer)),
    Layer.provide(NodeServices.layer)
  )
  const all = await Effect.runPromise(
    analysed.pipe(
      Effect.provideService(PageReader, { read: reads, concurrency: 3 }),
      Effect.provideService(OwnShare, share),
      Effect.provide(layer)
    )
  )
  return { all, read }
}

/** One store for several flows. */
const lasting = async (): Promise<Layer.Layer<ArticleStore>> =>
  Layer.succeed(
    ArticleStore,
    await Effect.runPromise(
      Effect.provide(
        Effect.map(ArticleStore, (store) => store),
        ArticleStore.layerMemory
      )
    )
  )

const told = (outcomes: Iterable<Outcome>) =>
  Array.from(outcomes, ({ at, result }) => [
    at,
    Result.isSuccess(result) ? result.success.input_path : [result.failure.input_path, result.failure.error_code]
  ])

describe("pages", () => {
  it("are found without being read, and read in the order in which they were found", async () => {
    assert.lengthOf(await pages, 10)
    const { all, read } = await flow(ArticleStore.layerMemory)
    assert.sameMembers(
      read,
      (await pages).map(({ input_path }) => input_path)
    )
    assert.deepStrictEqual(told(all.outcomes), [
      ...Array.from({ length: 9 }, (_, i) => [i, `${i}.html`]),
      [9, ["9.html", "OR110"]],
      [10, "a.txt"]
    ])
  })

  it("are not read again while their articles, or that they hold none, are kept", async () => {
    const store = await lasting()
    const first = await flow(store)
    const second = await flow(store)
    assert.deepStrictEqual(second.read, [])
    assert.deepStrictEqual(told(second.all.outcomes), told(first.all.outcomes))
    assert.deepStrictEqual([...second.all.outcomes.inputs()], [...first.all.outcomes.inputs()])
    assert.deepStrictEqual(second.all.work, { articles: 10, analysed: 0 })
    assert.deepStrictEqual(second.all.outcomes.rejects(), first.all.outcomes.rejects())
    assert.lengthOf(first.all.outcomes.rejects(), 1)
  })

  it("that hold no article are known wherever they stand, and told of where they do; what may yet be read is not kept", async () => {
    const [empty] = (await pages).filter(({ input_path }) => input_path === "9.html")
    const reading = await Effect.runPromise(readPageRecord(empty))
    assert.isTrue(Result.isFailure(reading))
    if (!Result.isFailure(reading)) return
    const packed = packReject(empty, reading.failure)
    const stored: Stored = { number: 0, keeper: { read: () => packed ?? new Uint8Array() } }
    const moved: PageRecord = { ...empty, input_path: "other/9.html" }
    assert.deepStrictEqual(openReject(stored, moved), { ...reading.failure, input_path: "other/9.html" })
    assert.isNull(openReject(stored, { ...empty, byte_offset: 700 }))
    assert.isNull(packReject(empty, { ...reading.failure, is_replayable: true }))
  })

  it("are read by the shard that does them and by no other", async () => {
    const shards = await Promise.all([1, 2, 3].map((index) => flow(ArticleStore.layerMemory, { index, of: 3 })))
    assert.sameMembers(
      shards.flatMap(({ read }) => read),
      (await pages).map(({ input_path }) => input_path)
    )
    assert.isAbove(shards.filter(({ read }) => read.length > 0).length, 1)
    const whole = await flow(ArticleStore.layerMemory)
    const joined = shards.flatMap(({ all }) => [...all.outcomes]).sort((a, b) => a.at - b.at)
    assert.deepStrictEqual(told(joined), told(whole.all.outcomes))
    for (const { all } of shards) assert.deepStrictEqual(all.seen, whole.all.seen)
  })
})

describe("threads that read pages", { timeout: 60_000 }, () => {
  it("give what this thread gives, and are left with their bytes", async () => {
    const all = await pages
    const here = await Promise.all(all.map((record) => Effect.runPromise(asRead(record))))
    const there = await Effect.runPromise(
      Effect.scoped(Effect.flatMap(openPool(2, NO_OWN_NAMES), ({ readPage }) => Effect.forEach(all, readPage, { concurrency: 3 })))
    )
    assert.deepStrictEqual(there, here)
    for (const { byte_length, content } of all) assert.strictEqual(content.kind === "bytes" ? content.bytes.length : 0, byte_length)
  })

  it("give up a page that takes too long, and read the next one", async () => {
    const [first, second] = await pages
    const [slow, quick] = await Effect.runPromise(
      Effect.scoped(
        Effect.gen(function* () {
          // A thread is not even started within a millisecond.
          const impatient = yield* openPool(1, NO_OWN_NAMES, { maxPageMs: 1 })
          const patient = yield* openPool(1, NO_OWN_NAMES)
          return [yield* impatient.readPage(first), yield* patient.readPage(second)] as const
        })
      )
    )
    assert.deepStrictEqual(Result.isFailure(slow) ? [slow.failure.input_path, slow.failure.error_code] : null, ["0.html", "OR119"])
    assert.isTrue(Result.isSuccess(quick))
  })
})
