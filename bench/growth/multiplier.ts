/** As many articles as asked from the paragraphs of a corpus: realistic in length and wording, recombined. Same seed, same articles. */

export interface MadeArticle {
  readonly id: string
  readonly title: string
  readonly date: string
  readonly text: string
}

/** Numbers from 0 (inclusive) to 1 (exclusive). Mulberry32, Tommy Ettinger, public domain. */
export const createRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const DAY_MS = 86_400_000
const FIRST_DAY = Date.UTC(2018, 0, 1)
const DAYS = 2000

/** Paragraphs of each text; a text gives its first one as a headline. */
export const paragraphsOf = (text: string): ReadonlyArray<string> =>
  text
    .split(/\n{2,}/u)
    .map((each) => each.trim())
    .filter((each) => each !== "")

/** The articles of a corpus of this size, one after the other. Each has the number of paragraphs of one text of the corpus. */
export function* multiply(corpus: ReadonlyArray<string>, articles: number, seed = 1): Generator<MadeArticle> {
  const random = createRandom(seed)
  const texts = corpus.map(paragraphsOf).filter((paragraphs) => paragraphs.length > 1)
  const pick = <A>(from: ReadonlyArray<A>): A => from[Math.floor(random() * from.length)]
  const titles = texts.map(([title]) => title)
  const paragraphs = texts.flatMap(([, ...rest]) => rest)
  for (let n = 0; n < articles; n++) {
    const title = pick(titles)
    const body = pick(texts)
      .slice(1)
      .map(() => pick(paragraphs))
    const date = new Date(FIRST_DAY + Math.floor(random() * DAYS) * DAY_MS).toISOString().slice(0, 10)
    // Whole copies would be found as such; a number makes each its own article.
    yield { id: `a${n}`, title, date, text: [title, `Item ${n} of the day.`, ...body].join("\n\n") }
  }
}
