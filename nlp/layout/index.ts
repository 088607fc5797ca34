/** Regions, paragraphs and sentences of an article. Pure: text in, spans out. */
import type { Block, BlockKind, Sentence } from "../annotations.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import { sliceOf } from "../span.ts"
import { splitParagraphs } from "./paragraphs.ts"
import { labelRegions, type LayoutHints } from "./regions.ts"
import { boundedSentences } from "./long-sentences.ts"
import { splitSentences } from "./sentences.ts"
import { layoutVocabulary } from "./vocabulary.ts"

export type { LayoutHints } from "./regions.ts"

/** Blocks and sentences of one article. Both come in reading order, never overlap, and hold every character but white space. */
export interface LaidOut {
  readonly blocks: ReadonlyArray<Block>
  readonly sentences: ReadonlyArray<Sentence>
}

export interface Layout {
  /**
   * Cuts a text into regions and sentences. Linear in the length of the text.
   *
   * @param text  the decoded text, exactly as in `sources.text`
   * @param hints metadata that came with it: a block that repeats the title is the headline
   */
  readonly layOut: (text: string, hints?: LayoutHints) => LaidOut
}

/** Regions that are one sentence whatever marks they hold. */
const ONE_SENTENCE: ReadonlySet<BlockKind> = new Set(["headline", "dateline", "heading", "promo", "credit", "pullquote"])

/** Compiles the word lists once. */
export const createLayout = (lexicons: LexiconTexts): Layout => {
  const vocabulary = layoutVocabulary(lexicons)
  return {
    layOut: (text, hints = {}) => {
      const paragraphs = splitParagraphs(text)
      const sentencesOf = paragraphs.map((paragraph) => splitSentences(text, paragraph, vocabulary))
      const kinds = labelRegions(text, paragraphs, sentencesOf, hints, vocabulary)
      const blocks: Array<Block> = []
      const sentences: Array<Sentence> = []
      let section: string | null = null
      paragraphs.forEach((span, paragraph) => {
        const kind = kinds[paragraph]
        blocks.push({ ...span, kind, paragraph, section })
        const whole = [{ ...span, ruleId: `sentences/whole-${kind}` }]
        const split = ONE_SENTENCE.has(kind) ? whole : sentencesOf[paragraph]
        for (const sentence of split.flatMap((each) => boundedSentences(text, each))) {
          sentences.push({ ...sentence, ordinal: sentences.length, paragraph, kind, section })
        }
        if (kind === "heading") section = sliceOf(text, span)
      })
      return { blocks, sentences }
    }
  }
}
