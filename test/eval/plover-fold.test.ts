import { describe, expect, it } from "vitest"
import { foldToPlover } from "../../eval/plover-fold.ts"
import type { FoldableEvent } from "../../eval/plover-fold.ts"

const event = (over: Partial<FoldableEvent>): FoldableEvent => ({
  event_type: "CONSULT",
  event_mode: null,
  modality: "asserted",
  sentence_id: "s1",
  char_start: 0,
  char_end: 40,
  trigger_start: 10,
  trigger_end: 14,
  ...over
})
const types = (...rows: ReadonlyArray<FoldableEvent>): ReadonlyArray<string> => foldToPlover(rows).map(({ type }) => type)

describe("the fold to PLOVER 2.0", () => {
  it("makes planned cooperation AGREE and a planned retreat CONCEDE", () => {
    expect(
      types(
        event({ modality: "planned" }),
        event({ event_type: "AID", modality: "planned", sentence_id: "s2" }),
        event({ event_type: "RETREAT", modality: "planned" })
      )
    ).toEqual(["AGREE", "AGREE", "CONCEDE"])
  })
  it("leaves planned conflict as it is", () => {
    expect(types(event({ event_type: "ASSAULT", modality: "planned" }))).toEqual(["ASSAULT"])
  })
  it("drops what did not happen or is only demanded", () => {
    expect(types(event({ modality: "negated" }), event({ modality: "called_off" }), event({ modality: "hypothetical" }))).toEqual([])
  })
  it("says a promise once", () => {
    expect(types(event({ event_type: "AGREE", trigger_start: 2, trigger_end: 8 }), event({ modality: "planned", char_start: 9 }))).toEqual([
      "AGREE"
    ])
  })
  it("has all who meet as actors, but a visitor toward the host", () => {
    expect(foldToPlover([event({}), event({ event_mode: "visit" })]).map(({ isMutual }) => isMutual)).toEqual([true, false])
  })
})
