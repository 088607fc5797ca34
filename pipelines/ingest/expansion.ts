/** How much may come out of what is packed, and what it means when unpacking fails. */
import type * as Cause from "effect/Cause"
import type { InputFile } from "./reader.ts"
import type { RejectCode } from "./rejected.ts"

/** Bytes that may still come out of a file and of all that is packed inside it. Shared by every layer, so that bombs in bombs count. */
export interface Budget {
  left: number
}

/** An archive may unpack to this many times its size: text packs ten- to thirtyfold, bombs a thousandfold. */
const MAX_EXPANSION = 200
/** Below this an expansion is harmless whatever its ratio. */
const HARMLESS_BYTES = 256 * 1024 * 1024

export const budgetOf = (file: InputFile): Budget => file.budget ?? { left: Math.max(HARMLESS_BYTES, file.size * MAX_EXPANSION) }

/** Too much came out. */
export class Bomb extends Error {}

/** Takes bytes from a budget. **Throws** a Bomb when they are too many. */
export const spend = (budget: Budget, bytes: number): void => {
  budget.left -= bytes
  if (budget.left < 0) throw new Bomb()
}

/** Errors wrap one another: library, platform, stream. */
const MAX_WRAPPINGS = 8

/** Why a file could not be read on: too much of it (OR115), damage inside it (OR114), or no way to it (OR101). */
export const troubleOf = (cause: Cause.Cause<unknown>): Extract<RejectCode, "OR101" | "OR114" | "OR115"> => {
  const isPart = (error: unknown, test: (error: object) => boolean, depth = 0): boolean => {
    if (typeof error !== "object" || error === null || depth > MAX_WRAPPINGS) return false
    const { cause: inner, reason } = error as { readonly cause?: unknown; readonly reason?: unknown }
    return test(error) || isPart(inner, test, depth + 1) || isPart(reason, test, depth + 1)
  }
  const errors = cause.reasons.map((reason) => ("error" in reason ? reason.error : "defect" in reason ? reason.defect : null))
  if (errors.some((error) => isPart(error, (each) => each instanceof Bomb))) return "OR115"
  return errors.some((error) => isPart(error, (each) => "_tag" in each && DAMAGE.has(String(each._tag)))) ? "OR114" : "OR101"
}

const DAMAGE = new Set(["InvalidData", "ZipError", "TarError"])
