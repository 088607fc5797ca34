/** Parses as messages between threads: columns are handed over, not copied, and each string is sent once. */
import { Doc, type DocColumns } from "../../nlp/engine/doc.ts"
import { internalized } from "../../nlp/engine/strings.ts"

/** One `Doc`. Its ids index all strings that were sent since the last message that begins anew. */
export interface SentDoc {
  readonly columns: Omit<DocColumns, "strings">
  /** Strings that no earlier message has. */
  readonly strings: ReadonlyArray<string>
  /** True where the strings of earlier messages are not to be looked at any more. */
  readonly beginsAnew: boolean
}

/** Turns the `Doc`s of one engine into messages, which are to be read in this order. */
export const docSender = (): ((doc: Doc) => SentDoc) => {
  let known: ReadonlyArray<string> = []
  let sent = 0
  return ({ columns: { strings, ...columns } }) => {
    // An engine begins a new table when one has grown large; until then a table only grows.
    const beginsAnew = strings !== known
    const from = beginsAnew ? 0 : sent
    known = strings
    sent = strings.length
    return { columns, strings: strings.slice(from), beginsAnew }
  }
}

/** Buffers to hand over with a message; the `Doc` that it was made of is empty from then on. */
export const buffersOf = ({ columns }: SentDoc): ReadonlyArray<ArrayBuffer> =>
  Object.values(columns).flatMap((column) => (typeof column === "string" ? [] : [column.buffer as ArrayBuffer]))

/** Turns messages back, in the order of sending. */
export const docReceiver = (): ((message: SentDoc) => Doc) => {
  let known: Array<string> = []
  return ({ beginsAnew, columns, strings }) => {
    if (beginsAnew) known = []
    for (const text of strings) known.push(internalized(text))
    return new Doc({ ...columns, strings: known })
  }
}
