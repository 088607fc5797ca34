/**
 * The engine as a benchmarked process: reads commands as JSON lines, answers with timings, like
 * `bench/peers/spacy_engine.py`. `--cold FILE…` parses the files once and ends.
 */
import { readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { Worker } from "node:worker_threads"
import { loadPackagedEngine } from "./packaged-engine.ts"

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const peak = (): number => process.resourceUsage().maxRSS * 1024
const answer = (value: unknown): void => void process.stdout.write(`${JSON.stringify(value)}\n`)

/** Texts a thread takes at a time: small enough that the threads end together. */
const PORTION = 4

/** Texts over worker threads: each takes the next portion when it is done with the last, as the pipeline's pool does. */
const startThreads = async (count: number) => {
  const threads = Array.from({ length: count }, () => new Worker(new URL("thread.ts", import.meta.url)))
  const ask = (thread: Worker, texts: ReadonlyArray<string>) =>
    new Promise<number>((resolve) => {
      thread.once("message", resolve)
      thread.postMessage(texts)
    })
  await Promise.all(threads.map((thread) => ask(thread, ["Ready."])))
  return {
    parse: async (texts: ReadonlyArray<string>): Promise<number> => {
      let [next, tokens] = [0, 0]
      const work = async (thread: Worker): Promise<void> => {
        while (next < texts.length) {
          const portion = texts.slice(next, next + PORTION)
          next += portion.length
          const count = await ask(thread, portion)
          tokens += count
        }
      }
      await Promise.all(threads.map(work))
      return tokens
    },
    stop: () => Promise.all(threads.map((thread) => thread.terminate()))
  }
}

const serve = async (): Promise<void> => {
  const engine = loadPackagedEngine()
  const teams = new Map<number, Awaited<ReturnType<typeof startThreads>>>()
  for await (const line of createInterface({ input: process.stdin })) {
    const command = JSON.parse(line)
    if (command.texts === undefined) {
      answer({ peak: peak(), versions: `Node ${process.versions.node}, V8 ${process.versions.v8}` })
      continue
    }
    const team = command.threads === undefined ? undefined : (teams.get(command.threads) ?? (await startThreads(command.threads)))
    if (team !== undefined) teams.set(command.threads, team)
    const [wall, cpu] = [performance.now(), cpuSeconds()]
    const tokens =
      team === undefined
        ? engine.parse(command.texts.map((text: string) => ({ text }))).reduce((sum, doc) => sum + doc.length, 0)
        : await team.parse(command.texts)
    answer({ tokens, cpu: cpuSeconds() - cpu, wall: (performance.now() - wall) / 1000 })
  }
  for (const team of teams.values()) await team.stop()
}

const cold = (files: ReadonlyArray<string>): void => {
  const engine = loadPackagedEngine()
  const docs = engine.parse(files.map((file) => ({ text: readFileSync(file, "utf8") })))
  answer({ tokens: docs.reduce((sum, doc) => sum + doc.length, 0), cpu: cpuSeconds(), peak: peak() })
}

if (process.argv[2] === "--cold") cold(process.argv.slice(3))
else await serve()
