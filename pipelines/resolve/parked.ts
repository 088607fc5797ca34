/** Rows and texts put by: outside the collector's reach, a fraction of what they take as objects, read again when they are asked for. */
import { createNumbers } from "../../nlp/numbers.ts"
import { compress, decompress } from "../analysed/compressed.ts"

/** Rows in one block: what is unpacked at once. */
const BLOCK_ROWS = 4096

export interface ParkedRows<Row> {
  readonly push: (row: Row) => void
  /** All rows in the order in which they were put by. */
  readonly blocks: () => Iterable<ReadonlyArray<Row>>
}

/** Rows of plain JSON values. */
export const createParkedRows = <Row>(): ParkedRows<Row> => {
  const parked: Array<Uint8Array> = []
  let waiting: Array<Row> = []
  return {
    push: (row) => {
      waiting.push(row)
      if (waiting.length < BLOCK_ROWS) return
      parked.push(compress(waiting))
      waiting = []
    },
    *blocks() {
      for (const block of parked) yield decompress<ReadonlyArray<Row>>(block)
      if (waiting.length > 0) yield waiting
    }
  }
}

export interface ParkedTexts {
  readonly push: (text: string) => void
  readonly at: (index: number) => string
}

const CHUNK_BYTES = 1 << 20

/** Texts by the order in which they were put by. */
export const createParkedTexts = (): ParkedTexts => {
  const chunks: Array<Buffer> = []
  // Of each text: its chunk and where it ends there.
  const chunkOf = createNumbers(Uint32Array)
  const ends = createNumbers(Uint32Array)
  let used = 0
  return {
    push: (text) => {
      const length = Buffer.byteLength(text)
      if (chunks.length === 0 || used + length > chunks[chunks.length - 1].length) {
        chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, length)))
        used = 0
      }
      used += chunks[chunks.length - 1].write(text, used)
      chunkOf.push(chunks.length - 1)
      ends.push(used)
    },
    at: (index) => {
      const chunk = chunkOf.taken()[index]
      const start = index > 0 && chunkOf.taken()[index - 1] === chunk ? ends.taken()[index - 1] : 0
      return chunks[chunk].toString("utf8", start, ends.taken()[index])
    }
  }
}
