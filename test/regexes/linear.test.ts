import { Worker } from "node:worker_threads"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { createAnalyser } from "../../nlp/analyse.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import { builtDuring, type FoundRegex, literals, literalsIn } from "./collect.ts"
import { LENGTH, hostileTexts } from "./hostile-texts.ts"
import type { Verdict } from "./measure.ts"

/** An expression that has said nothing for so long is not coming back. */
const SILENCE_MS = 60_000

interface Measured {
  readonly faults: ReadonlyArray<string>
  /** How many were tried. */
  readonly tried: number
}

/** What grows too fast among some expressions, up to the first that never ends. */
const measureSome = (all: ReadonlyArray<FoundRegex>): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./measure.ts", import.meta.url), { workerData: all })
    const faults: Array<string> = []
    let tried = 0
    const end = (): void => {
      clearTimeout(alarm)
      void worker.terminate()
      resolve({ faults, tried })
    }
    const giveUp = (): void => {
      const { flags, place, source } = all[tried - 1]
      faults.push(`${place} /${source}/${flags} does not end`)
      end()
    }
    let alarm = setTimeout(giveUp, SILENCE_MS)
    worker.on("error", reject)
    worker.on("message", (message: { verdict?: Verdict; done?: boolean }) => {
      clearTimeout(alarm)
      alarm = setTimeout(giveUp, SILENCE_MS)
      if (message.done === true) return end()
      if (message.verdict === undefined) return void tried++
      const { growth, milliseconds, place, source, text } = message.verdict
      faults.push(`${place} /${source}/ on ${JSON.stringify(text)}…: ${milliseconds} ms, ${growth} times that of a quarter`)
    })
  })

const measure = async (all: ReadonlyArray<FoundRegex>): Promise<ReadonlyArray<string>> => {
  const faults: Array<string> = []
  for (let from = 0; from < all.length;) {
    const some = await measureSome(all.slice(from))
    faults.push(...some.faults)
    from += some.tried
  }
  return faults
}

const unique = (all: ReadonlyArray<FoundRegex>): ReadonlyArray<FoundRegex> => [
  ...new Map(all.map((one) => [`/${one.source}/${one.flags}`, one])).values()
]

const built = (): Promise<ReadonlyArray<FoundRegex>> =>
  builtDuring("word lists", () =>
    Effect.runPromise(
      Effect.map(Lexicons, (lexicons) => createAnalyser(lexicons).compile()).pipe(
        Effect.provide(Lexicons.layer),
        Effect.provide(NodeServices.layer)
      )
    )
  )

describe("regular expressions", () => {
  it("are found wherever they stand", () => {
    const code = 'const a = b / c / d // /no/\nconst x = /y[/]\\/z/u.test(`${/in/g.source} /no/`) /* /no/ */; return /r/i\nconst q = "/no/"'
    assert.deepStrictEqual(
      literalsIn(code, "x").map(({ flags, source }) => `${source} ${flags}`),
      ["y[/]\\/z u", "in g", "r i"]
    )
    assert.isAbove(literals().length, 250)
  })

  it("are tried on texts of 50,000 characters that fit them", () => {
    const texts = hostileTexts("^(?<a>\\p{Lu}x+)+\\d{2}$")
    assert.isTrue(texts.every((text) => text.length === LENGTH))
    for (const start of ["AAAA", "xxxx", "1111", "Ax1Ax1", "Ax1xxxx"])
      assert.isTrue(
        texts.some((text) => text.startsWith(start)),
        start
      )
  })

  it("that grow faster than the text are caught", async () => {
    const faults = await measure([
      { place: "here", source: "a+,b", flags: "u" },
      { place: "there", source: "a{1,9},b", flags: "u" }
    ])
    assert.deepStrictEqual(
      faults.map((fault) => fault.split(" ")[0]),
      ["here"]
    )
  })

  it("of the sources take time in proportion to the text", async () => {
    const faults = await measure(unique([...literals(), ...(await built())]))
    assert.deepStrictEqual(faults, [])
  })
})
