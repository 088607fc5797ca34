/** What a rule may know when it anchors an expression: the article's date, the tense, the time spoken of before. */
import type { TimeAnchor } from "../annotations.ts"
import { addMonths, calendarDay, dayNumber, isDay, type DayNumber } from "./calendar.ts"
import type { Tense } from "./tense.ts"
import type { Resolution } from "./values.ts"

/** A time the article has spoken of, for “the day before” and for months that go on from it. */
export interface SpokenTime {
  readonly resolution: Resolution
  /** How many sentences ago. */
  readonly distance: number
  /** True when it was said in this paragraph. */
  readonly sameParagraph: boolean
  /** False for “since 2018”, “before 2018”: such a time is looked at from the story, it does not place it. */
  readonly placesStory: boolean
}

export interface TimeContext {
  /** Day of publication (TimeML's document creation time), null when it is not known. */
  readonly published: DayNumber | null
  readonly tense: Tense
  /** The last time with days in the text, of any grain. */
  readonly previous: SpokenTime | null
  /** The last time of a day or shorter. */
  readonly previousDay: SpokenTime | null
  /** Last day of the range that this date opens (“from Jan. 23 through March 9”), null when it opens none. */
  readonly rangeEnd: DayNumber | null
  /** Day that the range began on which this weekday closes (“from Monday to Thursday”, ahead), null when it closes none. */
  readonly rangeStart: DayNumber | null
  /** The day that the same weekday meant last in the article, null when it was not named. */
  readonly sameWeekday: DayNumber | null
  /** A full date that a range or list goes on to (“Nov. 20 to Dec. 11, 2015”): its year, null when there is none. */
  readonly followingYear: number | null
  /** True in headlines, where the present tense tells what has happened. */
  readonly isHeadline: boolean
  /** True when “by” or “until” stands before. */
  readonly looksForward: boolean
  /** True in a general statement in the present tense (“Today, many worship them”): asked for “today” only. */
  readonly isGeneral: boolean
}

/** Which way to look from the article's date. */
export type Direction = "back" | "ahead" | "nearest"

export const directionOf = (context: TimeContext): Direction => {
  switch (context.tense) {
    case "past":
      return "back"
    case "future":
      return "ahead"
    case "present":
      return context.isHeadline ? "back" : "ahead"
    case "prospective":
      return "nearest"
    case "none":
      return context.looksForward ? "ahead" : context.isHeadline ? "nearest" : "back"
  }
}

/** The year, or the nearest one to it, in which the day exists: 29 February comes every four years. */
export const yearWithDay = (year: number, month: number, day: number): number | null =>
  [0, -1, 1, -2, 2, -3, 3, -4, 4].map((step) => year + step).find((candidate) => isDay(candidate, month, day)) ?? null

/** Farther back than this (years), a year spoken of sets the scene for months and days after it. */
const STORY_DISTANCE = 1

/**
 * The year a month (and day) without a year belongs to, and what says so.
 *
 * First the year of a date it is listed with, then a story told about another year in this paragraph, then the
 * article's date by direction.
 */
export const yearOfMonth = (
  context: TimeContext,
  month: number,
  day: number | null
): { readonly year: number; readonly anchor: TimeAnchor } | null => {
  if (context.rangeEnd !== null) {
    const end = calendarDay(context.rangeEnd)
    const fits = dayNumber(end.year, month, 1) + (day ?? 1) - 1 <= context.rangeEnd
    return { year: fits ? end.year : end.year - 1, anchor: context.followingYear === null ? "published_at" : "explicit" }
  }
  if (context.followingYear !== null) return { year: context.followingYear, anchor: "explicit" }
  const story = storyDay(context)
  if (story !== null) {
    const at = calendarDay(story)
    return { year: month >= at.month ? at.year : at.year + 1, anchor: "previous_time" }
  }
  if (context.published === null) return null
  const now = calendarDay(context.published)
  const candidate = (year: number): number => dayNumber(year, month, 1) + (day ?? 1) - 1
  const thisYear = candidate(now.year)
  const reference = day === null ? dayNumber(now.year, now.month, 1) : context.published
  switch (directionOf(context)) {
    case "back":
      return { year: thisYear <= reference ? now.year : now.year - 1, anchor: "published_at" }
    case "ahead": {
      const ahead = thisYear >= reference ? now.year : now.year + 1
      return {
        year: context.tense === "present" && isJustPast(reference - candidate(ahead - 1), candidate(ahead) - reference) ? ahead - 1 : ahead,
        anchor: "published_at"
      }
    }
    case "nearest": {
      const years = [now.year, now.year - 1, now.year + 1]
      const nearest = years.reduce((best, year) =>
        Math.abs(candidate(year) - reference) < Math.abs(candidate(best) - reference) ? year : best
      )
      return { year: nearest, anchor: "published_at" }
    }
  }
}

/** In the present tense what has just been is meant, not what is far ahead: “how the talks on Sunday go”, said on Monday. */
export const isJustPast = (since: number, until: number): boolean => since * 4 < until

/** The first day of the story being told, when it lies well before the article's date. */
const storyDay = (context: TimeContext): DayNumber | null => {
  const { previous, published } = context
  if (previous === null || previous.resolution.range === null || context.tense === "future" || context.tense === "present") return null
  if (!previous.placesStory) return null
  if (!(previous.distance === 0 || (previous.sameParagraph && previous.distance <= 1))) return null
  const { grain, range } = previous.resolution
  if (grain !== "year" && grain !== "month" && grain !== "day" && grain !== "season" && grain !== "quarter") return null
  if (previous.resolution.value.includes("/")) return null
  if (published !== null && addMonths(range.last, 12 * STORY_DISTANCE) >= published) return null
  return range.first
}

/** The day that “the day before”, “that morning” speak from: a day spoken of nearby, else the article's. */
export const spokenDay = (context: TimeContext, within: number): { readonly day: DayNumber; readonly anchor: TimeAnchor } | null => {
  const { previousDay, published } = context
  if (previousDay !== null && previousDay.distance <= within && previousDay.resolution.range !== null) {
    return { day: previousDay.resolution.range.first, anchor: "previous_time" }
  }
  return published === null ? null : { day: published, anchor: "published_at" }
}

/** Days before the article's own from which on a day belongs to a look back. */
const LOOK_BACK = 31

/**
 * The day that a time of day without a date falls on: as `spokenDay`, but a day long past in another paragraph is left
 * behind once the text has gone on to another time (“On 3 June 1985 the wall fell. It was rebuilt in 1991.” / “At 9 p.m. …”).
 */
export const sceneDay = (context: TimeContext, within: number): { readonly day: DayNumber; readonly anchor: TimeAnchor } | null => {
  const { previous, previousDay, published } = context
  const isLeft =
    published !== null &&
    previousDay !== null &&
    previousDay.resolution.range !== null &&
    previousDay.resolution.range.last < published - LOOK_BACK &&
    !previousDay.sameParagraph &&
    previous !== null &&
    previous.resolution !== previousDay.resolution
  return isLeft ? { day: published, anchor: "published_at" } : spokenDay(context, within)
}

/** The first day of the time spoken of nearby, of any grain, else the article's day. */
export const spokenTime = (context: TimeContext, within: number): { readonly day: DayNumber; readonly anchor: TimeAnchor } | null => {
  const { previous, published } = context
  if (previous !== null && previous.distance <= within && previous.resolution.range !== null) {
    return { day: previous.resolution.range.first, anchor: "previous_time" }
  }
  return published === null ? null : { day: published, anchor: "published_at" }
}
