import { isGlued, lowerAt, readPart } from "../readers.ts"
import type { RuleMatch, TimeRule } from "../rule.ts"
import { ofDay, ofTime, unanchored } from "../values.ts"

/** “Norvale Today”: the end of a name. */
const isCapitalWord = (word: { readonly text: string; readonly kind: string } | undefined): boolean =>
  word?.kind === "word" && /^\p{Lu}/u.test(word.text)

/** “today”, “yesterday evening”, “the day after tomorrow”. */
export const deicticDay: TimeRule = {
  id: "times/deictic-day",
  source: "TIMEX3 deictic days; “today” of a general statement is PRESENT_REF",
  opens: ["deictic", "the"],
  examples: [
    { text: "They met yesterday.", words: "yesterday", value: "2023-06-18" },
    { text: "They will meet tomorrow morning.", words: "tomorrow morning", value: "2023-06-20TMO" },
    { text: "It was decided today.", words: "today", value: "2023-06-19" },
    { text: "They leave the day after tomorrow.", words: "the day after tomorrow", value: "2023-06-21" }
  ],
  counterExamples: ["The newspaper USA Today said so.", "He told the BBC’s Today programme that it was over."],
  match: (stretch, at): RuleMatch | null => {
    let i = at
    let more = 0
    if (
      lowerAt(stretch, i) === "the" &&
      lowerAt(stretch, i + 1) === "day" &&
      (lowerAt(stretch, i + 2) === "after" || lowerAt(stretch, i + 2) === "before")
    ) {
      more = lowerAt(stretch, i + 2) === "after" ? 1 : -1
      i += 3
    }
    const offset = stretch.vocabulary.deictics.get(lowerAt(stretch, i))
    if (
      offset === undefined ||
      (more !== 0 && offset !== more) ||
      (stretch.entityAt(i) === "ORG" && stretch.words[i].text !== lowerAt(stretch, i)) ||
      (stretch.words[i].text === "Today" &&
        (/^(?:programme|program|show)$/u.test(lowerAt(stretch, i + 1)) || isCapitalWord(stretch.words[i - 1])))
    )
      return null
    const part = readPart(stretch, i + 1)
    const last = part?.next ?? i + 1
    const generic = offset === 0 && part === null && !(lowerAt(stretch, last) === "'" || lowerAt(stretch, last) === "’")
    return {
      first: at,
      last,
      isToday: generic,
      resolve: (context) => {
        const { published } = context
        if (generic && context.isGeneral) return unanchored("PRESENT_REF", "day")
        if (published === null)
          return unanchored(
            part === null ? "XXXX-XX-XX" : `XXXX-XX-XX${part.value}`,
            part === null ? "day" : "part_of_day",
            part === null ? "DATE" : "TIME"
          )
        const day = published + offset + more
        return part === null ? ofDay(day, "published_at") : ofTime(day, part.value, "part_of_day", "published_at")
      }
    }
  }
}

/** “tonight”, “last night”, “this morning”. */
export const deicticPart: TimeRule = {
  id: "times/deictic-part",
  source: "TIMEX3 parts of the day (TMO, TAF, TEV, TNI) on the article's day",
  opens: ["deictic", "shift"],
  examples: [
    { text: "They left last night.", words: "last night", value: "2023-06-18TNI" },
    { text: "They meet tonight.", words: "tonight", value: "2023-06-19TNI" },
    { text: "They left this morning.", words: "this morning", value: "2023-06-19TMO" }
  ],
  counterExamples: ["It was a long night for them.", "He had a bad night last year."],
  match: (stretch, at): RuleMatch | null => {
    const lower = lowerAt(stretch, at)
    const tonight = lower === "tonight"
    const part = tonight ? { value: "TNI", next: at + 1 } : lower === "last" || lower === "this" ? readPart(stretch, at + 1) : null
    if (part === null || (lower === "last" && part.value === "TMO") || (isGlued(stretch, part.next) && lowerAt(stretch, part.next) === "-"))
      return null
    return {
      first: at,
      last: part.next,
      resolve: ({ published }) =>
        published === null
          ? unanchored(`XXXX-XX-XX${part.value}`, "part_of_day", "TIME")
          : ofTime(published - (lower === "last" ? 1 : 0), part.value, "part_of_day", "published_at")
    }
  }
}
