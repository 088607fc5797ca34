/**
 * How often each rule is right: of the rows that it made, those that gold confirms. A row is judged as the scoreboard judges
 * it; rows that gold says nothing of (pronouns of unnamed people, scare quotes' speakers …) are left out.
 */
import type { Dataset } from "../pipelines/dataset.ts"
import { overlaps, type Span } from "../nlp/span.ts"
import { CharacterSet } from "./character-set.ts"
import { documentOf, toSystem, utf16Offsets } from "./from-dataset.ts"
import type { ArticleGold, GoldReference } from "./gold-articles.ts"
import { mapEntities } from "./score-names.ts"

/** `n` judged rows of a rule, `right` of them right. */
export interface RuleCount {
  readonly right: number
  readonly n: number
}

/** A rule and whether a row of it is right; null when gold cannot tell. */
type Verdict = readonly [ruleId: string, isRight: boolean | null]

type Row = { readonly source_id: string; readonly rule_id: string }

/** What judges need to know of a dataset: document and UTF-16 span of a row. */
const placesOf = (dataset: Dataset) => {
  const sources = new Map(
    dataset.sources.map((source) => [source.source_id as string, { doc: documentOf(source), at: utf16Offsets(source.text ?? "") }])
  )
  return {
    docOf: (row: Row): string => sources.get(row.source_id)?.doc ?? "",
    spanOf: (row: Row, start: number, end: number): Span => {
      const at = sources.get(row.source_id)?.at ?? ((offset: number) => offset)
      return { start: at(start), end: at(end) }
    }
  }
}

const isSameSpan = (a: Span, b: Span): boolean => a.start === b.start && a.end === b.end

/** Items of gold by document. */
const inDoc = <A extends { readonly doc: string }>(items: ReadonlyArray<A>) => {
  const docs = Map.groupBy(items, ({ doc }) => doc)
  return (doc: string): ReadonlyArray<A> => docs.get(doc) ?? []
}

const mentionVerdicts = (gold: ArticleGold, dataset: Dataset): ReadonlyArray<Verdict> => {
  const { docOf, spanOf } = placesOf(dataset)
  const names = inDoc(gold.names)
  const references = { pronoun: inDoc(gold.pronouns), nominal: inDoc(gold.nominals) }
  const entityOf = mapEntities(gold, toSystem(dataset))
  const refersRightly = (reference: GoldReference | undefined, doc: string, entity: string | null): boolean | null =>
    reference === undefined ? null : entityOf(doc, entity) === reference.entity
  return dataset.mentions.map((row) => {
    const doc = docOf(row)
    const span = spanOf(row, row.char_start, row.char_end)
    if (row.mention_kind !== "name") {
      return [
        row.rule_id,
        refersRightly(
          references[row.mention_kind](doc).find((each) => isSameSpan(each, span)),
          doc,
          row.entity_id
        )
      ]
    }
    const name = names(doc).find((each) => isSameSpan(each, span))
    if (name === undefined && names(doc).some((each) => each.optional && overlaps(each, span))) return [row.rule_id, null]
    return [row.rule_id, name !== undefined && (name.optional || name.type === row.mention_type)]
  })
}

/** An entity is right when nine in ten of its names that gold knows are one thing, and its rule is one of identity. */
const entityVerdicts = (gold: ArticleGold, dataset: Dataset): ReadonlyArray<Verdict> => {
  const { docOf, spanOf } = placesOf(dataset)
  const names = inDoc(gold.names)
  const known = new Map<string, Map<string, number>>()
  for (const row of dataset.mentions) {
    if (row.mention_kind !== "name" || row.entity_id === null) continue
    const name = names(docOf(row)).find((each) => isSameSpan(each, spanOf(row, row.char_start, row.char_end)))
    if (name === undefined || name.optional) continue
    const counts = known.get(row.entity_id) ?? new Map<string, number>()
    known.set(row.entity_id, counts.set(name.entity, (counts.get(name.entity) ?? 0) + 1))
  }
  return dataset.entities.map((row) => {
    const counts = [...(known.get(row.entity_id)?.values() ?? [])]
    const all = counts.reduce((sum, count) => sum + count, 0)
    // Where ids hold in one article only, an entity over several articles cannot be judged.
    const isJudged = all > 0 && (gold.isOneStory || row.source_count === 1)
    return [row.rule_id, isJudged ? Math.max(...counts) >= 0.9 * all : null]
  })
}

