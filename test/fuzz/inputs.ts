/** Inputs by chance: bytes, Unicode, and our own example files with something done to them. A seed gives the same inputs again. */
import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { ROOT } from "../cli/process.ts"

export interface FuzzInput {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Numbers from 0 to 1 (Tommy Ettinger's mulberry32). */
export type Chance = () => number
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const below = (chance: Chance, limit: number): number => Math.floor(chance() * limit)
const one = <A>(chance: Chance, all: ReadonlyArray<A>): A => all[below(chance, all.length)]
const times = <A>(count: number, make: () => A): ReadonlyArray<A> => Array.from({ length: count }, make)

const ENDINGS = [
  ".txt",
  ".md",
  ".html",
  ".json",
  ".jsonl",
  ".csv",
  ".tsv",
  ".rss",
  ".xml",
  ".warc",
  ".gz",
  ".zst",
  ".zip",
  ".tar",
  ".pdf",
  ".docx",
  ".epub",
  ""
]
/** What articles are made of, and what breaks programs. */
const PIECES = [
  "“",
  "”",
  '"',
  "'",
  "’",
  "‘",
  "said ",
  " said",
  "Mara Lind ",
  "Tom Reyes",
  "Mr. ",
  "the U.S. ",
  "on Monday ",
  ". ",
  ".\n",
  "\n\n",
  "\r\n",
  "\r",
  "\t",
  "— ",
  "(",
  ")",
  "[",
  "🦆",
  "👩‍👩‍👧",
  "\u202e",
  "\u0000",
  "\u200b",
  "\u00ad",
  "e\u0301",
  "李强",
  "according to ",
  "met ",
  "Paris",
  "2023-06-18",
  "…",
  "\ud83d",
  "\u0085",
  "\u2028",
  "A",
  "I ",
  "his ",
  "China ",
  "denied that ",
  "By ",
  "LONDON (Reuters) - ",
  "minister ",
  "accused ",
  "of ",
  "and ",
  "the ",
  "who ",
  "will ",
  "not ",
  "two days ago ",
  "in May ",
  "10:30 a.m. ",
  "http://a.b/c ",
  "- ",
  "* ",
  "# ",
  "<p>",
  "</p>",
  "&amp;",
  "{",
  "}",
  ":",
  ","
]
const STARTS = [
  "",
  "%PDF-1.7\n",
  "PK\u0003\u0004",
  "WARC/1.0\r\n",
  "<!doctype html>",
  '<?xml version="1.0"?><rss>',
  '{"text": "',
  "[{",
  "title,text\n",
  "---\n",
  "\u001f\u008b",
  "\ufeff"
]

const randomBytes = (chance: Chance): Uint8Array => Uint8Array.from(times(below(chance, 3000), () => below(chance, 256)))
const randomText = (chance: Chance): string =>
  one(chance, STARTS) +
  times(1 + below(chance, 300), () =>
    chance() < 0.85 ? one(chance, PIECES) : String.fromCodePoint(Math.min(0x10ffff, below(chance, chance() < 0.5 ? 0x250 : 0x110000)))
  ).join("")

const isSmallFile = (path: string): boolean => statSync(path).isFile() && statSync(path).size < 40_000
const examplesIn = (folder: string): ReadonlyArray<FuzzInput> =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .toSorted()
    .map((name) => join(ROOT, folder, name))
    .filter(isSmallFile)
    .map((path) => ({ name: path.split("/").at(-1) ?? "x", bytes: readFileSync(path) }))

/** Our own files that inputs are made of. */
export const examples = (): ReadonlyArray<FuzzInput> =>
  ["seeds", "test/ingest/pages", "test/naughty/inputs"]
    .flatMap(examplesIn)
    .filter(({ bytes, name }) => bytes.length > 0 && name !== "MANIFEST.json")

const splice = (bytes: Uint8Array, start: number, end: number, put: Uint8Array): Uint8Array =>
  Buffer.concat([bytes.subarray(0, start), put, bytes.subarray(end)])

/** Cuts, doubles, moves or changes a stretch. */
const mutated = (chance: Chance, bytes: Uint8Array, other: Uint8Array): Uint8Array => {
  const start = below(chance, bytes.length + 1)
  const end = Math.min(bytes.length, start + below(chance, chance() < 0.7 ? 12 : 400))
  switch (below(chance, 6)) {
    case 0:
      return splice(bytes, start, end, new Uint8Array())
    case 1:
      return splice(bytes, start, start, Buffer.concat(times(1 + below(chance, 20), () => bytes.subarray(start, end))))
    case 2:
      return splice(bytes, start, end, Uint8Array.from(times(end - start, () => below(chance, 256))))
    case 3:
      return splice(bytes, start, start, Buffer.from(one(chance, PIECES)))
    case 4:
      return splice(bytes, start, end, other.subarray(below(chance, other.length), below(chance, other.length)))
    default:
      return chance() < 0.2
        ? bytes.subarray(0, start)
        : splice(bytes, start, end, Buffer.from(times(below(chance, 6), () => one(chance, PIECES)).join("")))
  }
}

const fuzzInput = (chance: Chance, all: ReadonlyArray<FuzzInput>, number: number): FuzzInput => {
  const kind = chance()
  if (kind < 0.15) return { name: `${number}-bytes${one(chance, ENDINGS)}`, bytes: randomBytes(chance) }
  if (kind < 0.45) return { name: `${number}-text${one(chance, ENDINGS)}`, bytes: Buffer.from(randomText(chance)) }
  const example = one(chance, all)
  let bytes = example.bytes
  for (let left = 1 + below(chance, 12); left > 0 && bytes.length > 0; left--) bytes = mutated(chance, bytes, one(chance, all).bytes)
  return { name: `${number}-${example.name.replaceAll(/[^\w.]/gu, "_").replace(/^\.+/u, "")}`, bytes }
}

/** `count` inputs. */
export const fuzzInputs = (seed: number, count: number): ReadonlyArray<FuzzInput> => {
  const chance = chanceOf(seed)
  const all = examples()
  return Array.from({ length: count }, (_, number) => fuzzInput(chance, all, number))
}
