import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import { describe, expect, it } from "vitest"
import { tablesCorpus } from "../../pipelines/analysed/corpus.ts"
import { datasetPieces, type Resolution } from "../../pipelines/resolve/index.ts"
import type { LinkRow } from "../../schemas/index.ts"

const collect = (): void => {
  setFlagsFromString("--expose-gc")
  runInNewContext("gc")()
}

/** What joins no article. */
const nothingJoined = (): Resolution => ({
  entities: {
    size: 0,
    numberOf: () => 0,
    idAt: () => {
      throw new Error("there is none")
    },
    nameAt: () => "",
    factsAt: () => {
      throw new Error("there is none")
    },
    rows: () => []
  },
  copiesOf: () => ({ dup_group_id: null, dup_kind: null, dup_score: null }),
  statementOf: new Map(),
  clusterOf: new Map(),
  links: () => [],
  rejects: []
})

/** Pieces, and whether what they are made of is still held by somebody. */
const begun = () => {
  const resolution = nothingJoined()
  const held = new WeakRef(resolution)
  return { pieces: datasetPieces(tablesCorpus([]), resolution), isHeld: () => held.deref() !== undefined }
}

const nextTask = () => new Promise((resolve) => setTimeout(resolve))

describe("the pieces of a dataset", () => {
  it("hold what they are made of until the last, and not longer", async () => {
    const { isHeld, pieces } = begun()
    await nextTask()
    collect()
    expect(isHeld()).toBe(true)
    expect([...pieces].length).toBe(1)
    await nextTask()
    collect()
    expect(isHeld()).toBe(false)
    expect([...pieces]).toEqual([])
  })

  it("hold no more links than are put by together", () => {
    const block = [{ link_id: "l_1", link_type: "same_event", score: 1 }] as unknown as ReadonlyArray<LinkRow>
    const resolution: Resolution = { ...nothingJoined(), links: () => [block, block, block] }
    const pieces = [...datasetPieces(tablesCorpus([]), resolution)]
    expect(pieces.map((piece) => piece.get("links")?.length ?? 0)).toEqual([1, 1, 1, 0])
  })
})
