/** The report's data: script files that call `onrecord.receive`, loaded when a page needs them. Offsets are code points of the text. */
import { type Packed, unpack } from "../pipelines/report/data-file.ts"

export interface ArticleEntry {
  readonly id: string
  readonly title: string
  readonly outlet: string | null
  readonly date: string | null
  readonly date_basis: string
  readonly path: string
  readonly member: string | null
  readonly language: string
  readonly words: number
  readonly quotes: number
  readonly events: number
  /** Quotations and events that no other article tells; null for a copy. */
  readonly own_quotes: number | null
  readonly own_events: number | null
  readonly dup_kind: string | null
  readonly wire: string | null
}

/** What all annotations of an article share. */
export interface Annotation {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly kind: string
  readonly rule: string
  readonly confidence?: number | null
  readonly [field: string]: unknown
}

export type Layer = "sentences" | "names" | "quotes" | "times" | "events"
export const LAYERS: ReadonlyArray<Layer> = ["quotes", "names", "times", "events", "sentences"]

export interface Sentence extends Annotation {
  readonly ordinal: number
  readonly paragraph: number
}

export interface ArticleData {
  readonly source: Readonly<Record<string, unknown>> & { readonly text: string | null }
  readonly sentences: ReadonlyArray<Sentence>
  readonly names: ReadonlyArray<Annotation>
  readonly quotes: ReadonlyArray<Annotation>
  readonly times: ReadonlyArray<Annotation>
  readonly events: ReadonlyArray<Annotation>
}

/** A list that is spread over files `<name>-<i>.js`. */
export interface ListSize {
  readonly total: number
  readonly files: number
}

export type ListName = "entities" | "statements" | "happenings" | "timeline" | "unnamed"

export interface Overview {
  readonly counts: Readonly<Record<string, number>>
  readonly checks: ReadonlyArray<{ readonly check: string; readonly claim: string; readonly failures: number }>
  readonly settings: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  /** Number of files `profiles-<i>.js`. */
  readonly profiles: number
  readonly lists: Readonly<Record<ListName, ListSize>>
}

export interface Speaker {
  readonly id: string
  readonly name: string
  readonly quotes: number
  readonly words: number
  readonly direct: number
  readonly mixed: number
  readonly indirect: number
  readonly beliefs: number
  /** Reported with distance or denial, or said not to have been said. */
  readonly doubted: number
  readonly articles: number
}

export interface SpeakerShare {
  readonly outlet: string
  /** The article, where there are few and none has an outlet. */
  readonly source: string | null
  readonly speaker: string
  readonly words: number
  readonly quotes: number
}

export interface Quotation {
  readonly id: string
  readonly source: string
  readonly speaker: string
  readonly speaker_text: string | null
  readonly kind: string
  readonly stance: string
  readonly cue: string | null
  readonly cue_stance: string
  readonly negated: boolean
  readonly content: string | null
}

export interface Statement {
  readonly group: string
  readonly id: string
  readonly source: string
  readonly kind: string
  readonly speaker: string | null
  readonly cue: string | null
  readonly content: string | null
}

export interface Happening {
  readonly group: string
  readonly id: string
  readonly source: string
  readonly kind: string
  readonly modality: string
  readonly date: string | null
  readonly trigger: string | null
  readonly text: string | null
  readonly actors: ReadonlyArray<string> | null
  readonly recipients: ReadonlyArray<string> | null
}

export interface DatedEvent {
  readonly id: string
  readonly date: string
  readonly date_end: string | null
  readonly modality: string
  readonly kind: string
  readonly actors: ReadonlyArray<string>
  readonly recipients: ReadonlyArray<string>
  readonly place: string | null
  readonly reports: number
  readonly text: string | null
}

export interface Dyad {
  readonly actor: string
  readonly actor_name: string
  readonly recipient: string
  readonly recipient_name: string
  readonly events: number
  readonly happened: number
  readonly planned: number
  readonly did_not_happen: number
  /** Events that are conflict, by words or by deeds. */
  readonly conflict: number
  readonly types: ReadonlyArray<string>
  /** Ids of some of its events. */
  readonly examples: ReadonlyArray<string>
}

