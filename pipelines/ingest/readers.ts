import type { Reader } from "./reader.ts"
import { textFile } from "./text-file.ts"

/** The formats that are read. The first that accepts a file takes it. */
export const readers: ReadonlyArray<Reader> = [textFile]
