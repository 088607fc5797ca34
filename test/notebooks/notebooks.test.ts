import { assert, describe, it } from "@effect/vitest"
import { existsSync, globSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { ROOT } from "../cli/process.ts"

interface Cell {
  readonly cell_type: "code" | "markdown"
  readonly source: ReadonlyArray<string>
  readonly outputs?: ReadonlyArray<{ readonly output_type: string; readonly data?: Readonly<Record<string, unknown>> }>
}

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8")
const jupyter = globSync("notebooks/jupyter/*.ipynb", { cwd: ROOT }).sort()
const marimo = globSync("notebooks/marimo/*.py", { cwd: ROOT }).sort()
const codeOf = (path: string): ReadonlyArray<Cell> =>
  (JSON.parse(read(path)) as { readonly cells: ReadonlyArray<Cell> }).cells.filter(({ cell_type }) => cell_type === "code")
const sourceOf = (cell: Cell): string => cell.source.join("")

describe("the notebooks", () => {
  it("tell the same four things in both kinds", () => {
    const topic = (path: string) =>
      basename(path)
        .replace(/\.\w+$/u, "")
        .replaceAll("_", "-")
    assert.deepStrictEqual(jupyter.map(topic), ["01-first-look", "02-who-speaks", "03-what-happened-when", "04-one-statement"])
    assert.deepStrictEqual(marimo.map(topic), jupyter.map(topic))
  })

  it("ask only what is in sql/, and what is there", () => {
    for (const path of jupyter) {
      const magics = codeOf(path)
        .flatMap((cell) => sourceOf(cell).match(/%sql .*/gu) ?? [])
        .filter((line) => line !== "%sql news --alias news")
      assert.isAbove(magics.length, 3, path)
      for (const magic of magics) {
        const file = /^%sql --file \.\.\/\.\.\/(?<file>sql\/questions\/[a-z-]+\.sql)$/u.exec(magic)?.groups?.["file"]
        assert.isTrue(file !== undefined && existsSync(join(ROOT, file)), `${path}: ${magic}`)
      }
    }
    for (const path of marimo) {
      const asked = Array.from(read(path).matchAll(/\bask\("(?<name>[^"]*)"\)/gu), ({ groups }) => groups?.["name"])
      assert.isAbove(asked.length, 3, path)
      for (const name of asked) assert.isTrue(existsSync(join(ROOT, `sql/questions/${name}.sql`)), `${path}: ${name}`)
      assert.notMatch(read(path), /\bselect\b/iu, path)
    }
  })

  it("keep what the cells print, a chart among them, and no error", () => {
    for (const path of jupyter) {
      const [, ...cells] = codeOf(path)
      const outputs = cells.flatMap((cell) => {
        assert.isAbove(cell.outputs?.length ?? 0, 0, `${path}: ${sourceOf(cell)}`)
        return cell.outputs ?? []
      })
      assert.isFalse(
        outputs.some(({ output_type }) => output_type === "error"),
        path
      )
      assert.isTrue(
        outputs.some(({ data }) => data?.["image/png"] !== undefined),
        path
      )
    }
  })
})
