/** Runs the program in this process and, when it ends, puts what it cost into the file that MEASURED names. */
import { writeFileSync } from "node:fs"

process.on("exit", () => {
  const { maxRSS, systemCPUTime, userCPUTime } = process.resourceUsage()
  writeFileSync(process.env["MEASURED"] ?? "measured.json", JSON.stringify({ cpu_s: (userCPUTime + systemCPUTime) / 1e6, rss_mb: maxRSS / 1024 }))
})
await import("../../pipelines/main.ts")
