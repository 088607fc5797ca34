import type { FieldMap } from "./fields.ts"
import { archiveReader } from "./formats/archive.ts"
import { compressedReader } from "./formats/compressed.ts"
import { csvReader } from "./formats/csv.ts"
import { feedReader } from "./formats/feed.ts"
import { foreignReader } from "./formats/foreign.ts"
import { htmlReader } from "./formats/html.ts"
import { jsonReader } from "./formats/json.ts"
import { packageReader } from "./formats/package.ts"
import { pdfReader } from "./formats/pdf.ts"
import { textReader } from "./formats/text.ts"
import { warcReader } from "./formats/warc.ts"
import type { Reader } from "./reader.ts"

/** Archives inside archives are followed this deep. */
const MAX_LAYERS = 3

/** The formats that are read, in the order in which they are asked. `map` is `--map`. */
export const makeReaders = (map: FieldMap = {}): ReadonlyArray<Reader> => {
  const plain = [foreignReader, warcReader, pdfReader, packageReader, feedReader, htmlReader, jsonReader(map), csvReader(map), textReader]
  let all: ReadonlyArray<Reader> = plain
  for (let layer = 0; layer < MAX_LAYERS; layer++) all = [compressedReader(all), archiveReader(all), ...plain]
  return all
}

export const readers: ReadonlyArray<Reader> = makeReaders()
