/**
 * Short articles from the sentences of a corpus, of the same shape at every size: each sentence is used about as often, titles and
 * days are as far apart, and new names keep coming, as they do in news. What then costs more an article at a larger size
 * is the program's fault. Same seed, same articles.
 */
import { createRandom, type MadeArticle, paragraphsOf } from "./multiplier.ts"

export interface ShortShape {
  /** Paragraphs of three sentences each. */
  readonly paragraphs: number
  /** Share of the corpus's sentences that is drawn from: as many more sentences as articles, the same number of uses. Up to 1. */
  readonly share: number
  /** How the names of each use are spelt: this many ways. The frequent ones stay as they are. */
  readonly spellings: number
}

const SENTENCES = 3
const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2018, 0, 1)
const DAYS = 2000
/** A capitalised word that the corpus has more often is known everywhere: a country, a month, an agency. */
const MAX_RARE = 60

const sentencesOf = (paragraph: string): ReadonlyArray<string> =>
  paragraph.split(/(?<=[a-z)][.!?]["”’]?)\s+(?=["“]?[A-Z])/u).filter((sentence) => sentence.length >= 40)

const NAME_WORD = /(?<=[a-z,] )[A-Z][a-z]{4,}\b/gu
const VOWELS = "aeiou"

/** The word with its first inner vowel moved on so many places. */
const respelt = (word: string, places: number): string =>
  word.replace(/(?<=^.+)[aeiou]/u, (vowel) => VOWELS[(VOWELS.indexOf(vowel) + places) % VOWELS.length])

/** A spelling of every rare name, by number: the inner vowel, then an ending. */
const spellRare =
  (counts: ReadonlyMap<string, number>) =>
  (text: string, spelling: number): string =>
    spelling === 0
      ? text
      : text.replace(NAME_WORD, (word) =>
          (counts.get(word) ?? 0) > MAX_RARE
            ? word
            : respelt(word, spelling % VOWELS.length) + ENDINGS[Math.floor(spelling / VOWELS.length) % ENDINGS.length]
        )
const ENDINGS = ["", "er", "son", "ley", "man", "by", "field", "wood"]

/** As many as asked of things in order, evenly: the short and the long ones. */
const evenly = <A>(from: ReadonlyArray<A>, share: number): ReadonlyArray<A> => {
  const count = Math.max(1, Math.round(from.length * Math.min(1, share)))
  return Array.from({ length: count }, (_, k) => from[Math.floor(((k + 0.5) * from.length) / count)])
}

const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)

/** Distinct texts, by length. */
const sorted = (texts: ReadonlyArray<string>): ReadonlyArray<string> => [...new Set(texts)].sort(byLength)

/** Articles one after the other. */
export function* shortArticles(
  corpus: ReadonlyArray<string>,
  articles: number,
  { paragraphs, share, spellings }: ShortShape,
  seed = 1
): Generator<MadeArticle> {
  const random = createRandom(seed)
  const pick = <A>(from: ReadonlyArray<A>): A => from[Math.floor(random() * from.length)]
  const texts = corpus.map(paragraphsOf).filter((each) => each.length > 1)
  const counts = new Map<string, number>()
  for (const text of corpus) for (const [word] of text.matchAll(NAME_WORD)) counts.set(word, (counts.get(word) ?? 0) + 1)
  const spell = spellRare(counts)
  const sentences = evenly(sorted(texts.flatMap(([, ...rest]) => rest.flatMap(sentencesOf))), share)
  const titles = evenly(sorted(texts.map(([title]) => title)), share)
  for (let n = 0; n < articles; n++) {
    const spelling = Math.floor(random() * spellings)
    const body = Array.from({ length: paragraphs }, () =>
      Array.from({ length: SENTENCES }, () => spell(pick(sentences), spelling)).join(" ")
    )
    const date = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS).toISOString().slice(0, 10)
    const title = pick(titles)
    yield { id: `a${n}`, title, date, text: [title, `Item ${n} of the day.`, ...body].join("\n\n") }
  }
}
