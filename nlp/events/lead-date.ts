/** When the first sentence of a story was. */
import type { EventReport, ParsedArticle } from "../annotations.ts"
import { calendarDay, numberOfDay } from "../times/calendar.ts"
import type { Candidate } from "./candidate.ts"
import { isVerbal } from "./tokens.ts"
import type { EventDate } from "./when.ts"

/**
 * “The envoy has arrived in Rome.” as the first sentence of a story, or any past-tense lead under a date line: news of the day
 * of publication or of the one before. Null for everything else.
 */
export const leadDate = (
  { blocks, doc, publishedOn, sentences }: ParsedArticle,
  { carrier, modality, trigger }: Candidate,
  tense: EventReport["tense"]
): EventDate | null => {
  if (publishedOn === null || modality !== "asserted" || tense !== "past") return null
  const lead = sentences.find(({ kind }) => kind === "body")
  const verb = carrier >= 0 ? carrier : trigger
  if (lead === undefined || doc.start(trigger) < lead.start || doc.start(trigger) >= lead.end) return null
  if (!isVerbal(doc, verb) || !doc.isRoot(verb)) return null
  const isPerfect = doc.children(verb).some((child) => doc.dep(child) === "aux" && /^(?:has|have)$/u.test(doc.lower(child)))
  if (!isPerfect && !blocks.some(({ kind }) => kind === "dateline")) return null
  const today = numberOfDay(publishedOn)
  return { time: null, startDate: calendarDay(today - 1), endDate: publishedOn, grain: "day", dateBasis: "publication" }
}
