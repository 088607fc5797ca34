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
