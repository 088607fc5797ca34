/**
 * Files of stored articles. A run appends to segments of its own and never changes another's, so that any number of
 * runs can share a folder without locks, and a kill can only tear the end of the segment that was being written.
 *
 * **Layout**: eight bytes that name the format, then records: key (16 bytes), length of the bytes and CRC-32 of key and
 * bytes (32 bits each, little-endian), the bytes. A record counts only if its sum is right.
 *
 * Plain system calls: records are read inside pure code, several times an article.
 */
import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs"
import { crc32 } from "node:zlib"

const MAGIC = Buffer.from("ORSEG\u0001\r\n", "latin1")
const KEY_BYTES = 16
const HEADER_BYTES = KEY_BYTES + 8

/** Where a record stands in its segment. */
export interface RecordPlace {
  /** Of the record's header, in bytes. */
  readonly offset: number
  /** Of the record's bytes, without the header. */
  readonly length: number
}

export interface FoundRecord extends RecordPlace {
  /** 32 hex digits. */
  readonly key: string
}

/** Fills the buffer from a place in a file; false where the file ends before. */
const readAt = (file: number, into: Uint8Array, offset: number): boolean => {
  for (let at = 0; at < into.length;) {
    const read = readSync(file, into, at, into.length - at, offset + at)
    if (read === 0) return false
    at += read
  }
  return true
}

/** The records of a file up to the first that is torn; none where the file is no segment. Sums are not looked at. */
export const scanSegment = (path: string): ReadonlyArray<FoundRecord> => {
  const file = openSync(path, "r")
  try {
    const { size } = fstatSync(file)
    const records: Array<FoundRecord> = []
    const header = Buffer.alloc(HEADER_BYTES)
    const magic = Buffer.alloc(MAGIC.length)
    if (!readAt(file, magic, 0) || !magic.equals(MAGIC)) return []
    for (let offset = MAGIC.length; offset + HEADER_BYTES <= size;) {
      if (!readAt(file, header, offset)) break
      const length = header.readUInt32LE(KEY_BYTES)
      if (offset + HEADER_BYTES + length > size) break
      records.push({ key: header.toString("hex", 0, KEY_BYTES), offset, length })
      offset += HEADER_BYTES + length
    }
    return records
  } finally {
    closeSync(file)
  }
}

/** An open segment. */
export interface Segment {
  /** The bytes of a record, null where they are not as they were written. */
  readonly checked: (record: RecordPlace) => Uint8Array | null
  /** Bytes of a record from and to a place in it, as they are. Throws where there are fewer. */
  readonly read: (record: RecordPlace, start?: number, end?: number) => Uint8Array
  /** Adds a record. Throws what the file system says. */
  readonly append: (key: string, bytes: Uint8Array) => RecordPlace
  /** Bytes so far. */
  readonly size: () => number
  readonly close: () => void
}

const sumOf = (key: Uint8Array, bytes: Uint8Array): number => crc32(bytes, crc32(key))

const segmentOf = (file: number, start: number): Segment => {
  let end = start
  return {
    read: ({ length, offset }, start = 0, end = length) => {
      const bytes = new Uint8Array(end - start)
      if (!readAt(file, bytes, offset + HEADER_BYTES + start)) throw new Error("a segment became shorter while it was in use")
      return bytes
    },
    checked: ({ length, offset }) => {
      const record = new Uint8Array(HEADER_BYTES + length)
      if (!readAt(file, record, offset)) return null
      const header = new DataView(record.buffer)
      const bytes = record.subarray(HEADER_BYTES)
      const isWhole =
        header.getUint32(KEY_BYTES, true) === length &&
        header.getUint32(KEY_BYTES + 4, true) === sumOf(record.subarray(0, KEY_BYTES), bytes)
      return isWhole ? bytes : null
    },
    append: (key, bytes) => {
      const record = Buffer.allocUnsafe(HEADER_BYTES + bytes.length)
      record.write(key, "hex")
      record.writeUInt32LE(bytes.length, KEY_BYTES)
      record.writeUInt32LE(sumOf(record.subarray(0, KEY_BYTES), bytes), KEY_BYTES + 4)
      record.set(bytes, HEADER_BYTES)
      const offset = end
      for (let at = 0; at < record.length;) at += writeSync(file, record, at, record.length - at, offset + at)
      end += record.length
      return { offset, length: bytes.length }
    },
    size: () => end,
    close: () => closeSync(file)
  }
}

/** Opens a segment for reading. Throws what the file system says. */
export const openSegment = (path: string): Segment => segmentOf(openSync(path, "r"), 0)

/** Makes a segment; the path must be new. Throws what the file system says. */
export const createSegment = (path: string): Segment => {
  const file = openSync(path, "wx+")
  writeSync(file, MAGIC, 0, MAGIC.length, 0)
  return segmentOf(file, MAGIC.length)
}
