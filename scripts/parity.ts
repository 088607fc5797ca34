/**
 * Compares the engine with reference parses of spaCy's `en_core_web_md` 3.8 and prints a table per field.
 *
 *   pnpm parity                              the vectors in the repository
 *   pnpm parity --vectors FILE --vectors …   further JSONL files of the same shape
 *   pnpm parity --write …                    also writes docs/reference/engine-parity.md
 */
import { readFileSync, writeFileSync } from "node:fs"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { compareParses, namesF1, parseRecords, textOfRecord, TOKEN_FIELDS } from "../eval/parity.ts"
import type { Agreement } from "../eval/parity.ts"
import { createEngine, KERNEL_FILE, MODEL_FILES } from "../nlp/engine/index.ts"
import type { Engine } from "../nlp/engine/index.ts"
import { parseRecord } from "../nlp/engine/parse-record.ts"
import type { ParseRecord } from "../nlp/engine/parse-record.ts"

const root = new URL("../", import.meta.url)
const bytes = (file: string) => readFileSync(new URL(`nlp/engine/${file}`, root))
const page = new URL("docs/reference/engine-parity.md", root)

const { values } = parseArgs({
  options: { vectors: { type: "string", multiple: true, default: [] }, write: { type: "boolean", default: false } }
})

const model = {
  json: bytes(MODEL_FILES.json),
  lemmaIndex: bytes(MODEL_FILES.lemmaIndex),
  weights: bytes(MODEL_FILES.weights),
  vectors: bytes(MODEL_FILES.vectors),
  keys: bytes(MODEL_FILES.keys)
}
const kernel = bytes(KERNEL_FILE)
const engines: ReadonlyArray<readonly [name: string, engine: Engine]> = [
  ["int16 (default)", createEngine(model, kernel)],
  ["float32", createEngine(model, kernel, { precision: "f32" })],
  ["int16 in plain JavaScript", createEngine(model, null)]
]

const measure = (engine: Engine, references: ReadonlyArray<ParseRecord>): Agreement => {
  const docs = engine.parse(references.map((reference) => ({ text: textOfRecord(reference) })))
  return compareParses(references.map((reference, k) => [reference, parseRecord(reference.id, docs[k])] as const))
}

const percent = (share: number): string => `${(100 * share).toFixed(3)} %`

const table = (name: string, references: ReadonlyArray<ParseRecord>): string => {
  const columns = engines.map(([label, engine]) => [label, measure(engine, references)] as const)
  const row = (cells: ReadonlyArray<string>) => `| ${cells.join(" | ")} |`
  const fields = TOKEN_FIELDS.map((field) =>
    row([field, ...columns.map(([, { differing, tokens }]) => `${differing[field]} (${percent(1 - differing[field] / tokens)})`)])
  )
  const names = columns.map(
    ([, agreement]) =>
      `${agreement.names.reference + agreement.names.system - 2 * agreement.names.both} (F1 ${percent(namesF1(agreement))})`
  )
  const [
    ,
    {
      tokens,
      names: { reference }
    }
  ] = columns[0]
  return [
    `## ${name}`,
    "",
    `${references.length} texts, ${tokens} tokens, ${reference} names.`,
    "",
    row(["field", ...columns.map(([label]) => label)]),
    row(["---", ...columns.map(() => "--:")]),
    ...fields,
    row(["names", ...names]),
    ""
  ].join("\n")
}

const shipped = ["seeds", "adversarial"].map((name) => fileURLToPath(new URL(`test/engine/parity/${name}.ref.jsonl`, root)))
const text = [
  "# How far the engine agrees with spaCy",
  "",
  "Made by `pnpm parity --write`. Reference: spaCy 3.8.18 with `en_core_web_md` 3.8.0, each text as one document. A cell",
  "gives the number of tokens that differ and the share that agrees; for names, those found by only one of the two and F1.",
  "`text` is the token's text and offset, `space` whether a space follows, `sent` whether it starts a sentence.",
  "`seeds` and `adversarial` are in `test/engine/parity/`; other sets came from files given with `--vectors`.",
  "",
  ...[...shipped, ...values.vectors].map((file) =>
    table(basename(file).replace(/(\.ref)?\.jsonl$/u, ""), parseRecords(readFileSync(file, "utf8")))
  )
].join("\n")

process.stdout.write(text)
if (values.write) writeFileSync(page, text)
