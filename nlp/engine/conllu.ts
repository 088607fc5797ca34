/**
 * A parse in CoNLL-U (https://universaldependencies.org/format.html). Labels are spaCy's: Penn tags as XPOS and
 * ClearNLP dependencies, not UD's. White-space tokens are left out, as the format asks; what hung on them is hung on
 * the next token up. Names are in MISC, as BIO.
 */
import { codePointOffsets } from "../span.ts"
import type { Doc, TokenRange } from "./doc.ts"

/** The nearest governor that is a word; −1 for none: a root. */
const wordHead = (doc: Doc, i: number): number => {
  let at = i
  for (let steps = 0; steps < doc.length; steps++) {
    const head = doc.head(at)
    if (head === at) return -1
    if (!doc.isSpace(head)) return head
    at = head
  }
  return -1
}

/** `B-GPE`, `I-GPE` … by token; empty outside names. */
const nameTags = (doc: Doc): ReadonlyArray<string> => {
  const tags = new Array<string>(doc.length).fill("")
  for (const { first, last, label } of doc.entities) {
    for (let i = first; i < last; i++) tags[i] = `${i === first ? "B" : "I"}-${label}`
  }
  return tags
}

const escape = (text: string): string => text.replace(/\s/gu, " ")

const sentenceLines = (
  doc: Doc,
  range: TokenRange,
  names: ReadonlyArray<string>,
  toCodePoints: (offset: number) => number
): ReadonlyArray<string> => {
  const words: Array<number> = []
  for (let i = range.first; i < range.last; i++) if (!doc.isSpace(i)) words.push(i)
  const numbers = new Map(words.map((token, k) => [token, k + 1]))
  return words.map((i, k) => {
    const head = numbers.get(wordHead(doc, i)) ?? 0
    const misc = [`TokenRange=${toCodePoints(doc.start(i))}:${toCodePoints(doc.end(i))}`]
    if (names[i] !== "") misc.push(`NE=${names[i]}`)
    if (doc.columns.spaceAfter[i] === 0) misc.push("SpaceAfter=No")
    const fields = [
      String(k + 1),
      escape(doc.textOf(i)),
      escape(doc.lemma(i)),
      doc.pos(i),
      doc.tag(i),
      doc.morph(i) || "_",
      String(head),
      doc.dep(i),
      "_",
      misc.join("|")
    ]
    return fields.join("\t")
  })
}

/** All sentences of `doc`, each with `sent_id` and `text`, and `newdoc id` before the first. Ends with an empty line. */
export const toConllu = (id: string, doc: Doc): string => {
  const toCodePoints = codePointOffsets(doc.text)
  const names = nameTags(doc)
  const blocks: Array<string> = []
  for (const range of doc.sentences) {
    const lines = sentenceLines(doc, range, names, toCodePoints)
    if (lines.length === 0) continue
    const { start, end } = doc.spanOf(range)
    const text = escape(doc.text.slice(start, end)).trim()
    const heading = blocks.length === 0 ? [`# newdoc id = ${escape(id)}`] : []
    blocks.push([...heading, `# sent_id = ${escape(id)}-${blocks.length + 1}`, `# text = ${text}`, ...lines, "", ""].join("\n"))
  }
  return blocks.join("")
}
