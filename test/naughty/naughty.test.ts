import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DuckDBInstance } from "@duckdb/node-api"
import { afterAll, assert, beforeAll, describe, it } from "@effect/vitest"
import { tableFromIPC } from "apache-arrow"
import { TABLE_NAMES } from "../../schemas/index.ts"
import { ROOT } from "../cli/process.ts"
import { makeNaughty, mayBeUnreadable } from "./make.ts"

/** When a run is taken for hung: many times what it takes, because machines that test are busy. */
const HUNG_MS = 280_000

/** Input → outcome, as the list has it. */
const listed = (): ReadonlyMap<string, string> => {
  const rows = readFileSync(join(ROOT, "test/naughty/README.md"), "utf8").matchAll(/^\| `(?<name>.+?)` \| .+ \| (?<outcome>[\w +]+) \|$/gmu)
  const all = Array.from(rows, ({ groups }): [string, string] => [JSON.parse(`"${groups?.["name"]}"`) as string, groups?.["outcome"] ?? ""])
  return new Map(all.filter(([name]) => mayBeUnreadable || name !== "unreadable.txt"))
}

interface Ended {
  readonly code: number | null
  readonly output: string
}

const runOn = (inputs: string, out: string, jobs: number): Ended => {
  const args = [join(ROOT, "bin/onrecord.js"), "run", inputs, "--out", out, "--no-cache", "--jobs", String(jobs)]
  const { status, stderr, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", timeout: HUNG_MS, killSignal: "SIGKILL" })
  return { code: status, output: `${stdout}\n${stderr}` }
}

const query = async (out: string, sql: string): Promise<ReadonlyArray<Readonly<Record<string, unknown>>>> => {
  const instance = await DuckDBInstance.create(join(out, "news.duckdb"), { access_mode: "READ_ONLY" })
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

const OUTCOMES = `FROM (
  SELECT input_path AS name, 'accepted' AS outcome, count(*)::INTEGER AS n FROM sources GROUP BY ALL
  UNION ALL SELECT unnest(also_at), 'duplicate', 1 FROM sources
  UNION ALL SELECT input_path, error_code, count(*)::INTEGER FROM rejects GROUP BY ALL
) ORDER BY name, outcome = 'accepted' DESC, outcome`

/** Input → outcome, as the dataset has it. */
const outcomes = async (out: string): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  for (const { n, name, outcome } of await query(out, OUTCOMES)) {
    const before = found.get(String(name))
    found.set(String(name), `${before === undefined ? "" : `${before} + `}${String(outcome)}${n === 1 ? "" : ` ${String(n)}`}`)
  }
  return found
}

describe("a folder of odd inputs", () => {
  const base = mkdtempSync(join(tmpdir(), "onrecord-naughty-"))
  const [inputs, first, second] = ["inputs", "first", "second"].map((name) => join(base, name))
  let close = (): void => undefined
  let ended: Ended = { code: null, output: "" }
  beforeAll(async () => {
    close = await makeNaughty(inputs, join(base, "outside"))
    ended = runOn(inputs, first, 2)
  })
  afterAll(() => {
    close()
    rmSync(base, { recursive: true, force: true })
  })

  it("is gone through in one run, without a crash, a hang or a stack trace", () => {
    assert.strictEqual(ended.code, 3, ended.output)
    assert.notMatch(ended.output, /^\s+at /mu)
    assert.notMatch(ended.output, /OR999|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/u)
    assert.match(ended.output, /Records: \d+ read = \d+ accepted \+ \d+ rejected \+ \d+ duplicates\./u)
  })

  it("is accounted for, each input as listed", async () => {
    const wanted = listed()
    assert.isAbove(wanted.size, 100)
    const found = await outcomes(first)
    const seen = new Map([...wanted.keys()].map((name) => [name, found.get(name) ?? "passed over"]))
    assert.deepStrictEqual(Object.fromEntries(seen), Object.fromEntries(wanted))
    assert.deepStrictEqual(
      [...found.keys()].filter((name) => !wanted.has(name)),
      []
    )
  })

  it("has tables that load in every format, with the same number of rows", async () => {
    for (const name of TABLE_NAMES) {
      const [{ csv, duckdb, parquet }] = await query(
        first,
        `SELECT (SELECT count(*)::INTEGER FROM ${name}) AS duckdb, (SELECT count(*)::INTEGER FROM '${join(first, "parquet", `${name}.parquet`)}') AS parquet,
          (SELECT count(*)::INTEGER FROM read_csv('${join(first, "csv", `${name}.csv`)}', header = true, all_varchar = true, max_line_size = 100000000)) AS csv`
      )
      const arrow = tableFromIPC(readFileSync(join(first, "arrow", `${name}.arrow`))).numRows
      assert.deepStrictEqual([arrow, csv, parquet], [duckdb, duckdb, duckdb], name)
    }
  })

  it("has no span whose words are not the characters its offsets name", async () => {
    for (const [table, start, end, text] of [
      ["sentences", "char_start", "char_end", "text"],
      ["mentions", "char_start", "char_end", "text"],
      ["quotes", "char_start", "char_end", "text"],
      ["times", "char_start", "char_end", "text"],
      ["events", "char_start", "char_end", "text"],
      ["events", "trigger_start", "trigger_end", "trigger_text"]
    ]) {
      const wrong = await query(
        first,
        `SELECT r.source_id FROM ${table} AS r JOIN (SELECT source_id, text AS whole FROM sources WHERE char_count < 50000) AS s USING (source_id)
         WHERE substring(whole, ${start} + 1, ${end} - ${start}) IS DISTINCT FROM r.${text}`
      )
      assert.deepStrictEqual(wrong, [], table)
    }
    const { checks } = JSON.parse(readFileSync(join(first, "run.json"), "utf8")) as {
      checks: ReadonlyArray<{ check: string; failures: number }>
    }
    assert.isAbove(checks.length, 20)
    assert.isTrue(checks.every(({ failures }) => failures === 0))
  })

  it("gives the same bytes again, with other threads", () => {
    assert.strictEqual(runOn(inputs, second, 1).code, 3)
    for (const format of ["arrow", "csv", "parquet"]) {
      for (const name of readdirSync(join(first, format))) {
        assert.isTrue(readFileSync(join(first, format, name)).equals(readFileSync(join(second, format, name))), name)
      }
    }
  })
})
