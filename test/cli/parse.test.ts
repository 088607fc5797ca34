import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Sink, Stdio, Stream } from "effect"
import { Command } from "effect/cli"
import { parseRecords, textOfRecord } from "../../eval/parity.ts"
import { parseCommand } from "../../pipelines/cli/parse.ts"
import { vectors } from "../engine/packaged-model.ts"

/** Runs the command with arguments and standard input; gives standard output. */
const run = (args: ReadonlyArray<string>, stdin = "") =>
  Effect.gen(function* () {
    const written: Array<string> = []
    const decoder = new TextDecoder()
    const stdio = Stdio.layerTest({
      stdin: Stream.succeed(new TextEncoder().encode(stdin)),
      stdout: () =>
        Sink.forEach((part: string | Uint8Array) =>
          Effect.sync(() => void written.push(typeof part === "string" ? part : decoder.decode(part)))
        )
    })
    yield* Command.runWith(parseCommand, { version: "0" })(args).pipe(Effect.provide(stdio))
    return written.join("")
  })

const seedRecords = parseRecords(vectors("seeds"))

describe("parse", () => {
  it.live("gives the parity vectors for the texts they were made from", () =>
    Effect.gen(function* () {
      const input = seedRecords.map((record) => `${JSON.stringify({ id: record.id, text: textOfRecord(record) })}\n`).join("")
      const written = parseRecords(yield* run([], input))
      assert.strictEqual(written.length, seedRecords.length)
      assert.isTrue(JSON.stringify(written) === JSON.stringify(seedRecords), "some record differs")
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.live("reads text files and JSON Lines, in the order given", () =>
    Effect.gen(function* () {
      const fs = yield* FileSystem.FileSystem
      const folder = yield* fs.makeTempDirectoryScoped()
      yield* fs.writeFileString(`${folder}/a.txt`, "One came.\n")
      yield* fs.writeFileString(`${folder}/b.jsonl`, '{"text": "Two left."}\n\n{"id": 9, "text": "Three stayed."}\n')
      const records = parseRecords(yield* run([`${folder}/b.jsonl`, `${folder}/a.txt`]))
      assert.deepStrictEqual(
        records.map(({ id, tokens }) => [id, tokens[0][0]]),
        [
          ["1", "Two"],
          ["9", "Three"],
          [`${folder}/a.txt`, "One"]
        ]
      )
    }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))
  )

  it.live("takes plain text on standard input, and writes CoNLL-U", () =>
    Effect.gen(function* () {
      const written = yield* run(["--format", "conllu"], "They met.")
      assert.match(written, /^# newdoc id = stdin\n# sent_id = stdin-1\n# text = They met\.\n1\tThey\tthey\tPRON\tPRP\t/)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.live("says which line is not a record", () =>
    Effect.gen(function* () {
      const error = yield* run(["-"], '{"text": "One."}\n{"txt": "Two."}\n').pipe(Effect.flip)
      assert.strictEqual(error._tag, "RecordBroken")
      assert.match((error as Error).message, /^OR304 standard input, line 2: expected a JSON object/)
    }).pipe(Effect.provide(NodeServices.layer))
  )

  it.live("says which file is not there", () =>
    Effect.gen(function* () {
      const error = yield* run(["no-such-file.txt"]).pipe(Effect.flip)
      assert.strictEqual(error._tag, "InputNotFound")
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
