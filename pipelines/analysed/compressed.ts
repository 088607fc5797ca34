/** Plain JSON values as Zstandard-compressed bytes. */
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"

/** At the fastest level: the next ones save a few parts in a hundred. */
export const compress = (value: unknown): Uint8Array =>
  zstdCompressSync(JSON.stringify(value), { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

export const decompress = <A>(bytes: Uint8Array): A => JSON.parse(zstdDecompressSync(bytes).toString("utf8")) as A
