import type { FieldMap } from "./fields.ts"
import { compressedReader } from "./formats/compressed.ts"
import { csvReader } from "./formats/csv.ts"
import { feedReader } from "./formats/feed.ts"
import { htmlReader } from "./formats/html.ts"
import { foreignReader } from "./formats/foreign.ts"
import { jsonReader } from "./formats/json.ts"
import { textReader } from "./formats/text.ts"
import { warcReader } from "./formats/warc.ts"
import type { Reader } from "./reader.ts"

/** The formats that are read, in the order in which they are asked: by content first, by name second. `map` is `--map`. */
export const makeReaders = (map: FieldMap = {}): ReadonlyArray<Reader> => {
  const plain = [foreignReader, warcReader, feedReader, htmlReader, jsonReader(map), csvReader(map), textReader]
  return [compressedReader(plain), ...plain]
}

export const readers: ReadonlyArray<Reader> = makeReaders()
