/** Content words of what is agreed, demanded or blamed, as stems; words that news swaps for each other are one. */
import { Recent } from "../recent.ts"

const EMPTY_WORDS = new Set(
  "that this with from they their have been were will would might must which about after before between during over into than them when where what said says also could should other more most some such only then there these those side sides seek seeks sought attempt attempts government governments country countries nation nations parties official officials".split(
    " "
  )
)

/** A line is one meaning. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [
    "ties relation relations relationship relationships bonds",
    "talks talk negotiation negotiations dialogue discussion discussions",
    "ceasefire cease-fire truce armistice",
    "deal accord pact agreement treaty",
    "aid assistance help",
    "weapons weapon arms weaponry",
    "troops soldiers forces",
    "hostages hostage captives captive",
    "border borders frontier",
    "firms firm company companies",
    "attack attacks assault assaults strike strikes raid raids bombing bombings",
    "expel expels expelled expulsion expulsions",
    "kill kills killed killing killings death deaths",
    "arrest arrests arrested detain detained detention",
    "open opens opened opening reopen reopened reopening",
    "start begin begun launch restart resume",
    "stop halt cease",
    "free freed release released"
  ].flatMap((line) => {
    const [first, ...others] = line.split(" ")
    return [first, ...others].map((word) => [word, `=${first}`] as const)
  })
)

/** Of a part of a word, which is letters only. */
const ENDING = /(?<=.{4})(?:(?:at|it|t)ions?|ions?|ments?)$|(?<=.{3})(?:ing|ed|es|s)$/u
const STEM = 6

const partStem = (part: string): string =>
  part.length < 4 || EMPTY_WORDS.has(part)
    ? ""
    : part
        .replace(ENDING, "")
        .replace(/e{1,2}$/u, "")
        .slice(0, STEM)

/** Stems of a word in lower case, none for one that says nothing; several for one with hyphens. */
const wordStems = (word: string): ReadonlyArray<string> => {
  const meaning = ALIKE.get(word)
  return meaning !== undefined
    ? [meaning]
    : word
        .split("-")
        .map(partStem)
        .filter((stem) => stem !== "")
}

/** Words come again and again: what was found of them is kept, some thousands at a time. */
const known = new Recent<string, ReadonlyArray<string>>(8192)

/** Distinct stems of a text's content words. */
export const stemsOf = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const word of text.toLowerCase().split(NO_WORD))
    if (word.length > 2) for (const stem of known.recall(word, wordStems)) found.add(stem)
  return found
}
const NO_WORD = /[^\p{L}-]+/u
