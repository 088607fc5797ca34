/** Short forms of given names: “Joe” for Joseph, “Bill” for William. */
import { type LexiconTexts, parseTable } from "../lexicon/table.ts"

/** Given name → its short forms, all folded. */
export type Nicknames = ReadonlyMap<string, ReadonlySet<string>>

export const NO_NICKNAMES: Nicknames = new Map()

/** Compiles `nicknames.tsv`. */
export const compileNicknames = (lexicons: LexiconTexts): Nicknames =>
  new Map(parseTable(lexicons, "nicknames").map(({ name, short }) => [name, new Set(short.split("|"))] as const))

/** Whether one given name is a short form of the other. Two short forms of one name (“Bob” and “Rob”) are not compared. */
export const isShortFormOf = (a: string, b: string, nicknames: Nicknames): boolean =>
  nicknames.get(a)?.has(b) === true || nicknames.get(b)?.has(a) === true

/** Every given name of the list, in full and short. */
export const givenNames = (nicknames: Nicknames): ReadonlySet<string> =>
  new Set([...nicknames].flatMap(([name, short]) => [name, ...short]))
