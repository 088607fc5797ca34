import { assert, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, onrecord } from "./process.ts"

const ARTICLE = "The minister met her counterpart in Paris on Monday.\n\n“We agreed on the text,” said Mara Lind, the minister.\n"

/** Tables of a dataset as CSV, by name. */
const csvOf = (dataset: string): Readonly<Record<string, string>> =>
  Object.fromEntries(readdirSync(join(dataset, "csv")).map((name) => [name, readFileSync(join(dataset, "csv", name), "utf8")]))

/** Formats that a dataset holds. */
const formatsOf = (dataset: string): ReadonlyArray<string> =>
  ["arrow", "csv", "parquet", "news.duckdb"].filter((name) => existsSync(join(dataset, name)))

describe("onrecord run", () => {
  it("writes nine tables in every format, says how many rows and ends with 0", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      const out = join(folder, "dataset")
      const { code, stderr, stdout } = onrecord(["run", join(folder, "a.txt"), "--out", out])
      assert.strictEqual(stderr, "")
      assert.strictEqual(code, 0)
      for (const format of ["arrow", "csv", "parquet"]) assert.lengthOf(readdirSync(join(out, format)), 9)
      for (const file of ["news.duckdb", "datapackage.json", "run.json"]) assert.isTrue(existsSync(join(out, file)), file)
      assert.match(stdout, /^quotes +1 /mu)
      assert.match(stdout, /Next:\n {2}onrecord sql /u)
    })
  })

  it("gives three commands that work as they stand", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      const { stdout } = onrecord(["run", "a.txt"], { cwd: folder })
      const question = /^ {2}onrecord sql "(?<query>.*)"$/mu.exec(stdout)?.groups?.["query"] ?? ""
      const answer = onrecord(["sql", question], { cwd: folder })
      assert.strictEqual(answer.code, 0, answer.stderr)
      assert.match(answer.stdout, /^Mara Lind +We agreed on the text/mu)
    })
  })

  it("ends with 3 when a file was rejected, and does the others", () => {
    inFolder((folder) => {
      const input = join(folder, "in")
      mkdirSync(input)
      writeFileSync(join(input, "good.txt"), ARTICLE)
      writeFileSync(join(input, "empty.txt"), "")
      const out = join(folder, "dataset")
      const { code, stdout } = onrecord(["run", input, "--out", out, "--format", "csv"])
      assert.strictEqual(code, 3)
      assert.match(stdout, /1 not taken:\n {2}OR102 empty\.txt/u)
      assert.match(csvOf(out)["rejects.csv"], /empty\.txt.*OR102/u)
      assert.match(csvOf(out)["sources.csv"], /good\.txt/u)
    })
  })

  it("gives what is not English its source and sentences and no guesses, and says how many", () => {
    inFolder((folder) => {
      const input = join(folder, "in")
      mkdirSync(input)
      writeFileSync(join(input, "en.txt"), ARTICLE)
      writeFileSync(
        join(input, "de.txt"),
        "Die Ministerin Mara Lind sagte am Montag in Paris, man habe sich geeinigt. „Der Text steht“, sagte sie den Journalisten.\n"
      )
      writeFileSync(
        join(input, "fr.html"),
        '<!doctype html><html lang="fr"><title>x</title><p>Le maire a déclaré mardi que le pont serait ouvert.</p><p>« Oui », dit-il.</p>'
      )
      const out = join(folder, "dataset")
      const { code, stdout } = onrecord(["run", input, "--out", out, "--format", "csv"])
      assert.strictEqual(code, 0)
      assert.match(stdout, /^2 not in English \(de 1, fr 1\): these have their sources and sentences and no guesses\.$/mu)
      assert.deepStrictEqual(JSON.parse(readFileSync(join(out, "run.json"), "utf8")).records.unread, { de: 1, fr: 1 })
      const csv = csvOf(out)
      const ids = [...csv["sources.csv"].matchAll(/^(?<id>s_[0-9a-f]{16}),(?:de|fr)\./gmu)].map((match) => match.groups?.id ?? "")
      assert.lengthOf(ids, 2)
      for (const id of ids) {
        assert.include(csv["sentences.csv"], id)
        for (const table of ["mentions", "quotes", "times", "events"]) assert.notInclude(csv[`${table}.csv`], id)
      }
    })
  })

  it("reads what is piped in", () => {
    inFolder((folder) => {
      const out = join(folder, "dataset")
      const { code, stderr } = onrecord(["run", "-", "--out", out, "--format", "csv", "--quiet"], {
        input: `${JSON.stringify({ text: ARTICLE })}\n${JSON.stringify({ text: `${ARTICLE} So it is.` })}\n`
      })
      assert.strictEqual(code, 0, stderr)
      assert.match(csvOf(out)["sources.csv"], /^s_[0-9a-f]{16},-,line 1,/mu)
      assert.match(csvOf(out)["sources.csv"], /^s_[0-9a-f]{16},-,line 2,/mu)
    })
  })

  it("ends with 2 and changes nothing for wrong usage", () => {
    inFolder((folder) => {
      const out = join(folder, "dataset")
      const wrong = [
        ["run", "--nonsense"],
        ["run", "--jobs", "0"],
        ["run", "--format", "xml"],
        ["run", join(folder, "nowhere"), "--out", out],
        ["run", "--config", join(folder, "nowhere.json"), "--out", out],
        ["nonsense"]
      ]
      for (const args of wrong) assert.strictEqual(onrecord(args, { cwd: folder }).code, 2, args.join(" "))
      assert.deepStrictEqual(readdirSync(folder), [])
    })
  })

  it("ends with 2 for a broken manifest and says what is wrong with it", () => {
    for (const [manifest, reason] of [
      ["{", /OR902/u],
      ['{"a.txt": {"publishd_at": "2020"}}', /publishd_at/u],
      ['{"a.txt": {"published_at": "soon"}}', /“soon”/u]
    ] as const) {
      inFolder((folder) => {
        writeFileSync(join(folder, "a.txt"), ARTICLE)
        writeFileSync(join(folder, "MANIFEST.json"), manifest)
        const { code, stderr } = onrecord(["run", folder, "--out", join(folder, "dataset")])
        assert.strictEqual(code, 2)
        assert.match(stderr, reason)
        assert.isFalse(existsSync(join(folder, "dataset")))
      })
    }
  })

  it("ends with 5 rather than replace a folder that is not a dataset", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      const { code, stderr } = onrecord(["run", join(folder, "a.txt"), "--out", folder])
      assert.strictEqual(code, 5)
      assert.match(stderr, /^OR501 /u)
      assert.deepStrictEqual(readdirSync(folder), ["a.txt"])
    })
  })

  it("takes options from onrecord.json, and the command line before it", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      writeFileSync(join(folder, "onrecord.json"), JSON.stringify({ paths: ["a.txt"], out: "written", formats: ["csv"], quiet: true }))
      const { code, stdout } = onrecord(["run"], { cwd: folder })
      assert.strictEqual(code, 0)
      assert.strictEqual(stdout, "")
      assert.deepStrictEqual(formatsOf(join(folder, "written")), ["csv"])
      onrecord(["run", "--format", "arrow", "--out", "other"], { cwd: folder })
      assert.deepStrictEqual(formatsOf(join(folder, "other")), ["arrow"])
      writeFileSync(join(folder, "onrecord.json"), JSON.stringify({ format: "csv" }))
      assert.match(onrecord(["run"], { cwd: folder }).stderr, /^OR903 .*format/u)
    })
  })

  it("keeps the articles' words out of every file with --no-text", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      const out = join(folder, "dataset")
      assert.strictEqual(onrecord(["run", join(folder, "a.txt"), "--out", out, "--no-text"]).code, 0)
      const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      for (const file of files) {
        assert.isFalse(readFileSync(join(file.parentPath, file.name)).includes("agreed on the text"), file.name)
      }
      const { "quotes.csv": quotes } = csvOf(out)
      const [header, row] = quotes.split("\n").map((line) => line.split(","))
      assert.match(row[header.indexOf("char_start")], /^\d+$/u)
    })
  })

  it("does not let a file name move the cursor", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a\u001b[2J.txt"), "")
      const { stdout } = onrecord(["run", folder, "--out", join(folder, "dataset")])
      assert.notInclude(stdout, "\u001b")
      assert.include(stdout, "a\\u{1b}[2J.txt")
    })
  })
})

describe("onrecord", () => {
  it("shows help, version and completions", () => {
    assert.match(onrecord(["--help"]).stdout, /run .*\n(?:.*\n)*.*evaluate/u)
    assert.match(onrecord(["--version"]).stdout, /^onrecord v\d+\.\d+\.\d+\n$/u)
    assert.include(onrecord(["--completions", "bash"]).stdout, "onrecord")
  })

  it("answers questions in SQL, read-only and without other files", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      onrecord(["run", "a.txt", "--quiet"], { cwd: folder })
      const rows: ReadonlyArray<unknown> = JSON.parse(
        onrecord(["sql", "select count(*)::int as n from sources", "--format", "json"], { cwd: folder }).stdout
      )
      assert.deepStrictEqual(rows, [{ n: 1 }])
      assert.match(onrecord(["sql", "drop table sources"], { cwd: folder }).stderr, /^OR906 /u)
      assert.match(onrecord(["sql", "select * from read_text('a.txt')"], { cwd: folder }).stderr, /^OR906 /u)
      assert.strictEqual(onrecord(["sql", "select 1", "--out", "nowhere"], { cwd: folder }).code, 2)
    })
  })
})
