/** When, where and who says so, over the shipped engine; articles are published on 8 May 2024, a Wednesday. */
import { describe, expect, it } from "vitest"
import { eventsIn, read } from "./articles.ts"

const first = (text: string) => {
  const article = read(text)
  const [event] = article.events
  const words = (span: { readonly start: number; readonly end: number } | undefined): string | null =>
    span === undefined ? null : text.slice(span.start, span.end)
  return {
    start: event.startDate,
    end: event.endDate,
    basis: event.dateBasis,
    place: words(event.place?.span),
    quote: event.quote,
    reportedBy: event.reportedByEntity === null ? null : article.entities[event.reportedByEntity].name
  }
}

describe("when", () => {
  it("is what the clause says", () => {
    expect(first("President William Ruto visited Norway on 3 May 2024.")).toMatchObject({
      start: { year: 2024, month: 5, day: 3 },
      end: { year: 2024, month: 5, day: 3 },
      basis: "explicit"
    })
  })
  it("tells a weekday from other words relative to publication", () => {
    expect(first("Kenya expelled two Sudanese diplomats on Monday.")).toMatchObject({
      start: { year: 2024, month: 5, day: 6 },
      basis: "weekday"
    })
    expect(first("Kenya expelled two Sudanese diplomats yesterday.")).toMatchObject({
      start: { year: 2024, month: 5, day: 7 },
      basis: "relative"
    })
  })
  it("is open where the clause says nothing: the publication date is no answer", () => {
    expect(first("Kenya expelled two Sudanese diplomats.")).toMatchObject({ start: null, basis: "none" })
  })
  it("is not the time that only bounds it", () => {
    expect(first("Kenya expelled two Sudanese diplomats for the first time since 2018.")).toMatchObject({ start: null, basis: "none" })
  })
  it("is not the time of the report", () => {
    expect(first("Kenya said on Tuesday that Sudan bombed a village.")).toMatchObject({ start: null })
  })
})

const dates = (text: string): ReadonlyArray<string> =>
  read(text).events.map(({ dateBasis, startDate, trigger }) => {
    const day = startDate === null ? "open" : `${startDate.year}-${startDate.month}-${startDate.day}`
    return `${text.slice(trigger.start, trigger.end)} ${day} ${dateBasis}`
  })

describe("when, beyond the clause", () => {
  it("is the time that a when-clause hangs on", () => {
    expect(dates("Relations soured in February when Kenya expelled two Sudanese diplomats.")).toEqual(["expelled 2024-2-1 relative"])
  })
  it("is the day of the journey that it is the aim of, or the place of", () => {
    expect(dates("On Monday President William Ruto flew to Oslo to meet the Norwegian prime minister.")).toContain("meet 2024-5-6 weekday")
    expect(dates("President William Ruto visited Norway on 3 May, where he met King Harald.")).toContain("met 2024-5-3 relative")
  })
  it("is the month, but not the day, of what followed", () => {
    expect(dates("In March Sudan held war games after President William Ruto visited Norway.")).toContain("visited 2024-3-1 relative")
    expect(dates("On Monday Sudan held war games after President William Ruto visited Norway.")).toContain("visited open none")
  })
  it("is the time of the nominal’s own relative clause", () => {
    expect(dates("The talks between Kenya and Sudan, which took place on Monday, brought no result.")).toEqual(["talks 2024-5-6 weekday"])
  })
  it("is that of another report of the same event", () => {
    expect(dates("William Ruto visited Norway on Monday. Mr. Ruto’s visit to Norway was short.")).toEqual([
      "visited 2024-5-6 weekday",
      "visit 2024-5-6 weekday"
    ])
  })
  it("is open where the reports of one event do not agree", () => {
    const found = dates(
      "William Ruto met Jens Stoltenberg on Monday. William Ruto met Jens Stoltenberg in 2019. William Ruto met Jens Stoltenberg."
    )
    expect(found[2]).toMatch(/^met (?:open none|2024-5-6 weekday)$/u)
    expect(found.slice(0, 2)).toEqual(["met 2024-5-6 weekday", "met 2019-1-1 explicit"])
  })
  it("is that of the meeting at which it was done", () => {
    expect(dates("Kenya and Sudan held talks on Monday. At that meeting Kenya promised to send aid to Sudan.").at(-1)).toBe(
      "promised 2024-5-6 weekday"
    )
  })
  it("is the day of publication or the one before for a lead in the perfect, and says so", () => {
    const [event] = read("President William Ruto has arrived in Oslo. He will meet the king.").events
    expect(event).toMatchObject({
      dateBasis: "publication",
      startDate: { year: 2024, month: 5, day: 7 },
      endDate: { year: 2024, month: 5, day: 8 }
    })
  })
  it("is not that of a visit for the visit that was put off", () => {
    const found = dates("William Ruto visited Norway on Monday. He had been due to visit in February, but Mr. Ruto postponed the trip.")
    expect(found.filter((line) => line.startsWith("trip"))).not.toContain("trip 2024-5-6 weekday")
  })
})

