import { assert, describe, it } from "@effect/vitest"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, onrecord } from "./process.ts"

const ARTICLE = "Mara Lind met the Wharf Council in Paris on Monday. “We agreed on the text,” she said.\n"

/** Rows of a query on the dataset in a folder. */
const rows = (folder: string, sql: string): ReadonlyArray<Readonly<Record<string, unknown>>> =>
  JSON.parse(onrecord(["sql", sql, "--format", "json"], { cwd: folder }).stdout)

describe("a user's own names", () => {
  it("come before those of the program, in this thread and in others, and bad lines are rejected by number", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      writeFileSync(join(folder, "names.csv"), "name,aliases,type,external_id\nWharf Council,WC,ORG,own:1\nNobody,,KING,\n")
      for (const jobs of ["1", "2"]) {
        const { code } = onrecord(["run", "a.txt", "--gazetteer", "names.csv", "--quiet", "--jobs", jobs], { cwd: folder })
        assert.strictEqual(code, 3)
        assert.deepStrictEqual(rows(folder, "select entity_type, external_ids from entities where name = 'Wharf Council'"), [
          { entity_type: "ORG", external_ids: ["own:1"] }
        ])
        assert.deepStrictEqual(rows(folder, "select input_path, input_member, error_code from rejects"), [
          { input_path: "names.csv", input_member: "line 3", error_code: "OR120" }
        ])
      }
    })
  })

  it("may correct mentions and join entities, and every row touched says so", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      onrecord(["run", "a.txt", "--quiet"], { cwd: folder })
      const [{ source_id }] = rows(folder, "select source_id from sources")
      const header = "action,source_id,char_start,text,entity_type,entity,other_type,other"
      const lines = [header, `mention,${String(source_id)},,she,PERSON,Ada Berg,,`, "same,,,,PERSON,Ada Berg,PERSON,Mara Lind"]
      writeFileSync(join(folder, "corrections.csv"), lines.slice(0, 2).join("\n"))
      assert.strictEqual(onrecord(["run", "a.txt", "--corrections", "corrections.csv", "--quiet"], { cwd: folder }).code, 0)
      const who = "select e.name, m.rule_id from mentions m join entities e using (entity_id) where m.text = 'she'"
      const [mention] = rows(folder, who)
      assert.strictEqual(mention.name, "Ada Berg")
      assert.match(String(mention.rule_id), /corrections\/mention$/u)
      writeFileSync(join(folder, "corrections.csv"), lines.join("\n"))
      onrecord(["run", "a.txt", "--corrections", "corrections.csv", "--quiet"], { cwd: folder })
      assert.deepStrictEqual(rows(folder, "select count(*)::int as n from entities where entity_type = 'PERSON'"), [{ n: 1 }])
    })
  })

  it("finds one thing under a user's aliases in several articles", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      writeFileSync(join(folder, "b.txt"), "Members of WC were silent on Tuesday.\n")
      writeFileSync(join(folder, "names.csv"), "name,aliases,type,external_id\nWharf Council,WC|Old Wharf Council,ORG,own:1\n")
      assert.strictEqual(onrecord(["run", "a.txt", "b.txt", "--gazetteer", "names.csv", "--quiet"], { cwd: folder }).code, 0)
      assert.deepStrictEqual(rows(folder, "select name, aliases, source_count::int as n from entities where entity_type = 'ORG'"), [
        { name: "Wharf Council", aliases: ["WC"], n: 2 }
      ])
    })
  })

  it("may say who spoke; corrections hold when articles come in, and lines that fit nothing change nothing", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      onrecord(["run", "a.txt", "--quiet"], { cwd: folder })
      const [{ source_id }] = rows(folder, "select source_id from sources")
      writeFileSync(
        join(folder, "corrections.csv"),
        [
          "action,source_id,char_start,text,entity_type,entity,other_type,other",
          `speaker,${String(source_id)},,We agreed,PERSON,Tom Quist,,`,
          "same,,,,PERSON,Tom Quist,PERSON,T. R. Okoro",
          "speaker,s_0000000000000000,,We agreed,PERSON,Nobody,,",
          "same,,,,ORG,Wharf Council,ORG,Club of Nowhere"
        ].join("\n")
      )
      const speaker = "select speaker_name, rule_id from quotes where source_id = '" + String(source_id) + "'"
      const runs = [["a.txt"], ["a.txt"], ["b.txt", "a.txt"]].map((files) => {
        writeFileSync(join(folder, "b.txt"), "T. R. Okoro opened the wharf on Monday.\n")
        assert.strictEqual(onrecord(["run", ...files, "--corrections", "corrections.csv", "--quiet"], { cwd: folder }).code, 0)
        return rows(folder, speaker)
      })
      assert.deepStrictEqual(runs[0], [{ speaker_name: "Tom Quist", rule_id: runs[0][0].rule_id }])
      assert.match(String(runs[0][0].rule_id), / corrections\/speaker$/u)
      assert.deepStrictEqual([runs[1], runs[2]], [runs[0], runs[0]])
      const [joined] = rows(folder, "select name, aliases, rule_id from entities where name = 'Tom Quist'")
      assert.deepStrictEqual(joined, { name: "Tom Quist", aliases: ["T. R. Okoro"], rule_id: "identity/same-name corrections/same" })
      assert.deepStrictEqual(rows(folder, "select name from entities where name in ('Nobody', 'Club of Nowhere')"), [])
    })
  })

  it("has bad lines of corrections rejected by number, and the good ones used", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      const lines = [
        "action,source_id,char_start,text,entity_type,entity,other_type,other",
        "same,,,,PERSON,Ada Berg,PERSON,Mara Lind",
        "shout,s_1,,she,PERSON,Ada Berg,,",
        "mention,s_1,x,she,PERSON,Ada Berg,,",
        "same,,,,PERSON,Ada Berg,,",
        "mention,,,she,PERSON,Ada Berg,,",
        "mention,s_1,,she,KING,Ada Berg,,"
      ]
      writeFileSync(join(folder, "corrections.csv"), lines.join("\n"))
      assert.strictEqual(onrecord(["run", "a.txt", "--corrections", "corrections.csv", "--quiet"], { cwd: folder }).code, 3)
      assert.deepStrictEqual(
        rows(folder, "select input_member, error_code from rejects order by input_member").map(
          (row) => `${row.input_member} ${row.error_code}`
        ),
        ["line 3 OR120", "line 4 OR120", "line 5 OR120", "line 6 OR120", "line 7 OR120"]
      )
    })
  })

  it("reads data records whose fields have other names", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.jsonl"), `${JSON.stringify({ words: ARTICLE, day: "2023-06-18" })}\n`)
      assert.strictEqual(onrecord(["run", "a.jsonl", "--quiet"], { cwd: folder }).code, 3)
      assert.strictEqual(onrecord(["run", "a.jsonl", "--quiet", "--map", "text=words,published_at=day"], { cwd: folder }).code, 0)
      assert.deepStrictEqual(rows(folder, "select published_grain from sources"), [{ published_grain: "day" }])
      const wrong = onrecord(["run", "a.jsonl", "--map", "words=text"], { cwd: folder })
      assert.strictEqual(wrong.code, 2)
      assert.match(wrong.stderr, /“words” is none of/u)
    })
  })

  it("stop the run where their file is missing", () => {
    inFolder((folder) => {
      writeFileSync(join(folder, "a.txt"), ARTICLE)
      const { code, stderr } = onrecord(["run", "a.txt", "--gazetteer", "nowhere.csv"], { cwd: folder })
      assert.strictEqual(code, 2)
      assert.match(stderr, /^OR901 .*nowhere\.csv/u)
    })
  })
})
