/** Every regular expression of the sources: the literals, read from the source text, and those that are built while the word lists are compiled. */
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "../cli/process.ts"

export interface FoundRegex {
  /** `nlp/x.ts:12`, or where it was built. */
  readonly place: string
  readonly source: string
  readonly flags: string
}

const FOLDERS = ["nlp", "pipelines", "schemas", "eval"]

const sourceFiles = (): ReadonlyArray<string> =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name}`)
  ).toSorted()

/** Words after which a slash begins an expression. */
const BEFORE_VALUE = /(?:^|[^\w$.])(?:return|typeof|case|in|of|yield|await|void)$/u

/** True where a slash begins a regular expression rather than divides. */
const beginsRegex = (before: string): boolean => {
  const text = before.trimEnd()
  return text === "" || "(,=:[!&|?{};+-*%<>~^".includes(text.at(-1) ?? "") || BEFORE_VALUE.test(text.slice(-12))
}

const skipString = (code: string, start: number): number => {
  let at = start + 1
  while (at < code.length && code[at] !== code[start]) at += code[at] === "\\" ? 2 : 1
  return at + 1
}

/** Behind the closing slash. */
const skipBody = (code: string, start: number): number => {
  let inClass = false
  let at = start + 1
  for (; at < code.length; at++) {
    if (code[at] === "\\") at++
    else if (code[at] === "[") inClass = true
    else if (code[at] === "]") inClass = false
    else if (code[at] === "/" && !inClass) break
  }
  return at + 1
}

/** The literals of a source text. Template literals are looked into: what stands in `${…}` is code. */
export const literalsIn = (code: string, place: string): ReadonlyArray<FoundRegex> => {
  const found: Array<FoundRegex> = []
  /** For each open template, how many braces are open in its `${…}`. */
  const templates: Array<number> = []
  let inTemplate = false
  for (let at = 0; at < code.length;) {
    const char = code[at]
    if (inTemplate) {
      if (char === "\\") at += 2
      else if (char === "`") {
        inTemplate = false
        at++
      } else if (char === "$" && code[at + 1] === "{") {
        templates.push(0)
        inTemplate = false
        at += 2
      } else at++
    } else if (code.startsWith("//", at)) at = (code.indexOf("\n", at) + 1 || code.length + 1) - 1
    else if (code.startsWith("/*", at)) at = code.indexOf("*/", at) + 2
    else if (char === '"' || char === "'") at = skipString(code, at)
    else if (char === "`") {
      inTemplate = true
      at++
    } else if (char === "/" && beginsRegex(code.slice(Math.max(0, at - 40), at))) {
      const end = skipBody(code, at)
      const flags = /^[a-z]*/u.exec(code.slice(end, end + 10))?.[0] ?? ""
      found.push({ place: `${place}:${code.slice(0, at).split("\n").length}`, source: code.slice(at + 1, end - 1), flags })
      at = end + flags.length
    } else {
      const open = templates.at(-1)
      if (open !== undefined && char === "{") templates[templates.length - 1]++
      if (open !== undefined && char === "}") {
        if (open === 0) {
          templates.pop()
          inTemplate = true
        } else templates[templates.length - 1]--
      }
      at++
    }
  }
  return found
}

export const literals = (): ReadonlyArray<FoundRegex> =>
  sourceFiles().flatMap((file) => literalsIn(readFileSync(join(ROOT, file), "utf8"), file))

/** The expressions that `body` builds from text. */
export const builtDuring = async (place: string, body: () => Promise<unknown>): Promise<ReadonlyArray<FoundRegex>> => {
  const found: Array<FoundRegex> = []
  const Original = globalThis.RegExp
  globalThis.RegExp = new Proxy(Original, {
    construct: (target, [pattern, flags], newTarget) => {
      const made = Reflect.construct(target, [pattern, flags], newTarget) as RegExp
      if (typeof pattern === "string") found.push({ place, source: made.source, flags: made.flags })
      return made
    }
  })
  try {
    await body()
  } finally {
    globalThis.RegExp = Original
  }
  return found
}
