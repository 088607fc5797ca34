/** Spans with days, ranges, clock times and comparisons as news writes them, in articles of Wednesday, 8 May 2024. */
import { describe, expect, it } from "vitest"
import { dayNumber } from "../../nlp/times/calendar.ts"
import { createTimeFinder } from "../../nlp/times/index.ts"
import { lexiconTexts } from "../layout/lexicons.ts"
import { articlesOf } from "./articles.ts"

const { findTimes } = createTimeFinder(lexiconTexts)

/** `words = value`, and `@ first..last` where the days are not those of the value itself. */
const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...times: ReadonlyArray<string>]>>> = {
  "spans up to a date": [
    ["Sales rose 4% in the year to March.", "the year = P1Y @ 2023-04-01..2024-03-31", "March = 2024-03"],
    ["Inflation eased in the 12 months to April.", "12 months = P12M @ 2023-05-01..2024-04-30", "April = 2024-04"],
    ["Profit for the three months to the end of March fell.", "three months = P3M @ 2024-01-01..2024-03-31", "the end of March = 2024-03"],
    ["Income for the three months ended March 31 fell.", "three months = P3M @ 2024-01-01..2024-03-31", "March 31 = 2024-03-31"],
    ["Revenue for the year ended 31 December 2023 rose.", "the year = P1Y @ 2023-01-01..2023-12-31", "31 December 2023 = 2023-12-31"],
    ["Turnover for the 52 weeks to 30 March was flat.", "52 weeks = P52W @ 2023-04-02..2024-03-30", "30 March = 2024-03-30"],
    ["It lost $2m in the quarter ended Dec. 31.", "the quarter = P1Q @ 2023-10-01..2023-12-31", "Dec. 31 = 2023-12-31"],
    ["Sales fell in the second quarter ended Jan. 31.", "the second quarter = 2023-11-01/2024-01-31", "Jan. 31 = 2024-01-31"],
    ["Sales fell in the first quarter ended March 31.", "the first quarter = 2024-Q1", "March 31 = 2024-03-31"]
  ],
  "spans of a whole": [
    ["Results for the first three months of 2024 were poor.", "the first three months = P3M @ 2024-01-01..2024-03-31", "2024 = 2024"],
    ["In the first four months of the year, exports fell.", "the first four months = P4M @ 2024-01-01..2024-04-30"],
    ["In the first nine months of last year, exports rose.", "the first nine months = P9M @ 2023-01-01..2023-09-30", "last year = 2023"],
    ["In the final three months of 2023, exports rose.", "the final three months = P3M @ 2023-10-01..2023-12-31", "2023 = 2023"],
    ["In the first two weeks of May it rained.", "the first two weeks = P2W @ 2024-05-01..2024-05-14", "May = 2024-05"],
    ["The first three months of the war were quiet.", "The first three months = P3M"]
  ],
  ranges: [
    ["The study covered January-March 2023.", "January-March 2023 = 2023-01/2023-03"],
    ["The study covered November-January 2023.", "November-January 2023 = 2022-11/2023-01"],
    ["The plant was shut from Nov. 20 to Jan. 11, 2016.", "Nov. 20 = 2015-11-20", "Jan. 11, 2016 = 2016-01-11"],
    ["The castle was built between 1283 and 1289.", "1283 = 1283", "1289 = 1289"],
    ["The Games run from July 26 to Aug. 11.", "July 26 = 2024-07-26", "Aug. 11 = 2024-08-11"],
    ["Trees were felled during the 17th and 18th centuries.", "the 17th = 1601/1700", "18th centuries = 1701/1800"],
    ["It was legal until the mid-nineties.", "the mid-nineties = 1990/1999"],
    ["The river froze in the winter of 1962-63.", "the winter of 1962-63 = 1962-WI @ 1962-12-01..1963-02-28"]
  ],
  "clock times": [
    ["The port reopens at noon GMT.", "noon GMT = 2024-05-08T12:00Z"],
    ["The port reopens at midnight local time on Friday.", "midnight local time on Friday = 2024-05-10T24:00"],
    ["Doors open 7-9 p.m. on Friday.", "7 = 2024-05-10T19:00", "9 p.m. on Friday = 2024-05-10T21:00"],
    ["Stalls are open from 11 to 2 p.m. on Friday.", "11 = 2024-05-10T11:00", "2 p.m. on Friday = 2024-05-10T14:00"],
    ["Roadworks will take place between 8pm and 6am.", "8pm = T20:00", "6am = T06:00"],
    [
      "The launch is set for 2:14 p.m. EDT (1814 GMT) on Thursday.",
      "2:14 p.m. EDT = 2024-05-09T14:14-04:00",
      "1814 GMT = 2024-05-09T18:14Z",
      "Thursday = 2024-05-09"
    ],
    ["Voting took place from 7am to 10pm on Thursday 2 May.", "7am = 2024-05-02T07:00", "10pm on Thursday 2 May = 2024-05-02T22:00"],
    ["He has until Friday midnight to reply.", "Friday midnight = 2024-05-10T24:00"],
    ["Every Thursday at 8 p.m., people clapped.", "Every Thursday at 8 p.m. = XXXX-WXX-4T20:00"],
    ["The fog will be gone by midday.", "midday = 2024-05-08TMI"]
  ],
  timetabled: [
    ["Parliament reconvenes on Tuesday after a recess.", "Tuesday = 2024-05-14"],
    ["The exhibition runs until 5 January.", "5 January = 2025-01-05"],
    ["The tax year ends on 5 April.", "5 April = 2025-04-05"]
  ],
  "put off": [
    ["She was remanded until 4 June.", "4 June = 2024-06-04"],
    ["The trial was adjourned until Friday.", "Friday = 2024-05-10"],
    ["The hearing was moved to June 3.", "June 3 = 2024-06-03"],
    ["A truce that was to begin on Friday has collapsed.", "Friday = 2024-05-10"],
    ["Trains have been cancelled for the whole of Monday.", "Monday = 2024-05-13"],
    ["The weather office warned of rain from Thursday to Saturday.", "Thursday = 2024-05-09", "Saturday = 2024-05-11"],
    ["The president declared three days of mourning beginning on Friday.", "three days = P3D", "Friday = 2024-05-10"],
    ["The weather office warned of rain on Monday.", "Monday = 2024-05-06"],
    ["He lived there until June.", "June = 2023-06"]
  ],
  "relative days and units": [
    ["Two years ago this week, the bridge fell.", "Two years ago this week = 2022-W19"],
    ["It happened the week before last.", "the week before last = 2024-W17"],
    ["It happened the night before last.", "the night before last = 2024-05-06TNI"],
    ["They will meet the week after next.", "the week after next = 2024-W21"],
    ["Rovers host City on Saturday week.", "Saturday week = 2024-05-18"],
    ["Sales rose in April from the same month last year.", "April = 2024-04", "the same month last year = 2023-04"],
    ["Sales rose from the same month last year.", "the same month last year = 2023-XX @ 2023-01-01..2023-12-31"],
    ["On Tuesday 9 April the dam broke. By the weekend, the town was empty.", "Tuesday 9 April = 2024-04-09", "the weekend = 2024-W15-WE"],
    ["On Friday, 12 April, the dam broke. That weekend, thousands fled.", "Friday, 12 April = 2024-04-12", "That weekend = 2024-W15-WE"],
    ["They visit City on Saturday and host Athletic the following Wednesday.", "Saturday = 2024-05-11", "following Wednesday = 2024-05-15"],
    [
      "His office was raided on Friday night. The night before, an aide fled.",
      "Friday night = 2024-05-03TNI",
      "The night before = 2024-05-02TNI"
    ],
    [
      "Brell earned $2m in the fourth quarter of 2023, up from $1m a year earlier. In the year-ago quarter it opened a plant.",
      "the fourth quarter of 2023 = 2023-Q4",
      "a year earlier = 2022",
      "year-ago = 2022"
    ],
    [
      "In January 2019 a judge froze his assets. By April she was in Quell. She was held on 11 May.",
      "January 2019 = 2019-01",
      "April = 2019-04",
      "11 May = 2019-05-11"
    ],
    [
      "On 3 June 1985 the wall fell. It was rebuilt in 1991.\n\nOn the coast, power was out at 9 p.m. there.",
      "3 June 1985 = 1985-06-03",
      "1991 = 1991",
      "9 p.m. = 2024-05-08T21:00"
    ],
    ["On 3 June 1985 the wall fell.\n\nThe bridge was closed at 9 p.m. there.", "3 June 1985 = 1985-06-03", "9 p.m. = 1985-06-03T21:00"],
    ["The 9/11 attacks changed the law.", "9/11 = 2001-09-11"],
    ["Guidance for FY24 was cut.", "FY24 = 2024"],
    ["In the months ahead, more will close.", "the months ahead = FUTURE_REF"]
  ],
  "no times": [
    ["The goal came ten minutes from time."],
    ["At the age of five months he was adopted."],
    ["He hit 2024 runs."],
    ["Calls came from every quarter."],
    ["She last saw her the weekend before she died."],
    ["It is the third time in as many weeks."],
    ["Men in their sixties and seventies came."]
  ]
}

