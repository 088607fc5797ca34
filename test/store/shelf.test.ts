import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { readStored } from "../../pipelines/analysed/stored.ts"
import { trim } from "../../pipelines/store/cache.ts"
import { userCacheFolder } from "../../pipelines/store/user-cache.ts"
import { openShelf } from "../../pipelines/store/shelf.ts"
import { inFolder } from "../cli/process.ts"

const key = (n: number): string => n.toString(16).padStart(32, "0")
const bytes = (n: number, length = 100): Uint8Array => new Uint8Array(length).fill(n)

/** Writes records 1 … n as one run does. */
const write = (folder: string, numbers: ReadonlyArray<number>): void => {
  const shelf = openShelf(folder)
  for (const n of numbers) shelf.put(key(n), bytes(n))
  shelf.close()
}

/** Which of the records are found, whole. */
const found = (folder: string, numbers: ReadonlyArray<number>): ReadonlyArray<number> => {
  const shelf = openShelf(folder)
  const whole = numbers.filter((n) => {
    const read = shelf.find(key(n))
    return read !== null && Buffer.from(bytes(n)).equals(readStored(read))
  })
  shelf.close()
  return whole
}

const segmentsOf = (folder: string): ReadonlyArray<string> => readdirSync(folder).map((name) => join(folder, name))

describe("a shelf", () => {
  it("gives back what this and earlier runs put there, and nothing else", () => {
    inFolder((folder) => {
      write(folder, [1, 2])
      const shelf = openShelf(folder)
      const read = shelf.put(key(3), bytes(3))
      assert.deepStrictEqual([...readStored(read)], [...bytes(3)])
      assert.isNotNull(shelf.find(key(1)))
      assert.isNotNull(shelf.find(key(3)))
      assert.isNull(shelf.find(key(4)))
      shelf.close()
      assert.deepStrictEqual(found(folder, [1, 2, 3, 4]), [1, 2, 3])
    })
  })

  it("loses the last record, and no other, when a kill tears its segment", () => {
    inFolder((folder) => {
      write(folder, [1, 2, 3])
      const [segment] = segmentsOf(folder)
      const { size } = statSync(segment)
      for (const cut of [1, 50, 100, 120]) {
        truncateSync(segment, size - cut)
        assert.deepStrictEqual(found(folder, [1, 2, 3]), [1, 2], `${cut} bytes are missing`)
      }
      write(folder, [3])
      assert.deepStrictEqual(found(folder, [1, 2, 3]), [1, 2, 3])
    })
  })

  it("does not give a record whose bytes changed, whatever byte it was", () => {
    inFolder((folder) => {
      write(folder, [1, 2])
      const [segment] = segmentsOf(folder)
      const good = readFileSync(segment)
      for (let at = 0; at < good.length; at++) {
        const bad = Buffer.from(good)
        bad[at] ^= 0x10
        writeFileSync(segment, bad)
        const isFirst = at < 8 + 24 + 100
        const left = found(folder, [1, 2])
        // A change of the file's head or of a length may cost what stands behind it, never give wrong bytes.
        assert.isFalse(left.includes(isFirst ? 1 : 2), `byte ${at}`)
      }
    })
  })

  it("reads what another run deletes meanwhile when it has found it, and else does not find it", () => {
    inFolder((folder) => {
      write(folder, [1, 2])
      const shelf = openShelf(folder)
      const read = shelf.find(key(1))
      for (const segment of segmentsOf(folder)) rmSync(segment)
      assert.deepStrictEqual([...(read === null ? [] : readStored(read))], [...bytes(1)])
      shelf.close()
      assert.deepStrictEqual(found(folder, [1, 2]), [])
      write(folder, [1])
      const late = openShelf(folder)
      for (const segment of segmentsOf(folder)) rmSync(segment)
      assert.isNull(late.find(key(1)))
      late.close()
    })
  })

  it("puts many small segments together, and loses nothing but what was torn", () => {
    inFolder((folder) => {
      const numbers = Array.from({ length: 70 }, (_, n) => n)
      for (const n of numbers.slice(0, 65)) write(folder, [n])
      const [torn] = segmentsOf(folder)
      const lost = readFileSync(torn)[8 + 24]
      truncateSync(torn, statSync(torn).size - 1)
      assert.lengthOf(segmentsOf(folder), 65)
      assert.deepStrictEqual(
        found(folder, numbers),
        numbers.filter((n) => n < 65 && n !== lost)
      )
      assert.lengthOf(segmentsOf(folder), 1)
    })
  })

  it("takes files that are no segments for empty", () => {
    inFolder((folder) => {
      write(folder, [1])
      for (const [name, content] of [
        ["empty", ""],
        ["words", "no segment at all, but words"],
        ["short", "ORSEG"]
      ])
        writeFileSync(join(folder, `${name}.segment`), content)
      assert.deepStrictEqual(found(folder, [1, 2]), [1])
    })
  })
})

describe("a cache that is too large", () => {
  it("loses the segments that no run used for longest", () => {
    inFolder((folder) => {
      for (const n of [1, 2, 3]) write(folder, [n])
      const old = segmentsOf(folder).find((segment) => readFileSync(segment).includes(Buffer.from(bytes(2))))
      utimesSync(old ?? "", 1, 1)
      const size = statSync(old ?? "").size
      trim(folder, 2 * size)
      assert.deepStrictEqual(found(folder, [1, 2, 3]), [1, 3])
      trim(folder, 0)
      assert.deepStrictEqual(readdirSync(folder), [])
    })
  })
})

describe("the user's cache", () => {
  it("is named by ONRECORD_CACHE, or lies in the user's folder for caches", () => {
    assert.strictEqual(userCacheFolder({ ONRECORD_CACHE: "/scratch/mine", XDG_CACHE_HOME: "/c" }, "/home/u"), "/scratch/mine")
    assert.strictEqual(userCacheFolder({ XDG_CACHE_HOME: "/c" }, "/home/u"), join("/c", "onrecord"))
    assert.strictEqual(userCacheFolder({}, "/home/u"), join("/home/u", ".cache", "onrecord"))
  })
})