/** As on the scoreboard: a quotation is right when its content shares this much with a gold one, a scare quote half. */
const QUOTE_LIKENESS = 0.8
const SCARE_LIKENESS = 0.5

const quoteVerdicts = (gold: ArticleGold, dataset: Dataset): ReadonlyArray<Verdict> => {
  const { docOf, spanOf } = placesOf(dataset)
  const quotes = inDoc(gold.quotes.map((quote) => ({ ...quote, characters: new CharacterSet(quote.spans) })))
  return dataset.quotes.map((row) => {
    const characters = new CharacterSet(row.parts.map((part) => spanOf(row, part.start, part.end)))
    const isScare = row.quote_kind === "scare"
    const likeness = quotes(docOf(row))
      .filter((quote) => (quote.type === "scare") === isScare)
      .map((quote) => quote.characters.intersectionOverUnion(characters))
    return [row.rule_id, Math.max(0, ...likeness) >= (isScare ? SCARE_LIKENESS : QUOTE_LIKENESS)]
  })
}

const timeVerdicts = (gold: ArticleGold, dataset: Dataset): ReadonlyArray<Verdict> => {
  const { docOf, spanOf } = placesOf(dataset)
  const times = inDoc(gold.times)
  return dataset.times.map((row) => {
    const span = spanOf(row, row.char_start, row.char_end)
    return [row.rule_id, times(docOf(row)).some((time) => isSameSpan(time, span) && time.values.includes(row.timex_value))]
  })
}

const eventVerdicts = (gold: ArticleGold, dataset: Dataset): ReadonlyArray<Verdict> => {
  const { docOf, spanOf } = placesOf(dataset)
  const events = inDoc(gold.events)
  return dataset.events.map((row) => {
    const trigger = spanOf(row, row.trigger_start, row.trigger_end)
    return [row.rule_id, events(docOf(row)).some((event) => overlaps(event.trigger, trigger) && event.types.includes(row.event_type))]
  })
}

/** Counts of every rule that made a judged row, over one gold set. */
export const judgeRules = (gold: ArticleGold, dataset: Dataset): ReadonlyMap<string, RuleCount> => {
  const counts = new Map<string, RuleCount>()
  for (const verdictsOf of [mentionVerdicts, entityVerdicts, quoteVerdicts, timeVerdicts, eventVerdicts]) {
    for (const [rule, isRight] of verdictsOf(gold, dataset)) {
      if (isRight === null) continue
      const { n, right } = counts.get(rule) ?? { n: 0, right: 0 }
      counts.set(rule, { n: n + 1, right: right + (isRight ? 1 : 0) })
    }
  }
  return counts
}

/** Counts of several sets added up, as `eval/confidence.json` keeps them: precision in thousandths, rules in order of their names. */
export const confidences = (
  sets: ReadonlyArray<ReadonlyMap<string, RuleCount>>
): Readonly<Record<string, { readonly precision: number; readonly n: number }>> => {
  const rules = [...new Set(sets.flatMap((set) => [...set.keys()]))].sort()
  return Object.fromEntries(
    rules.map((rule) => {
      const n = sets.reduce((sum, set) => sum + (set.get(rule)?.n ?? 0), 0)
      const right = sets.reduce((sum, set) => sum + (set.get(rule)?.right ?? 0), 0)
      return [rule, { precision: Math.round((1000 * right) / n) / 1000, n }]
    })
  )
}