const dayIn = (text: string): number => {
  const [year, month, day] = text.split("-").map(Number)
  return dayNumber(year, month, day)
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...times) => {
    const [article] = articlesOf([{ text, on: "2024-05-08" }])
    const found = findTimes(article)
    expect(found.map((time) => `${text.slice(time.start, time.end)} = ${time.value}`)).toEqual(times.map((time) => time.split(" @ ")[0]))
    times.forEach((time, k) => {
      const [, days] = time.split(" @ ")
      if (days === undefined) return
      const { startDate, endDate } = found[k]
      const number = (day: typeof startDate) => (day === null ? null : dayNumber(day.year, day.month, day.day))
      expect([number(startDate), number(endDate)], time).toEqual(days.split("..").map(dayIn))
    })
  })
})

describe("an article without a date", () => {
  it.each([
    ["The deadline is Monday noon.", "XXXX-WXX-1T12:00"],
    ["A year ago today, the bridge fell.", "XXXX-XX-XX"],
    ["It happened the week before last.", "XXXX-WXX"]
  ])("%s", (text, value) => {
    const [article] = articlesOf([{ text, on: null }])
    expect(findTimes(article).map((time) => [time.value, time.startDate])).toEqual([[value, null]])
  })
  it("keeps how long a span was whose end nothing places", () => {
    const [article] = articlesOf([{ text: "Inflation eased in the 12 months to April.", on: null }])
    expect(findTimes(article).map((time) => [time.value, time.startDate])).toEqual([
      ["P12M", null],
      ["XXXX-04", null]
    ])
  })
})
