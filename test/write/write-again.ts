/** A process to be killed: writes the two copies over and over into the folder given. Prints a line when it starts to write. */
import * as Effect from "effect/Effect"
import { write } from "./dataset-layers.ts"
import { handMadeTables, resolved } from "./hand-made.ts"

const out = process.argv[2]
if (out === undefined) throw new Error("usage: write-again.ts OUT")
const dataset = resolved([handMadeTables(), handMadeTables({ url: "https://example.org/a", input_path: "b.txt" })], [])
process.stdout.write("writing\n")
await Effect.runPromise(Effect.forever(write(out, [dataset])))
