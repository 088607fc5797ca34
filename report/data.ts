/** The report's data: script files that call `onrecord.receive`, loaded when a page needs them. Offsets are code points of the text. */

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

export type Layer = "names" | "quotes" | "times" | "events"
export const LAYERS: ReadonlyArray<Layer> = ["quotes", "names", "times", "events"]

export interface ArticleData {
  readonly source: Readonly<Record<string, unknown>> & { readonly text: string | null }
  readonly sentences: ReadonlyArray<Annotation & { readonly paragraph: number }>
  readonly names: ReadonlyArray<Annotation>
  readonly quotes: ReadonlyArray<Annotation>
  readonly times: ReadonlyArray<Annotation>
  readonly events: ReadonlyArray<Annotation>
}

export interface Overview {
  readonly counts: Readonly<Record<string, number>>
  readonly checks: ReadonlyArray<{ readonly check: string; readonly claim: string; readonly failures: number }>
  readonly settings: Readonly<Record<string, unknown>>
  readonly versions: Readonly<Record<string, string>>
  readonly quotation_files: number
}

export interface Speaker {
  readonly id: string
  readonly name: string
  readonly quotes: number
  readonly words: number
  readonly direct: number
  readonly mixed: number
  readonly indirect: number
  readonly articles: number
}

export interface Speakers {
  readonly speakers: ReadonlyArray<Speaker>
  readonly outlets: ReadonlyArray<{ readonly outlet: string; readonly speaker: string; readonly words: number; readonly quotes: number }>
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
  readonly source: string
  readonly date: string
  readonly date_end: string | null
  readonly grain: string
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
  readonly first_source: string
  readonly first_mention: string | null
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

/** The bucket of an id (FNV-1a), as the writer computes it. */
export const bucketOf = (id: string, buckets: number): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash >>> 0) % buckets
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
