import { defineConfig } from "vitest/config"

/** Where continuous integration wants the counts, as JSON. */
const report = process.env["ONRECORD_TEST_REPORT"]

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Each file in a process of its own: the engine's tables are large, and some tests change the working folder.
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]]
  }
})
