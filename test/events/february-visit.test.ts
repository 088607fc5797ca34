/** The visit that was planned for February and did not take place: no mention of it may count as one that did. */
import { readFileSync } from "node:fs"
import { expect, it } from "vitest"
import { read } from "./articles.ts"

const gold = "eval/gold/seeds"
const lines = (name: string) =>
  readFileSync(`${gold}/${name}.jsonl`, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))
const published = new Map(lines("sources").map((source) => [source.source, source.publication_date.value.split("-").map(Number)]))
const mentions = lines("events").filter((event) => event.event_ref === "blinken-cancelled-visit-2023-02")

it("is annotated seven times in the gold", () => {
  expect(mentions).toHaveLength(7)
})

it("is never asserted, and mostly found", () => {
  const found: Array<string> = []
  for (const source of new Set(mentions.map((event) => event.source))) {
    const [year, month, day] = published.get(source) ?? []
    const article = read(readFileSync(`seeds/${source}.txt`, "utf8"), year > 0 ? { year, month, day } : null)
    for (const mention of mentions.filter((event) => event.source === source)) {
      for (const event of article.events) {
        const isHere = event.trigger.start < mention.trigger.end && mention.trigger.start < event.trigger.end
        if (isHere && event.type === "CONSULT") found.push(event.modality)
      }
    }
  }
  expect(found.filter((modality) => modality !== "planned" && modality !== "called_off")).toEqual([])
  expect(found.length).toBeGreaterThanOrEqual(6)
})
