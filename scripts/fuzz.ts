/** `pnpm fuzz [--runs N] [--seed S]`: N batches of inputs by chance through the program; what makes trouble is kept in `test/fuzz/failures/`. */
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { ROOT } from "../test/cli/process.ts"
import { fuzzInputs } from "../test/fuzz/inputs.ts"
import { culprit, trouble } from "../test/fuzz/trial.ts"

const BATCH = 120
const { values } = parseArgs({
  options: { runs: { type: "string", default: "10" }, seed: { type: "string", default: String(Date.now() % 1_000_000) } }
})
const runs = Number(values.runs)
const seed = Number(values.seed)

let failures = 0
for (let run = 0; run < runs; run++) {
  const inputs = fuzzInputs(seed + run, BATCH)
  const found = trouble(inputs)
  console.log(`seed ${seed + run}: ${BATCH} inputs, ${found ?? "nothing wrong"}`)
  if (found === null) continue
  failures++
  for (const { bytes, name } of culprit(inputs)) writeFileSync(join(ROOT, "test/fuzz/failures", `${seed + run}-${name}`), bytes)
}
console.log(`${runs * BATCH} inputs, ${failures} batches with trouble`)
process.exitCode = failures === 0 ? 0 : 1
