import { assert, describe, it } from "@effect/vitest"
import { existsSync, globSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { ROOT } from "../cli/process.ts"

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8")

/** Pages that people read: the front pages and all of `docs/`. */
const pages = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", ...globSync("docs/**/*.md", { cwd: ROOT })].filter((page) =>
  existsSync(join(ROOT, page))
)

describe("documentation", () => {
  it("explains every error code that the program has, and no other", () => {
    const sources = ["pipelines/**/*.ts", "bin/*.js"].flatMap((pattern) => globSync(pattern, { cwd: ROOT }))
    const used = new Set(sources.flatMap((file) => read(file).match(/\bOR\d{3}\b/gu) ?? []))
    const explained = read("docs/reference/errors.md").match(/(?<=^### )OR\d{3}$/gmu) ?? []
    assert.deepStrictEqual([...explained].sort(), [...used].sort())
  })

  it("links to pages and places that exist", () => {
    const broken = pages.flatMap((page) =>
      Array.from(read(page).matchAll(/\]\((?!https?:)(?<target>[^)#]*)(?:#(?<anchor>[^)]*))?\)/gu)).flatMap(({ groups }) => {
        const target = groups?.["target"] ?? ""
        const file = target === "" ? page : join(dirname(page), target)
        if (!existsSync(join(ROOT, file))) return [`${page}: ${target}`]
        const anchor = groups?.["anchor"]
        return anchor === undefined || anchorsOf(file).includes(anchor) ? [] : [`${page}: ${target}#${anchor}`]
      })
    )
    assert.deepStrictEqual(broken, [])
  })

  it("names only pnpm commands that the package has", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> }
    const known = new Set([...Object.keys(scripts), "install", "run", "exec", "add"])
    const unknown = pages.flatMap((page) =>
      (read(page).match(/(?<=pnpm(?:@10\.34\.9)? )[a-z][a-z:]*(?=[ `)]|$)/gmu) ?? [])
        .filter((name) => !known.has(name))
        .map((name) => `${page}: ${name}`)
    )
    assert.deepStrictEqual(unknown, [])
  })
})

/** Anchors of a page's headings, as renderers make them. */
const anchorsOf = (page: string): ReadonlyArray<string> =>
  (read(page).match(/(?<=^#+ ).*$/gmu) ?? []).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-")
  )
