import { assert, describe, it } from "@effect/vitest"
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, onrecord } from "./process.ts"

const STORY = [
  "GENEVA (Reuters) - Foreign Minister Mara Lind of Norway met Swedish Prime Minister Jonas Holm on Monday and accused Russia of attacking Ukraine.",
  "“We will not be silent,” Lind told reporters after the talks.",
  "Holm said Sweden would send aid to Ukraine in the autumn.",
  "The two ministers signed an agreement on fishing, which their parliaments have to approve before it takes effect next year.",
  "Diplomats said that the talks had lasted three hours and that both sides had left the hotel by the back door."
]

/** The story as one outlet's page, another's text file and a crawler's record. */
const page = `<!doctype html><html lang="en"><head><title>Ministers meet | The Post</title><meta property="og:site_name" content="The Post"><meta property="article:published_time" content="2024-03-04T10:00:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>Ministers meet in Geneva</h1>${STORY.map((paragraph) => `<p>${paragraph}</p>`).join("")}</article></body></html>`
const text = `Neighbours talk\n\n${STORY.join("\n\n")}\n\nAdditional reporting by the Courier's staff.\n`
const record = JSON.stringify({
  text: STORY.slice(0, 4).join("\n\n"),
  title: "Talks",
  source_domain: "echo.example",
  url: "https://echo.example/1",
  date: "2024-03-05T10:00:00Z"
})
const OTHER =
  "A storm closed the harbour of Bergen on Sunday. “Nobody was hurt,” said Olaf Berg, the harbour master. Ferries are to sail again on Tuesday, the company said.\n"

const VIEWS = [
  "speaker_share",
  "quotes_by_source",
  "events_by_dyad",
  "event_dyads",
  "conflict_cooperation",
  "timeline",
  "entity_network",
  "spoken_words"
]

describe("one story in several outlets, read by several readers", () => {
  it("is one group of copies, wire copy and all, and counts once in every view that counts", () => {
    inFolder((folder) => {
      const datasetOf = (name: string, files: Readonly<Record<string, string>>) => {
        const input = join(folder, name)
        mkdirSync(input)
        for (const [file, content] of Object.entries(files)) writeFileSync(join(input, file), content)
        const { code, stderr } = onrecord(["run", input, "--out", join(folder, `${name}-out`), "--format", "duckdb", "--quiet"])
        assert.strictEqual(code, 0, stderr)
        return (sql: string): ReadonlyArray<Readonly<Record<string, unknown>>> =>
          JSON.parse(onrecord(["sql", sql, "--out", join(folder, `${name}-out`), "--format", "json"]).stdout)
      }
      const alone = datasetOf("alone", { "a.html": page, "z.txt": OTHER })
      const together = datasetOf("together", { "a.html": page, "b.txt": text, "c.jsonl": record, "z.txt": OTHER })

      const groups = together(
        "select input_path, dup_kind, is_wire, wire_service, dup_group_id is not null as is_copy from sources order by input_path"
      )
      assert.deepStrictEqual(
        groups.map(({ dup_kind, input_path, is_copy }) => [input_path, is_copy, dup_kind]),
        [
          ["a.html", true, "near"],
          ["b.txt", true, "near"],
          ["c.jsonl", true, "near"],
          ["z.txt", false, null]
        ]
      )
      assert.deepStrictEqual(
        groups.map(({ wire_service }) => wire_service),
        ["Reuters", "Reuters", "Reuters", null]
      )
      assert.deepStrictEqual(together("select distinct link_type from links where from_table = 'sources' order by 1"), [
        { link_type: "wire_copy" }
      ])
      // The first published is the one that counts, and it is the page in both.
      const counted = `select ${VIEWS.map((view) => `(select count(*) from ${view})::int as ${view}`).join(", ")},
        (select list(struct_pack(speaker, quotes, words::int) order by speaker)::varchar from speaker_share) as shares`
      const once = alone(counted)
      assert.deepStrictEqual(together(counted), once)
      assert.notInclude(Object.values(once[0]), 0)
    })
  })
})
