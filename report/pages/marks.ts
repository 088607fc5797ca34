/** The rows of an article as marks in its text, and what is said of each. */
import { type Annotation, type ArticleData, type Layer, LAYERS, utf16Offsets } from "../data.ts"
import { type Child, copy, counted, h, toEntity } from "../dom.ts"
import { MODALITIES } from "../words.ts"

export const LAYER_NAMES: Readonly<Record<Layer, string>> = { quotes: "Quotations", names: "Names and mentions", times: "Times", events: "Events", sentences: "Sentences" }
const ONE: Readonly<Record<Layer, string>> = { quotes: "Quotation", names: "Mention", times: "Time", events: "Event", sentences: "Sentence" }

/** A row with its place in the text, in UTF-16 units. */
export interface Mark extends Annotation {
  readonly layer: Layer
  readonly from: number
  readonly to: number
}

export const marksOf = (data: ArticleData): ReadonlyArray<Mark> => {
  const at = utf16Offsets(data.source.text ?? "")
  return LAYERS.flatMap((layer) => data[layer].map((row) => ({ ...row, layer, from: at(row.start), to: at(row.end) })))
}

const names = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : "")

/** A mark in a few words, as a screen reader says it. */
export const summaryOf = (mark: Mark): string => {
  switch (mark.layer) {
    case "quotes":
      return `${mark.kind} quotation, speaker ${(mark.speaker as string | null) ?? "not known"}`
    case "names":
      return `${mark.kind} of ${names(mark.name) || "something not known"}, ${String(mark.type)}`
    case "times":
      return `${mark.kind.toLowerCase()} ${String(mark.value)}`
    case "events":
      return `event ${mark.kind}, ${MODALITIES[String(mark.modality)]}: ${names(mark.actors) || "somebody"}${names(mark.recipients) === "" ? "" : ` toward ${names(mark.recipients)}`}`
    case "sentences":
      return `sentence ${Number(mark.ordinal) + 1}, ${mark.kind}`
  }
}

const HIDDEN_FIELDS = new Set(["id", "start", "end", "from", "to", "layer", "kind", "parts", "entities", "clause_start", "clause_end", "cue_start", "cue_end", "speaker_id", "elsewhere"])
const FIELD_NAMES: Readonly<Record<string, string>> = { name: "who or what", from_date: "from", to_date: "to", metonym: "for its government", value: "TIMEX3 value" }

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.map(shown).join(", ") : typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "number" ? String(Math.round(value * 1000) / 1000) : String(value)

/** A field's value; people and places lead to their page. */
const valueOf = (field: string, value: unknown, mark: Mark): Child => {
  const entities = mark.entities as ReadonlyArray<string> | undefined
  if (field === "speaker" && typeof mark.speaker_id === "string") return toEntity(mark.speaker_id, shown(value))
  if (field === "name" && entities?.length === 1) return toEntity(entities[0], shown(value))
  return field === "modality" ? MODALITIES[String(value)] : shown(value)
}

export const describe = (mark: Mark): HTMLElement => {
  const fields = Object.entries(mark).filter(([key, value]) => !HIDDEN_FIELDS.has(key) && value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
  const others = Number(mark.elsewhere ?? 0)
  return h("section", { class: `row ${mark.layer}` },
    h("h2", {}, `${ONE[mark.layer]}: ${mark.kind}`),
    h("dl", {}, ...fields.flatMap(([key, value]): ReadonlyArray<Child> => [h("dt", {}, FIELD_NAMES[key] ?? key.replaceAll("_", " ")), h("dd", {}, valueOf(key, value, mark))])),
    others === 0 ? null : h("p", {}, h("a", { href: "#/tellings" }, `Also told by ${counted(others, "other article")}`)),
    h("p", {}, h("button", { type: "button", onclick: () => void copy(mark.id) }, "Copy id"), " ", h("code", {}, mark.id)),
    h("p.span", {}, `characters ${mark.start}–${mark.end}`))
}
