/** JSON values as bytes, Zstandard-compressed where that is worth its time. */
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"

/** Values as bytes that `decompress` reads. */
export type ToBytes = (value: unknown) => Uint8Array

/** At the fastest level: the next ones save a few parts in a hundred. */
export const compress: ToBytes = (value) => zstdCompressSync(JSON.stringify(value), { params: { [constants.ZSTD_c_compressionLevel]: 1 } })

/** For few: loading the library takes longer than reading and writing their bytes. */
export const asJson: ToBytes = (value) => Buffer.from(JSON.stringify(value))

/** A Zstandard frame begins with this byte (RFC 8878 §3.1.1), JSON never does. */
const ZSTANDARD = 0x28

export const decompress = <A>(bytes: Uint8Array): A => {
  const json = bytes[0] === ZSTANDARD ? zstdDecompressSync(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return JSON.parse(json.toString("utf8")) as A
}
