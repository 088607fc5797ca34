/** Forms of names that are compared: without case, marks, hyphens' kinds and honorific endings. */
import { Recent } from "../recent.ts"
import { isShortFormOf, NO_NICKNAMES, type Nicknames } from "./nicknames.ts"

/** A name of English letters with single spaces and hyphens, as most are: nothing in it has to be made the same. */
const PLAIN = /^[a-z0-9]+(?:[ -][a-z0-9]+)*$/i

const unified = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[’‘]/gu, "'")
    .replace(/[‐‑–—]/gu, "-")
    .replace(/\./gu, "")
    .replace(/\s+/gu, " ")

const normalise = (name: string): string =>
  (PLAIN.test(name) ? name : unified(name))
    .toLowerCase()
    .replace(/^the /u, "")
    .replace(/,? (?:inc|corp|ltd|llc|plc|co|gmbh|ag)$/u, "")
    .trim()

/** First words of so many names that one alone is short for none of them. */
export const OPENS_MANY =
  /^(?:national|international|federal|royal|united|general|central|regional|supreme|great|new|old|white|black|red|green|first|north|south|east|west|northern|southern|eastern|western|american|european|african|asian)$/u

/** Names in one generation: more than some hundred articles have, few enough for a thread that reads ever new ones. */
const GENERATION = 8192

const allKnown: Array<Recent<string, unknown>> = []

/** Remembers the values of a function of short texts, those that were asked for lately. */
export const remembered = <Value>(compute: (text: string) => Value): ((text: string) => Value) => {
  const known = new Recent<string, Value>(GENERATION)
  allKnown.push(known)
  return (text) => known.recall(text, compute)
}

/** Forgets what all such functions remember: after the names of a corpus were compared, they are as many as its names. */
export const forgetNames = (): void => {
  for (const known of allKnown) known.clear()
}

/** A name for comparison: NFC, lower case, straight apostrophes, single spaces, no dots, no company ending. */
export const normalName = remembered(normalise)

const fold = (name: string): string => {
  const normal = normalName(name)
  return PLAIN.test(normal) ? normal : withoutMarks(normal)
}

const withoutMarks = (normal: string): string =>
  normal
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/ı/gu, "i")
    .replace(/ø/gu, "o")
    .replace(/ł/gu, "l")
    .replace(/đ/gu, "d")
    .replace(/ß/gu, "ss")
    .replace(/æ/gu, "ae")

const foldOnce = remembered(fold)

/** A normal name without diacritics: “Erdoğan” and “Erdogan” are one. */
export const foldedName = (name: string): string => foldOnce(name)

const SUFFIX = /^(?:jr|sr|ii|iii|iv)$/u
/** Particles that open a surname used alone (“De Souza”); “Al”, “Ben” and “Van” may be first names. */
const SURNAME_OPENING = /^(?:de|del|della|di|da|dos|du|von|der)$/u
const PARTICLE = /^(?:de|del|della|di|da|dos|du|van|von|der|den|la|le|el|al|bin|ibn|ben|abu|ter|ten|st)$/u

/** “Lind, Mara” as lists have it, in the order of speech. */
const inOrderOfSpeech = (name: string): string => {
  const [, surname, given] = (name.includes(", ") ? /^([^,]+), ([^,]+)$/u.exec(name) : null) ?? []
  return given === undefined || SUFFIX.test(given) ? name : `${given} ${surname}`
}

/** “Lionel "Buddy" Marsh” has a byname, which is no part of the name. */
const BYNAME = / (?:"[^"]+"|“[^“”]+”|'[^']+'|\([^()]+\))(?= )/gu

/** Parts of a personal name, folded; particles joined to what follows (“al-amr”, “van der berg”), no generation suffix. */
export const personParts = remembered((name: string): ReadonlyArray<string> => {
  const words = inOrderOfSpeech(foldedName(name))
    .replace(BYNAME, "")
    .replace(/,/gu, " ")
    .split(/\s+/u)
    .filter((word) => word !== "" && !SUFFIX.test(word))
  const parts: Array<string> = []
  let prefix = ""
  for (const word of words) {
    if (PARTICLE.test(word) && (parts.length > 0 || SURNAME_OPENING.test(word)) && word !== words[words.length - 1]) prefix += `${word} `
    else {
      parts.push(prefix + word)
      prefix = ""
    }
  }
  return parts.length === 0 ? [words.join(" ")] : parts
})

/** “jr” of “Otto Lind, Jr.”, “iii” of “Otto Lind III”; empty where a name says nothing of it. */
export const generationOf = remembered((name: string): string => /[ ,](jr|sr|ii|iii|iv)$/u.exec(foldedName(name))?.[1] ?? "")

/** Father and son: both names say which of the family they are, and not the same. */
export const differInGeneration = (a: string, b: string): boolean =>
  generationOf(a) !== "" && generationOf(b) !== "" && generationOf(a) !== generationOf(b)

/**
 * “Antony J. Blinken” and “Antony Blinken”, “M.J. Keller” and “MJ Keller”: first and last agree, or one first is the initial or
 * a short form of the other.
 */
export const isSamePerson = (a: ReadonlyArray<string>, b: ReadonlyArray<string>, nicknames: Nicknames = NO_NICKNAMES): boolean => {
  if (a[a.length - 1] !== b[b.length - 1]) return false
  const [first, second] = [a[0], b[0]]
  const sameFirst =
    first === second ||
    (first.length === 1 && second.startsWith(first)) ||
    (second.length === 1 && first.startsWith(second)) ||
    isShortFormOf(first, second, nicknames)
  if (!sameFirst) return false
  const middle = (parts: ReadonlyArray<string>): ReadonlyArray<string> => parts.slice(1, -1)
  const [short, long] = middle(a).length <= middle(b).length ? [middle(a), middle(b)] : [middle(b), middle(a)]
  // middle names may be left out or shortened, never replaced: George H. W. Bush is not George W. Bush
  if (short.length === 0) return true
  return (
    short.length === long.length &&
    short.every(
      (part, k) => part === long[k] || (part.length === 1 && long[k].startsWith(part)) || (long[k].length === 1 && part.startsWith(long[k]))
    )
  )
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment), up to 3. */
export const typoDistance = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > 2 || a[0] !== b[0]) return 3
  let before: Array<number> = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1)
    }
    before = last
    last = row
  }
  return Math.min(3, last[b.length])
}
