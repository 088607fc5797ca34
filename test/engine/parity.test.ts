import { assert, describe, it } from "@effect/vitest"
import { compareParses, namesF1, parseRecords, textOfRecord, TOKEN_FIELDS } from "../../eval/parity.ts"
import type { Agreement } from "../../eval/parity.ts"
import { createEngine } from "../../nlp/engine/index.ts"
import type { Engine } from "../../nlp/engine/index.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { kernel, model, vectors } from "./packaged-model.ts"

const measure = (engine: Engine, name: string): Agreement => {
  const references = parseRecords(vectors(name))
  const docs = engine.parse(references.map((reference) => ({ text: textOfRecord(reference) })))
  return compareParses(references.map((reference, k) => [reference, parseRecord(reference.id, docs[k])] as const))
}

const assertShare = (agreement: Agreement, share: number): void => {
  for (const field of TOKEN_FIELDS) {
    const agreed = 1 - agreement.differing[field] / agreement.tokens
    assert.isAtLeast(agreed, share, `${field}: ${agreement.differing[field]} of ${agreement.tokens} differ`)
  }
  assert.isAtLeast(namesF1(agreement), share, "names")
}

describe("parity with spaCy's en_core_web_md", () => {
  const int16 = createEngine(model, kernel)
  const float32 = createEngine(model, kernel, { precision: "f32" })

  it("is complete on the seeds", () => {
    const agreement = measure(int16, "seeds")
    assert.strictEqual(agreement.tokens, 5434)
    assert.strictEqual(agreement.names.reference, 659)
    assertShare(agreement, 1)
  })

  it("is complete on the seeds in float32", () => assertShare(measure(float32, "seeds"), 1))

  it("is 99.93 % in every field on adversarial text", () => {
    const agreement = measure(int16, "adversarial")
    assert.strictEqual(agreement.tokens, 23_353)
    assertShare(agreement, 0.9993)
  })

  it("is 99.99 % in every field on adversarial text in float32", () => assertShare(measure(float32, "adversarial"), 0.9999))

  it("counts a single wrong head", () => {
    const [reference] = parseRecords(vectors("seeds"))
    const wrong = { ...reference, head: reference.head.with(5, 0), ents: reference.ents.slice(1) }
    const agreement = compareParses([[reference, wrong]])
    assert.strictEqual(agreement.differing.head, 1)
    assert.strictEqual(agreement.differing.tag, 0)
    assert.isBelow(namesF1(agreement), 1)
  })
})
