/** `onrecord parse`: text in, the engine's parse out, for looking at it and for comparing it with other engines. */
import * as Effect from "effect/Effect"
import * as Argument from "effect/cli/Argument"
import * as Command from "effect/cli/Command"
import * as Flag from "effect/cli/Flag"

export const parseCommand = Command.make(
  "parse",
  {
    files: Argument.String("file").pipe(
      Argument.withDescription("Text files, or .jsonl files of {id, text}; standard input when none is given, or for -"),
      Argument.variadic()
    ),
    format: Flag.Literals("format", ["jsonl", "conllu"]).pipe(
      Flag.withDescription("jsonl: one parse a line, as in test/engine/parity; conllu: CoNLL-U"),
      Flag.withDefault("jsonl")
    )
  },
  Effect.fnUntraced(function* ({ files, format }) {
    const { parseAll } = yield* Effect.promise(() => import("./parse-texts.ts"))
    yield* parseAll(files, format)
  })
).pipe(
  Command.withDescription("Prints tokens, tags, trees and names of English text"),
  Command.withExamples([
    { command: "onrecord parse article.txt --format conllu", description: "One article as CoNLL-U" },
    { command: "onrecord parse texts.jsonl > parses.jsonl", description: "Many texts, one parse a line" }
  ])
)
