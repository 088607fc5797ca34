/**
 * The rules of time expressions. Each is tried at every word of the classes that it opens with; the longest reading
 * wins, and between equals the one that comes first here.
 */
import type { TimeRule } from "../rule.ts"
import { ago, earlierLater, inDistance, unitEarlier } from "./ago.ts"
import { beyondUnit, sameUnit } from "./beyond.ts"
import { clock, dateAtClock } from "./clock.ts"
import { countedSpan, vagueSpan } from "./counted-span.ts"
import { century, decade } from "./decade.ts"
import { deicticDay, deicticPart } from "./deictic.ts"
import { bareDuration, countedDuration, singleDuration } from "./duration.ts"
import { dayOfMonth, listedDay } from "./day-of-month.ts"
import { distanceFrom } from "./distance-from.ts"
import { edge } from "./edge.ts"
import { holiday } from "./holiday.ts"
import { spanOf, spanTo } from "./measured-span.ts"
import { month } from "./month.ts"
import { monthDay } from "./month-day.ts"
import { numericDate } from "./numeric-date.ts"
import { ordinalOf, weekOf } from "./ordinal-of.ts"
import { partOfDay } from "./part-of-day.ts"
import { quarter } from "./quarter.ts"
import { atTheTime, reference } from "./reference.ts"
import { ownUnit, relativeUnit, spanUnit, spokenUnit, yearToDate } from "./relative-unit.ts"
import { season } from "./season.ts"
import { every, timesA, weekdays } from "./set.ts"
import { weekday } from "./weekday.ts"
import { year } from "./year.ts"

export const timeRules: ReadonlyArray<TimeRule> = [
  holiday,
  dateAtClock,
  clock,
  monthDay,
  numericDate,
  dayOfMonth,
  listedDay,
  edge,
  weekdays,
  weekday,
  spanTo,
  spanOf,
  quarter,
  month,
  season,
  decade,
  century,
  every,
  timesA,
  distanceFrom,
  ordinalOf,
  weekOf,
  ago,
  earlierLater,
  unitEarlier,
  inDistance,
  countedSpan,
  vagueSpan,
  deicticDay,
  deicticPart,
  relativeUnit,
  beyondUnit,
  sameUnit,
  spokenUnit,
  spanUnit,
  ownUnit,
  yearToDate,
  countedDuration,
  singleDuration,
  bareDuration,
  partOfDay,
  year,
  reference,
  atTheTime
]
