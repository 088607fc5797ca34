import { readdirSync, readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { findDuplicates } from "../../nlp/duplicates/groups.ts"
import { overlapOf, sketch } from "../../nlp/duplicates/sketch.ts"
import { cpuTime } from "../cpu-time.ts"

/** A small seeded generator (mulberry32): the pairs are the same on every run. */
const randomNumbers = (seed: number) => {
  let state = seed
  return (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const sentences = readdirSync("seeds")
  .filter((file) => file.endsWith(".txt"))
  .sort()
  .flatMap((file) => readFileSync(`seeds/${file}`, "utf8").split(/(?<=[.?!”])\s+/u))
  .filter((sentence) => sentence.split(" ").length > 7)

const boilerplate = (random: () => number): string =>
  Array.from(
    { length: 2 },
    () => `Sign up for newsletter ${Math.floor(random() * 1000)} and follow our live coverage of today's markets, sport and weather.`
  ).join(" ")

const draw = (random: () => number, count: number, not: ReadonlyArray<string> = []): Array<string> => {
  const left = sentences.filter((sentence) => !not.includes(sentence))
  return Array.from({ length: count }, () => left.splice(Math.floor(random() * left.length), 1)[0])
}

const edited = (random: () => number, text: string, share: number): string =>
  text
    .split(" ")
    .flatMap((word) => {
      if (random() >= share) return [word]
      const kind = random()
      return kind < 0.4 ? [`other${Math.floor(random() * 5000)}`] : kind < 0.7 ? [] : [word, `extra${Math.floor(random() * 5000)}`]
    })
    .join(" ")

const shuffled = (random: () => number, list: ReadonlyArray<string>): Array<string> =>
  list
    .map((item) => [random(), item] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, item]) => item)

/** A copy of an article: 1–20 % of the words edited, and for a third each, sentences in another order or boilerplate added. */
const copyOf = (random: () => number, article: ReadonlyArray<string>): string => {
  const change = random()
  const body = edited(random, (change < 1 / 3 ? shuffled(random, article) : article).join(" "), 0.01 + random() * 0.19)
  return change > 2 / 3 ? `${boilerplate(random)} ${body} ${boilerplate(random)}` : body
}

/** Another report of the same event: its own sentences, with up to two statements quoted in both. */
const otherReport = (random: () => number, article: ReadonlyArray<string>): string =>
  shuffled(random, [...draw(random, article.length - 2, article), ...article.slice(0, Math.floor(random() * 3))]).join(" ")

const isPair = (a: string, b: string): boolean =>
  findDuplicates([
    { id: "a", sketch: sketch(a), exactKey: "a", publishedAt: null },
    { id: "b", sketch: sketch(b), exactKey: "b", publishedAt: null }
  ]).pairs.length === 1

describe("near-duplicates", () => {
  it("are told from other reports of the same event, precision and recall at least 0.98 over 1,000 pairs", () => {
    const random = randomNumbers(20231)
    let truePositives = 0
    let falsePositives = 0
    let missed = 0
    for (let pair = 0; pair < 1000; pair++) {
      const article = draw(random, 8 + Math.floor(random() * 18))
      const isCopy = pair % 2 === 0
      const found = isPair(article.join(" "), isCopy ? copyOf(random, article) : otherReport(random, article))
      if (found && isCopy) truePositives++
      else if (found) falsePositives++
      else if (isCopy) missed++
    }
    expect(truePositives / (truePositives + falsePositives)).toBeGreaterThanOrEqual(0.98)
    expect(truePositives / (truePositives + missed)).toBeGreaterThanOrEqual(0.98)
  })

  it("are the same in any order of input", () => {
    const random = randomNumbers(7)
    const articles = Array.from({ length: 20 }, () => draw(random, 12))
    const candidates = articles.flatMap((article, i) =>
      [article.join(" "), copyOf(random, article)].map((text, k) => ({
        id: `s${i}-${k}`,
        sketch: sketch(text),
        exactKey: text,
        publishedAt: k === 0 ? "2024-01-02" : "2024-01-01"
      }))
    )
    const found = findDuplicates(candidates)
    expect(found.members.length).toBe(40)
    expect(found.members.every((member) => member.first.endsWith("-1"))).toBe(true)
    expect(
      findDuplicates(
        shuffled(
          random,
          candidates.map((_, i) => String(i))
        ).map((i) => candidates[Number(i)])
      )
    ).toEqual(found)
  })

  it("takes equal texts for exact copies and leaves different seeds apart", () => {
    const texts = readdirSync("seeds")
      .filter((file) => file.endsWith(".txt"))
      .map((file) => readFileSync(`seeds/${file}`, "utf8"))
    const candidates = [...texts, texts[0]].map((text, i) => ({ id: `s${i}`, sketch: sketch(text), exactKey: text, publishedAt: null }))
    expect(findDuplicates(candidates).pairs).toEqual([{ from: "s0", to: "s5", kind: "exact", score: 1 }])
  })

  it("hold a family together however large it is, and take time in proportion to the articles", () => {
    const random = randomNumbers(99)
    const words = (count: number): Array<string> => Array.from({ length: count }, () => `w${Math.floor(random() ** 2 * 8000)}`)
    const candidatesOf = (texts: ReadonlyArray<string>) =>
      texts.map((text, i) => ({ id: `s${String(i).padStart(6, "0")}`, sketch: sketch(text), exactKey: text, publishedAt: null }))
    const story = words(300)
    const family = Array.from({ length: 700 }, (_, i) => `${edited(random, story.join(" "), 0.02)} Outlet ${i} ${words(8).join(" ")}`)
    const footer = words(40).join(" ")
    const others = Array.from({ length: 700 }, () => `${words(300).join(" ")} ${footer}`)
    const { members } = findDuplicates(candidatesOf([...family, ...others]))
    expect(members.map(({ first }) => first)).toEqual(family.map(() => "s000000"))

    const corpus = (size: number) =>
      candidatesOf(
        Array.from({ length: size }, () => words(120).join(" ")).flatMap((text, i) => (i % 10 === 0 ? [text, `${text} more`] : [text]))
      )
    const [small, large] = [corpus(1000), corpus(8000)]
    findDuplicates(small)
    const spent = (candidates: ReturnType<typeof candidatesOf>, pairs: number): number => {
      const before = cpuTime()
      expect(findDuplicates(candidates).pairs.length).toBe(pairs)
      return cpuTime() - before
    }
    const inSmall = spent(small, 100)
    const inLarge = spent(large, 800)
    // Eight times the articles: with every pair looked at it would be sixty-four times the work.
    expect(inLarge / Math.max(inSmall, 5)).toBeLessThan(32)
  })

  it("does not see a copy where a short notice merely stands inside a long article", () => {
    const article = sentences.slice(0, 60)
    const overlap = overlapOf(sketch(article.join(" ")), sketch(article.slice(0, 6).join(" ") + " " + sentences.slice(100, 106).join(" ")))
    expect(overlap.containment).toBeGreaterThan(0.4)
    expect(isPair(article.join(" "), `${article.slice(0, 6).join(" ")} ${sentences.slice(100, 106).join(" ")}`)).toBe(false)
  })

  it("gives canonically equivalent texts one sketch", () => {
    const text = "Café owners in Málaga and Kraków said señor Núñez had not paid them for years"
    expect(sketch(text.normalize("NFD"))).toEqual(sketch(text.normalize("NFC")))
    expect(sketch("two words")).toEqual(new Uint32Array(0))
  })
})
