/** Which part of its inputs a run does. */
import * as Context from "effect/Context"
import type * as Result from "effect/Result"
import { createHash } from "node:crypto"
import type { Reading } from "../ingest/reader.ts"

export interface Share {
  /** From 1. */
  readonly index: number
  readonly of: number
}

export const WHOLE: Share = { index: 1, of: 1 }

/** By default a run does everything. */
export const OwnShare: Context.Reference<Share> = Context.Reference<Share>("onrecord/shards/OwnShare", { defaultValue: () => WHOLE })

/** `2/8` → the second of eight; null for what is no share. */
export const parseShare = (text: string): Share | null => {
  const found = /^(?<index>\d{1,6})\/(?<of>\d{1,6})$/u.exec(text)
  const [index, of] = [Number(found?.groups?.["index"]), Number(found?.groups?.["of"])]
  return index >= 1 && index <= of ? { index, of } : null
}

/** Whether a share holds what has this hash (32 hex digits). What a record says decides, not where it stands: copies come together. */
export const holds = ({ index, of }: Share, hash: string): boolean => Number.parseInt(hash.slice(0, 12), 16) % of === index - 1

/** A reject has no content to go by: its place decides. */
export const hashOfReject = (reading: Extract<Reading, Result.Failure<unknown, unknown>>): string => {
  const { byte_offset, error_code, input_member, input_path } = reading.failure
  return createHash("sha256")
    .update(JSON.stringify([input_path, input_member, byte_offset, error_code]))
    .digest("hex")
    .slice(0, 32)
}
