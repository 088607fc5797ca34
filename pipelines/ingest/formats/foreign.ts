/** Documents that look like something that is read, and are not: refused, with the code of formats that are not read. */
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Reader } from "../reader.ts"
import { rejected } from "../rejected.ts"
import { isForeign } from "../sniff.ts"

export const foreignReader: Reader = {
  id: "foreign",
  accepts: isForeign,
  isNamed: () => false,
  read: (file) => Stream.succeed(Result.fail(rejected("OR109", file.input_path)))
}
