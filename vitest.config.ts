import { defineConfig } from "vitest/config"

/** Where continuous integration wants the counts, as JSON. */
const report = process.env["ONRECORD_TEST_REPORT"]

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Each file in a process of its own: the engine's tables are large, and some tests change the working folder.
    pool: "forks",
    maxWorkers: 2,
    // Generous: a guard against what hangs, not a measure of speed.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]]
  }
})
