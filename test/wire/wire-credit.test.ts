import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { createWireFinder } from "../../nlp/wire/wire-credit.ts"
import { cpuTime } from "../cpu-time.ts"

const { services } = JSON.parse(readFileSync("pipelines/extract/wire-services.json", "utf8")) as {
  services: Record<string, ReadonlyArray<string>>
}
const { findWireCredit } = createWireFinder(
  new Map(Object.entries(services).flatMap(([service, names]) => names.map((name) => [name, service])))
)

describe("wire credits", () => {
  it.each([
    ["WASHINGTON (AP) — The Senate voted.", "AP", "WASHINGTON"],
    ["Bridge to open\n\nLONDON, March 3 (Reuters) - Shares rose.", "Reuters", "LONDON"],
    ["SAN JOSE, Calif. (AP) -- The company said.", "AP", "SAN JOSE, Calif."],
    ["Berlin (dpa) - The chancellor said.", "DPA", "Berlin"],
    ["(Reuters) - Shares rose.", "Reuters", null],
    ["PARIS, 12 May 2015 (AFP) – The minister left.", "AFP", "PARIS"],
    ["KYIV/MOSCOW, Jan 3 (Reuters) - Shelling went on.", "Reuters", "KYIV/MOSCOW"],
    ["TOKYO — The prime minister resigned.", null, "TOKYO"],
    ["The mayor said so.\n\nSource: Associated Press", "AP", null]
  ])("are read from %j", (text, wireService, datelinePlace) => {
    expect(findWireCredit(text, null)).toEqual({ wireService, datelinePlace })
  })

  it("are read from the byline", () => {
    expect(findWireCredit("The mayor said so.", "Agence France-Presse").wireService).toBe("AFP")
    expect(findWireCredit("The mayor said so.", "Ann Lee").wireService).toBeNull()
  })

  it.each([
    "The company (Reuters) - said so in a long sentence that has no place before it as a word.",
    "He told Reuters (AP) about it.",
    "The Associated Press reported that the mayor left.",
    "Mr. Lee — who left early — said so.",
    "IT IS OVER. The mayor left."
  ])("are not seen in %j", (text) => {
    expect(findWireCredit(text, null)).toEqual({ wireService: null, datelinePlace: null })
  })

  it("take linear time on hostile text", () => {
    const started = cpuTime()
    for (const hostile of ["A".repeat(50_000), "A ".repeat(25_000), "(".repeat(50_000), "A, ".repeat(17_000), "- ".repeat(25_000)])
      findWireCredit(hostile, hostile)
    expect(cpuTime() - started).toBeLessThan(2000)
  })
})
