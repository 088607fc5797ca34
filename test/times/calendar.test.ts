import fc from "fast-check"
import { describe, expect, it } from "vitest"
import {
  addMonths,
  calendarDay,
  dayNumber,
  dayOfIsoWeek,
  daysInMonth,
  easterSunday,
  isoWeek,
  nthWeekday,
  weekdayOf
} from "../../nlp/times/calendar.ts"
import { durationText } from "../../nlp/times/values.ts"

const day = (text: string): number => {
  const [year, month, dayOfMonth] = text.split("-").map(Number)
  return dayNumber(year, month, dayOfMonth)
}

describe("calendar", () => {
  it("counts days both ways", () => {
    fc.assert(
      fc.property(fc.integer({ min: -800_000, max: 800_000 }), (number) => {
        const { year, month, day: dayOfMonth } = calendarDay(number)
        expect(dayNumber(year, month, dayOfMonth)).toBe(number)
        expect(dayOfMonth).toBeLessThanOrEqual(daysInMonth(year, month))
      })
    )
    expect(dayNumber(1970, 1, 1)).toBe(0)
    expect(dayNumber(2000, 3, 1) - dayNumber(2000, 2, 28)).toBe(2)
    expect(dayNumber(1900, 3, 1) - dayNumber(1900, 2, 28)).toBe(1)
  })
  it("knows weekdays and ISO weeks", () => {
    expect(weekdayOf(day("2023-06-18"))).toBe(7)
    expect(weekdayOf(day("1969-12-31"))).toBe(3)
    // ISO 8601 at the turn of years.
    for (const [date, year, week] of [
      ["2021-01-03", 2020, 53],
      ["2021-01-04", 2021, 1],
      ["2018-12-31", 2019, 1],
      ["2016-12-31", 2016, 52],
      ["2006-01-01", 2005, 52]
    ] as const)
      expect(isoWeek(day(date))).toEqual({ year, week })
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (number) => {
        const { year, week } = isoWeek(number)
        expect(dayOfIsoWeek(year, week) + weekdayOf(number) - 1).toBe(number)
      })
    )
  })
  it("keeps to the end of shorter months", () => {
    expect(addMonths(day("2023-01-31"), 1)).toBe(day("2023-02-28"))
    expect(addMonths(day("2024-03-31"), -1)).toBe(day("2024-02-29"))
    expect(addMonths(day("2023-11-15"), 14)).toBe(day("2025-01-15"))
  })
  it("computes moving feasts", () => {
    for (const date of ["1818-03-22", "1943-04-25", "2000-04-23", "2018-04-01", "2019-04-21", "2024-03-31"])
      expect(easterSunday(Number(date.slice(0, 4)))).toBe(day(date))
    expect(nthWeekday(2023, 11, 4, 4)).toBe(day("2023-11-23"))
    expect(nthWeekday(2023, 5, 1, -1)).toBe(day("2023-05-29"))
  })
})

describe("durationText", () => {
  it("writes amounts as ISO 8601", () => {
    expect(durationText([{ amount: 7.5, unit: "hour" }])).toBe("PT7H30M")
    expect(durationText([{ amount: 0.5, unit: "hour" }])).toBe("PT30M")
    expect(
      durationText([
        { amount: 2, unit: "year" },
        { amount: 3, unit: "month" }
      ])
    ).toBe("P2Y3M")
    expect(
      durationText([
        { amount: 11, unit: "day" },
        { amount: 19, unit: "hour" }
      ])
    ).toBe("P11DT19H")
    expect(durationText([{ amount: null, unit: "decade" }])).toBe("PXDE")
    expect(durationText([{ amount: 1.5, unit: "decade" }])).toBe("P15Y")
    expect(durationText([{ amount: 0.5, unit: "century" }])).toBe("P50Y")
    expect(durationText([{ amount: 3, unit: "fortnight" }])).toBe("P6W")
  })
})
