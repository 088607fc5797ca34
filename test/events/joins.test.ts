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
  it("of a promise are not those of what is promised", () => {
    const days = (text: string): ReadonlyArray<number | null> => read(text).events.map(({ startDate }) => startDate?.day ?? null)
    expect(days("Kenya and Sudan agreed on Sunday to start talks.")).toEqual([5, null])
    expect(days("Kenya and Sudan agreed to start talks on Sunday.")).toEqual([null, 5])
    expect(days("On Monday William Ruto promised to visit Oslo.")).toEqual([6, null])
  })
  it("of what somebody was “then” are those told before", () => {
    const text = "In 2011 he advised William Ruto, who was then a minister and tasked with visiting Norway."
    expect(dates(text)).toContain("visiting 2011")
    expect(dates(text.replace("then ", ""))).toContain("visiting open")
  })
})

describe("acts told again", () => {
  const expelled = "Kenya expelled two Sudanese diplomats on Monday. "
  it("are decisions and moves of whoever did them", () => {
    expect(eventsIn(`${expelled}The move angered Sudan.`).at(-1)).toBe("SANCTION | move | Kenya > Sudan | asserted")
    expect(pointers(`${expelled}It rained. Kenya’s decision angered Sudan.`)).toEqual(["decision > expelled"])
  })
  it("are not decisions of another, of something else, or long after", () => {
    for (const rest of [
      "Sudan’s decision surprised nobody.",
      "The decision to go surprised nobody.",
      "The next move surprised nobody.",
      "It rained. The move surprised nobody.",
      "It rained. They ate fish. It snowed. Kenya’s decision surprised nobody.",
      "She knew of the move."
    ])
      expect(eventsIn(expelled + rest)).toHaveLength(1)
  })
  it("are those that one clause leaves open, not those that it adds up", () => {
    const kept = (word: string): string => `Kenya named the Sudanese journalists who were detained ${word} imprisoned in May.`
    expect(pointers(kept("or"))).toEqual(["imprisoned > detained"])
    expect(pointers(kept("and"))).toEqual([])
    expect(pointers("Kenya arrested Sudanese journalists or expelled Norwegian diplomats.")).toEqual([])
  })
  it("are a country’s meeting with its visitor, not one of its ministers or of another country", () => {
    const visit = "William Ruto visited Norway on Monday. "
    expect(pointers(`${visit}Norway may have been pushed to meet Mr. Ruto by its allies.`)).toEqual(["meet > visited"])
    expect(pointers(`${visit}Sudan will meet Mr. Ruto.`)).toEqual([])
    expect(pointers(`${visit}Norwegian ministers will meet Mr. Ruto.`)).toEqual([])
    expect(pointers(`${visit}Norway will meet Mara Lind.`)).toEqual([])
  })
})

describe("journeys", () => {
  it("are the meetings with countries that they are for, and the occasions that they are at", () => {
    expect(pointers("William Ruto flew to Oslo for meetings with Norway and Sweden.")).toEqual(["meetings > flew"])
    expect(pointers("William Ruto will fly to Oslo in July when Norway hosts African leaders.")).toEqual(["hosts > fly"])
  })
  it("are not meetings with people, nor what another country does then", () => {
    expect(pointers("William Ruto flew to Oslo for talks with Jens Stoltenberg.")).toEqual([])
    expect(pointers("William Ruto will fly to Oslo in July when Sweden hosts African leaders.")).toEqual([])
  })
  it("lead to where the summit is that somebody attends", () => {
    const placeIn = (text: string): ReadonlyArray<string | null> =>
      read(text).events.map(({ place }) => (place === null ? null : text.slice(place.span.start, place.span.end)))
    expect(placeIn("William Ruto will attend a summit of leaders of the African Union in Addis Ababa.")).toEqual(["Addis Ababa"])
  })
})

describe("joined verbs", () => {
  it("have the subject and the mood of their like", () => {
    const text = "Kenya asked Sudan to free the Kenyan drivers who are detained, imprisoned or banned from leaving."
    expect(eventsIn(text).slice(-3)).toEqual([
      "COERCE | detained |  > Kenya | asserted",
      "COERCE | imprisoned |  > Kenya | asserted",
      "COERCE | banned |  > Kenya | asserted"
    ])
    expect(
      eventsIn("The Kenyan army announced that Sudanese drones were hovering over Kenya and then deployed troops to the border.").at(-1)
    ).toBe("MOBILIZE | deployed | Kenya >  | asserted")
  })
  it("of the same form keep the partner that the parser gives them", () => {
    expect(eventsIn("Kenya was arming rebels and deploying troops to Sudan.").at(-1)).toBe(
      "MOBILIZE | deploying | Kenya > Sudan | asserted"
    )
  })
})
