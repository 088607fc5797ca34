/** How far two parses of the same texts agree, field by field. */
import type { ParseRecord } from "../nlp/engine/parse-record.ts"

/** Fields that are compared token by token. */
export const TOKEN_FIELDS = ["text", "space", "norm", "tag", "pos", "morph", "lemma", "head", "dep", "sent"] as const
export type TokenField = (typeof TOKEN_FIELDS)[number]

/** Differing decisions, over any number of texts. */
export interface Agreement {
  tokens: number
  readonly differing: Record<TokenField, number>
  /** Names of the reference, of the system, and of both (same tokens, same label). */
  readonly names: { reference: number; system: number; both: number }
}

const nothing = (): Agreement => ({
  tokens: 0,
  differing: { text: 0, space: 0, norm: 0, tag: 0, pos: 0, morph: 0, lemma: 0, head: 0, dep: 0, sent: 0 },
  names: { reference: 0, system: 0, both: 0 }
})

/** Counts over pairs of records of the same text. Texts that are not cut into the same number of tokens differ throughout. */
export const compareParses = (pairs: Iterable<readonly [reference: ParseRecord, system: ParseRecord]>): Agreement => {
  const total = nothing()
  for (const [reference, system] of pairs) {
    const length = reference.tokens.length
    total.tokens += length
    for (const field of TOKEN_FIELDS) {
      const [expected, found] = [column(reference, field), column(system, field)]
      total.differing[field] += found.length === length ? expected.filter((value, i) => value !== found[i]).length : length
    }
    const names = new Set(reference.ents.map(String))
    total.names.reference += names.size
    total.names.system += system.ents.length
    total.names.both += system.ents.filter((name) => names.has(String(name))).length
  }
  return total
}

const column = (record: ParseRecord, field: TokenField): ReadonlyArray<string | number> => {
  if (field === "text") return record.tokens.map(([text, offset]) => `${offset} ${text}`)
  if (field === "space") return record.tokens.map(([, , space]) => space)
  return record[field]
}

/** F1 of the names, 1 when there are none on either side. */
export const namesF1 = ({ names }: Agreement): number =>
  names.reference + names.system === 0 ? 1 : (2 * names.both) / (names.reference + names.system)

/** The text a record was made from: its tokens and their spaces. */
export const textOfRecord = ({ tokens }: ParseRecord): string => tokens.map(([text, , space]) => (space === 1 ? `${text} ` : text)).join("")

/** Records of a JSONL text. */
export const parseRecords = (jsonl: string): ReadonlyArray<ParseRecord> =>
  jsonl
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line))