export interface Entity {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly role: string | null
  readonly affiliation: string | null
  readonly country: string | null
  readonly sector: string | null
  readonly aliases: ReadonlyArray<string>
  readonly pronouns: ReadonlyArray<string>
  readonly mentions: number
  readonly articles: number
  readonly quotes: number
  readonly first_mention: string | null
  readonly first_words: string | null
}

/** An article in which an entity is named: how often, and where first. */
export interface Appearance {
  readonly entity: string
  readonly source: string
  readonly mentions: number
  readonly id: string
  readonly words: string | null
}

export interface DatasetPage {
  readonly tables: ReadonlyArray<{
    readonly name: string
    readonly grain: string
    readonly key: string
    readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string; readonly isNullable: boolean; readonly doc: string }>
  }>
  readonly rejects: ReadonlyArray<{ readonly path: string; readonly member: string | null; readonly code: string; readonly message: string; readonly excerpt: string | null }>
}

export interface Hashes {
  readonly inputs: ReadonlyArray<{ readonly path: string; readonly member: string | null; readonly sha256: string | null }>
  readonly outputs: ReadonlyArray<{ readonly path: string; readonly bytes: number; readonly sha256: string }>
}

const received = new Map<string, unknown>()
const loading = new Map<string, Promise<unknown>>()

declare global {
  interface Window {
    onrecord: { readonly receive: (name: string, value: unknown) => void }
  }
}
window.onrecord = { receive: (name, value) => void received.set(name, value) }

/** Loads `data/<name>.js`, once. */
export const load = <T>(name: string): Promise<T> => {
  const known = loading.get(name)
  if (known !== undefined) return known as Promise<T>
  const promise = new Promise((resolve, reject) => {
    const script = document.createElement("script")
    script.src = `data/${name}.js`
    script.addEventListener("load", () => {
      script.remove()
      const value = received.get(name)
      received.delete(name)
      resolve(value)
    })
    script.addEventListener("error", () => reject(new Error(`data/${name}.js is missing: copy the whole report folder`)))
    document.head.append(script)
  })
  loading.set(name, promise)
  return promise as Promise<T>
}

/** Forgets an article's data when many have been looked at. */
export const forget = (name: string): void => void loading.delete(name)

/** The rows of `data/<name>.js`. */
export const loadRows = async <T>(name: string): Promise<ReadonlyArray<T>> => unpack<T>(await load<Packed>(name))

export const loadArticle = async (id: string): Promise<ArticleData> => {
  const { source, ...layers } = await load<{ readonly source: ArticleData["source"] } & Readonly<Record<Layer, Packed>>>(`articles/${id}`)
  forget(`articles/${id}`)
  return { source, sentences: unpack(layers.sentences), names: unpack(layers.names), quotes: unpack(layers.quotes), times: unpack(layers.times), events: unpack(layers.events) }
}

/** Items that are there, or that come piece by piece. */
export interface Pieces<T> {
  readonly total: number
  readonly files: number
  readonly read: (file: number) => Promise<ReadonlyArray<T>>
}

export const inMemory = <T>(items: ReadonlyArray<T>): Pieces<T> => ({ total: items.length, files: 1, read: () => Promise.resolve(items) })

/** A list spread over files. */
export const piecesOf = async <T>(name: ListName): Promise<Pieces<T>> => {
  const { [name]: size } = (await load<Overview>("overview")).lists
  return { ...size, read: (file) => loadRows<T>(`${name}-${file}`) }
}

/** Code points → UTF-16 offsets of a text. */
export const utf16Offsets = (text: string): ((codePoint: number) => number) => {
  if (!/[\ud800-\udbff]/u.test(text) && !/[\u{10000}-\u{10ffff}]/u.test(text)) return (offset) => offset
  const starts: Array<number> = []
  let at = 0
  for (const character of text) {
    starts.push(at)
    at += character.length
  }
  starts.push(at)
  return (offset) => starts[offset] ?? at
}
