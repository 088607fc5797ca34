import { assert, describe, it } from "@effect/vitest"
import { tableFromIPC } from "apache-arrow"
import { batchOf } from "../../pipelines/column-batch.ts"
import { arrowFile } from "../../pipelines/write/arrow.ts"
import { tableOf } from "../../schemas/index.ts"

const REJECT = {
  reject_id: "r_0000000000000000",
  input_path: "a.txt",
  input_member: null,
  byte_offset: null,
  sha256: null,
  stage: "read",
  error_code: "OR101",
  excerpt: null,
  is_replayable: true
}

const messagesOf = (messages: ReadonlyArray<string>): ReadonlyArray<unknown> => {
  const file = arrowFile(tableOf("rejects"))
  const rows = batchOf(
    tableOf("rejects"),
    messages.map((message) => ({ ...REJECT, message }))
  )
  const bytes = Buffer.concat([...file.start(), ...file.rows(rows), ...file.end()])
  return Array.from(tableFromIPC(bytes).getChild("message") ?? [])
}

describe("an Arrow file", () => {
  it("has the texts of a column as they were, in whatever characters", () => {
    const texts = ["plain", "", "é", "🦆 b", "end"]
    assert.deepStrictEqual(messagesOf(texts), texts)
  })

  it("makes no character of halves in two texts", () => {
    assert.deepStrictEqual(messagesOf(["a\ud83e", "\udd86b"]), ["a\ufffd", "\ufffdb"])
  })
})
