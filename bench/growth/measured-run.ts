/**
 * Runs the program in this process and, when it ends, puts what it cost into the file that MEASURED names. A thread beside it looks
 * twice a second how much memory is in use: the program's own thread is busy for longer.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { Worker } from "node:worker_threads"

const MEASURED = process.env["MEASURED"] ?? "measured.json"
const samples = `${MEASURED}.samples`
const watch = `
  const { appendFileSync } = require("node:fs")
  setInterval(() => appendFileSync(${JSON.stringify(samples)}, Date.now() + " " + process.memoryUsage.rss() + "\\n"), 500)
`
writeFileSync(samples, "")
const began = Date.now()
new Worker(watch, { eval: true }).unref()

process.on("exit", () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage()
  const memory = readFileSync(samples, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split(" ").map(Number))
    .map(([at, bytes]) => ({ at_ms: at - began, mb: bytes / 2 ** 20 }))
  const own = process.threadCpuUsage()
  const cost = {
    cpu_s: (userCPUTime + systemCPUTime) / 1e6,
    main_cpu_s: (own.user + own.system) / 1e6,
    rss_mb: maxRSS / 1024,
    whole_ms: Date.now() - began,
    memory
  }
  writeFileSync(MEASURED, JSON.stringify(cost))
})
await import("../../pipelines/main.ts")
