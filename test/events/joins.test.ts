/** What in an article is told again: leaders for their countries, agreements, visits agreed on, put off, or of another time. */
import { describe, expect, it } from "vitest"
import { eventsIn, read } from "./articles.ts"

const SUMMIT = "Kenyan President William Ruto met Norwegian Prime Minister Jonas Store in Oslo on Monday. "

/** Triggers and what they point to. */
const pointers = (text: string): ReadonlyArray<string> => {
  const { events } = read(text)
  const word = (at: number): string => text.slice(events[at].trigger.start, events[at].trigger.end)
  return events.flatMap(({ antecedent }, at) => (antecedent === null ? [] : [`${word(at)} > ${word(antecedent)}`]))
}

describe("leaders", () => {
  it("of several countries are those whom the article names", () => {
    expect(eventsIn(`${SUMMIT}More talks between the leaders of the two countries are planned.`).at(-1)).toBe(
      "CONSULT | talks | William Ruto+Jonas Store >  | planned"
    )
    expect(eventsIn(`${SUMMIT}Talks between Kenyan and Norwegian leaders ended on Tuesday.`).at(-1)).toMatch(/William Ruto\+Jonas Store/u)
  })
  it("stay countries where one is not named, or two are", () => {
    expect(
      eventsIn("President William Ruto of Kenya spoke on Monday. Talks between Kenyan and Norwegian leaders ended on Tuesday.")
    ).toEqual(["CONSULT | Talks | Kenya+Norway >  | asserted"])
    expect(eventsIn(`${SUMMIT}Talks between Kenyan and Norwegian ministers ended on Tuesday.`).at(-1)).toMatch(/Kenya\+Norway/u)
  })
  it("are not two ministers named before", () => {
    const text =
      "Kenyan Foreign Minister Musalia Mudavadi met Norwegian Foreign Minister Espen Eide. It follows what the two presidents agreed upon in May."
    expect(eventsIn(text).at(-1)).toBe("AGREE | agreed | Kenya+Norway >  | asserted")
  })
})

describe("agreements", () => {
  it("without a content of their own are the last of the same sides", () => {
    const pledge = "Kenya and Norway agreed in May to fight piracy. "
    expect(pointers(`${pledge}The minister recalled what the two countries agreed.`)).toEqual(["agreed > agreed"])
    expect(pointers(`${pledge}The two countries agreed to build a port.`)).toEqual([])
    expect(pointers(`${pledge}The minister recalled what Kenya and Sudan agreed.`)).toEqual([])
  })
})

describe("visits that two sides agree on", () => {
  const invited = "Ms. Lind invited Mr. Otieno to Oslo, and the two agreed to schedule a visit."
  const people = "Norwegian Foreign Minister Mara Lind received Kenyan Foreign Minister Peter Otieno in Bergen. "
  it("are those of whoever was invited", () => {
    expect(eventsIn(people + invited).at(-1)).toBe("CONSULT | visit | Peter Otieno > Norway | planned")
    expect(
      eventsIn(`${people}Ms. Lind extended an invitation to Mr. Otieno. The two ministers agreed to schedule a reciprocal visit.`).at(-1)
    ).toBe("CONSULT | visit | Peter Otieno > Norway | planned")
  })
  it("are anybody's where nobody was invited, or long before", () => {
    expect(eventsIn(`${people}The two ministers agreed to schedule a visit.`).at(-1)).toMatch(/visit \| Mara Lind\+Peter Otieno >/u)
    expect(
      eventsIn(`${people}Ms. Lind invited Mr. Otieno to Oslo. It rained. They ate fish. The two ministers agreed to schedule a visit.`).at(
        -1
      )
    ).toMatch(/visit \| Mara Lind\+Peter Otieno >/u)
  })
  it("are those put off, where the agreement is old", () => {
    const story = "William Ruto arrived in Oslo on Monday. Mr. Ruto had postponed a planned visit to Norway in February. "
    const plan = (when: string): string => `${story}${when}, Kenya and Norway agreed on Mr. Ruto’s visit to Norway.`
    expect(pointers(plan("In November"))).toContain("visit > visit")
    expect(pointers(plan("On Sunday"))).not.toContain("visit > visit")
  })
})

const dates = (text: string): ReadonlyArray<string> =>
  read(text).events.map(({ startDate, trigger }) => `${text.slice(trigger.start, trigger.end)} ${startDate?.year ?? "open"}`)

describe("times", () => {
  it("of one of several are not those of all", () => {
    expect(dates("He spoke. William Ruto has met Jens Stoltenberg several times, including in 2019.")).toEqual(["met open"])
    expect(dates("William Ruto met Jens Stoltenberg in 2019.")).toEqual(["met 2019"])
  })
  it("of what somebody was “then” are those told before", () => {
    const text = "In 2011 he advised William Ruto, who was then a minister and tasked with visiting Norway."
    expect(dates(text)).toContain("visiting 2011")
    expect(dates(text.replace("then ", ""))).toContain("visiting open")
  })
})
