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
