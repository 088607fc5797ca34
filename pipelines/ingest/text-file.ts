/** Plain text: one file, one article. */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article } from "../dataset.ts"
import type { Decoded } from "./decode.ts"
import { decodeUtf8 } from "./decode.ts"
import type { Declared } from "./manifest.ts"
import { unpublished } from "./published.ts"
import type { InputFile, Reader, Reading } from "./reader.ts"
import type { RejectCode } from "./rejected.ts"
import { rejected } from "./rejected.ts"

const PROBLEM_CODES = { empty: "OR102", binary: "OR103", "not-utf-8": "OR104" } as const satisfies Record<string, RejectCode>

export const textFile: Reader = {
  id: "text",
  accepts: ({ input_path }) => /(?:^|\/)[^./]+$|\.(?:txt|text)$/iu.test(input_path),
  read: (file) =>
    Stream.fromEffect(
      file.bytes.pipe(
        Effect.map((bytes) => toReading(file, bytes)),
        Effect.orElseSucceed(() => Result.fail(rejected("OR101", file.input_path)))
      )
    )
}

const toReading = ({ declared, input_path }: InputFile, bytes: Uint8Array): Reading => {
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  if (declared?.sha256 != null && declared.sha256 !== sha256) return Result.fail(rejected("OR107", input_path, { sha256 }))
  const decoded = decodeUtf8(bytes)
  if ("problem" in decoded) {
    return Result.fail(rejected(PROBLEM_CODES[decoded.problem], input_path, { sha256, byte_offset: decoded.byteOffset }))
  }
  return Result.succeed(toArticle(input_path, bytes.length, sha256, decoded, declared))
}

const toArticle = (input_path: string, byte_length: number, sha256: string, decoded: Decoded, declared: Declared | null): Article => ({
  input_path,
  input_member: null,
  also_at: [],
  sha256,
  byte_length,
  media_type: "text/plain",
  charset: "utf-8",
  ...decoded,
  url: declared?.url ?? null,
  canonical_url: null,
  outlet: declared?.outlet ?? null,
  title: declared?.title ?? null,
  byline: declared?.byline ?? null,
  published: declared?.published ?? unpublished,
  language: declared?.language ?? "en",
  language_basis: declared?.language == null ? "detected" : "declared",
  license: declared?.license ?? null,
  note: declared?.note ?? null
})