describe("when, by what is told around it", () => {
  it.each([
    [
      "is the day of the meeting for what the two sides agreed",
      "Norway's prime minister met the Polish president on Tuesday. The two countries agreed to build a rail link.",
      "agreed 2024-5-7 weekday"
    ],
    [
      "is not that day where the sentence has another",
      "Norway and Poland held talks on Monday. In March the two countries agreed to share data.",
      "agreed 2024-3-1 relative"
    ],
    [
      "is not that day for what a relative clause looks back to",
      "Norway and Poland held talks on Monday. The two countries, which agreed to share data, are rivals.",
      "agreed open none"
    ],
    [
      "is the day of talks after which somebody says so",
      "Officials said after the talks on Tuesday that Norway and Poland had agreed to share data.",
      "agreed 2024-5-7 weekday"
    ],
    [
      "is the day of the scene for what came “then”",
      "Mara Lind and Tom Berg met in Oslo on Tuesday. The two then held a dinner together.",
      "dinner 2024-5-7 weekday"
    ],
    ["stands behind an apposition", "Kenya's president met Tom Berg, the envoy for the region, in 2018.", "met 2018-1-1 explicit"],
    [
      "stands in a when-clause behind an apposition",
      "Kenya's president met Tom Berg, the envoy for the region, when Mr. Berg visited in 2018.",
      "met 2018-1-1 explicit"
    ],
    [
      "is the month that a look back is about",
      "Norway recalled its envoy from Sudan in February. Sudan accused Norway of arrogance.",
      "accused 2024-2-1 relative"
    ],
    [
      "is not that month in a sentence with a scene of its own",
      "Norway recalled its envoy from Sudan in February. After the vote, Sudan accused Norway of arrogance.",
      "accused open none"
    ],
    [
      "is not that month in the perfect tense",
      "Norway recalled its envoy from Sudan in February. Sudan has accused Norway of arrogance.",
      "accused open none"
    ]
  ])("%s", (_, text, line) => {
    expect(dates(text)).toContain(line)
  })
})

describe("where", () => {
  it("is a place name of the clause that is no party", () => {
    expect(first("Kenya and Sudan held talks in Geneva.").place).toBe("Geneva")
  })
})

describe("who says so", () => {
  it("is the speaker of the quotation around the trigger", () => {
    const { quote, reportedBy } = first("Sudan’s army killed ten people, Kenya said on Tuesday.")
    expect(quote).toBe(0)
    expect(reportedBy).toBe("Kenya")
  })
  it("is nobody where the article itself tells it", () => {
    expect(first("Sudan’s army killed ten people.")).toMatchObject({ quote: null, reportedBy: null })
  })
})

describe("parties that the parser hides", () => {
  it("stand behind a dateline", () => {
    expect(eventsIn("JAKARTA, June 7, 2023 – Defence Secretary Lloyd Austin met with William Ruto.")).toEqual([
      "CONSULT | met | Lloyd Austin > William Ruto | asserted"
    ])
  })
  it("stand before a main verb read as a participle", () => {
    expect(eventsIn("A Moscow court on Friday jailed opposition politician Ilya Yashin for eight years.")).toEqual([
      "COERCE | jailed | Moscow > Ilya Yashin | asserted"
    ])
  })
  it("stand in a list with an of-phrase each", () => {
    const [event] = eventsIn(
      "President Emmanuel Macron of France, Chancellor Olaf Scholz of Germany, and President Joseph Biden of the United States met today in Berlin."
    )
    expect(event).toMatch(/^CONSULT \| met \| Emmanuel Macron, Olaf Scholz, Joseph Biden > {2}\| asserted$/u)
  })
  it("are the ones a definite nominal points to on the same day only", () => {
    const events = eventsIn("William Ruto visited Norway on 3 May 2024. He had been due to visit in February 2023.")
    expect(events[1]).toBe("CONSULT | visit | William Ruto >  | planned")
  })
})
