/** Kinds of meeting: reports of different kinds are not of one event, though one may be part of the other. */

export type MeetingKind = "journey" | "call" | "meal" | "greeting" | "walk" | "meeting"

/** Verbs of visits told from the host's side. */
const HOSTING = new Set(["host", "receive", "welcome", "entertain"])
const CALL = new Set(["call", "phone", "telephone", "phone-call", "teleconference"])
const MEAL = new Set(["dinner", "lunch", "breakfast", "banquet", "dine"])
const GREETING = new Set(["greet", "shake", "handshake", "small"])
const WALK = new Set(["stroll", "walk"])

export const meetingKindOf = ({ lemma, mode }: { readonly lemma: string; readonly mode: string | null }): MeetingKind => {
  const [word] = lemma.split(" ")
  if (MEAL.has(word)) return "meal"
  if (GREETING.has(word)) return "greeting"
  if (WALK.has(word)) return "walk"
  if (mode === "visit" && !HOSTING.has(word)) return "journey"
  return CALL.has(word) ? "call" : "meeting"
}
