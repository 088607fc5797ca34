/** Plain JSON values as Zstandard-compressed bytes. */
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"

/** The fastest level: the next ones save a few parts in a hundred. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

export const compress = (value: unknown): Uint8Array => zstdCompressSync(JSON.stringify(value), FAST)

export const decompress = <A>(bytes: Uint8Array): A => JSON.parse(zstdDecompressSync(bytes).toString("utf8")) as A
