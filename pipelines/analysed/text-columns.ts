/** Columns of short texts as bytes, outside the collector's reach: a text among a hundred thousand objects takes ten times as much. */
import { createNumbers } from "../../nlp/numbers.ts"
import { Recent } from "../../nlp/recent.ts"
import { createParkedTexts } from "../resolve/parked.ts"

/** Values by the order in which they came. */
export interface TextColumn {
  readonly push: (text: string | null) => void
  readonly at: (index: number) => string | null
}

/** Texts looked at for one that is the same. */
const LATELY = 1024
const NULL = 0

/** Texts that often repeat one that came a little before, which is kept once. */
export const createTextColumn = (): TextColumn => {
  const texts = createParkedTexts()
  /** One more than the number of the text. */
  const numbers = createNumbers(Uint32Array)
  const lately = new Recent<string, number>(LATELY)
  let kept = 0
  const keep = (text: string): number => {
    texts.push(text)
    return ++kept
  }
  return {
    push: (text) => numbers.push(text === null ? NULL : lately.recall(text, keep)),
    at: (index) => {
      const number = numbers.taken()[index]
      return number === NULL ? null : texts.at(number - 1)
    }
  }
}

const CHUNK_ROWS = 16_384
/** What stands before each value's bytes. */
const HEX = 1
const ODD = 2

/** Hashes of so many hex digits after a prefix, half a byte a digit. What is none is kept as it is. */
export const createHashColumn = (digits: number, prefix = ""): TextColumn => {
  const width = 1 + digits / 2
  const chunks: Array<Buffer> = []
  const odd = new Map<number, string>()
  let length = 0
  return {
    push: (text) => {
      const index = length++
      const at = (index % CHUNK_ROWS) * width
      if (at === 0) chunks.push(Buffer.alloc(CHUNK_ROWS * width))
      if (text === null) return
      const chunk = chunks[chunks.length - 1]
      chunk.write(text.slice(prefix.length), at + 1, "hex")
      chunk[at] = HEX
      if (prefix + chunk.toString("hex", at + 1, at + width) === text) return
      chunk[at] = ODD
      odd.set(index, text)
    },
    at: (index) => {
      const at = (index % CHUNK_ROWS) * width
      const chunk = chunks[Math.floor(index / CHUNK_ROWS)]
      if (chunk[at] === ODD) return odd.get(index)!
      return chunk[at] === HEX ? prefix + chunk.toString("hex", at + 1, at + width) : null
    }
  }
}
