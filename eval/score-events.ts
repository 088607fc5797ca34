/** Event reports: trigger, type, modality, and who did what to whom. */
import { accuracy, prfWithCounts } from "./figures.ts"
import type { Figure, LayerScore, ScoringError } from "./figures.ts"
import { overlaps } from "../nlp/span.ts"
import { scoreAlignment } from "./alignment.ts"
import type { Alignment } from "./alignment.ts"
import type { ArticleGold, GoldEvent } from "./gold-articles.ts"
import type { EntityMap } from "./score-names.ts"
import { mapEntities } from "./score-names.ts"
import type { System, SystemEvent } from "./system.ts"
import { layerOf } from "./system.ts"

type Found = SystemEvent & { readonly doc: string }

const touches = (gold: GoldEvent, found: Found): boolean => overlaps(gold.trigger, found.trigger)
const bestType = (event: GoldEvent): string => event.types[0]

export const scoreEvents = (gold: ArticleGold, system: System): LayerScore => {
  const found: ReadonlyArray<Found> = layerOf(system, "events")
  if (found.length === 0) return { figures: {}, errors: [] }
  const deeds = scoreKind("events", gold.events, found, (type) => type !== "STATEMENT")
  // A speech act is in gold when the quotation is: its tier says nothing about it.
  const statements = scoreKind(
    "STATEMENT",
    gold.events.map((event) => (bestType(event) === "STATEMENT" ? { ...event, optional: false } : event)),
    found,
    (type) => type === "STATEMENT"
  )
  return {
    figures: {
      ...deeds.figures,
      "modality right / trigger+type right": modalityFigure(deeds),
      ...tripleFigures(gold, mapEntities(gold, system), deeds),
      // The tables keep speech in `quotes`: a system that gives no speech acts as events was not asked for them.
      ...(found.some((event) => event.type === "STATEMENT") ? statements.figures : {})
    },
    errors: eventErrors(deeds)
  }
}

interface Judged extends Alignment {
  readonly gold: ReadonlyArray<GoldEvent>
  readonly found: ReadonlyArray<Found>
  readonly figures: Readonly<Record<string, Figure>>
}

const scoreKind = (
  label: string,
  events: ReadonlyArray<GoldEvent>,
  all: ReadonlyArray<Found>,
  isKind: (type: string) => boolean
): Judged => {
  const gold = events.filter((event) => isKind(bestType(event)))
  const others = events.filter((event) => !isKind(bestType(event)))
  const isRightElsewhere = (event: Found): boolean =>
    others.some((other) => other.doc === event.doc && touches(other, event) && other.types.includes(event.type))
  const found = all.filter((event) => isKind(event.type) && !isRightElsewhere(event))
  const byTrigger = scoreAlignment(gold, found, (g, s) => (touches(g, s) ? (g.types.includes(s.type) ? 1 : 0.6) : 0), 0.5)
  const byType = scoreAlignment(gold, found, (g, s) => (touches(g, s) ? (g.types.includes(s.type) ? 1 : g.optional ? 0.5 : 0) : 0), 0.5)
  return { ...byType, gold, found, figures: { [`${label} trigger`]: byTrigger.figure, [`${label} trigger+type`]: byType.figure } }
}

/** A called-off event is right where gold, which has no such word, says planned or negated. */
const isRightModality = (gold: string, found: string): boolean =>
  gold === found || (found === "called_off" && (gold === "planned" || gold === "negated"))

const modalityFigure = ({ found, gold, systemOf }: Judged): Figure => {
  const typed = [...systemOf].filter(([i, j]) => gold[i].types.includes(found[j].type))
  return accuracy(typed.filter(([i, j]) => isRightModality(gold[i].modality, found[j].modality)).length, typed.length)
}

/** `-` stands for “nobody”: an event without recipient is a triple all the same. */
const pairsOf = <T>(actors: ReadonlyArray<T>, targets: ReadonlyArray<T>): ReadonlySet<string> =>
  new Set(actors.flatMap((actor) => (targets.length ? targets : ["-"]).map((target) => `${actor}\t${target}`)))

const tripleFigures = (gold: ArticleGold, entityOf: EntityMap, judged: Judged): Readonly<Record<string, Figure>> => {
  const isNamed = (entity: string): boolean => entity === "-" || gold.named.has(entity)
  const isNamedPair = (pair: string): boolean => pair.split("\t").every(isNamed)
  const namedPairs = (event: GoldEvent): ReadonlyArray<string> => [...pairsOf(event.actors, event.targets)].filter(isNamedPair)
  let answered = 0
  let right = 0
  judged.found.forEach((event, j) => {
    const wanted = judged.gold[judged.goldOf.get(j) ?? -1]
    if (wanted?.optional) return
    const pairs = pairsOf(
      event.actors.map((each) => entityOf(event.doc, each)),
      event.targets.map((each) => entityOf(event.doc, each))
    )
    if (wanted === undefined) return void (answered += pairs.size)
    const named = namedPairs(wanted)
    const hits = named.filter((pair) => pairs.has(pair)).length
    right += hits
    // Where gold has unnamed parties, a wrong pair may be one of theirs: only the right ones are counted.
    answered += named.length < pairsOf(wanted.actors, wanted.targets).size ? hits : pairs.size
  })
  const expected = judged.gold.reduce((sum, event) => sum + (event.optional ? 0 : namedPairs(event).length), 0)
  return {
    "event triples": prfWithCounts(right, answered, expected),
    "distinct triples per article (no trigger)": distinctTriples(judged, entityOf, isNamedPair)
  }
}

const distinctTriples = ({ found, gold }: Judged, entityOf: EntityMap, isNamedPair: (pair: string) => boolean): Figure => {
  const wanted = new Set(
    gold.flatMap((event) =>
      [...pairsOf(event.actors, event.targets)].filter(isNamedPair).map((pair) => `${event.doc}\t${bestType(event)}\t${pair}`)
    )
  )
  const ours = new Set(
    found.flatMap((event) =>
      [
        ...pairsOf(
          event.actors.map((each) => entityOf(event.doc, each)),
          event.targets.map((each) => entityOf(event.doc, each))
        )
      ].map((pair) => `${event.doc}\t${event.type}\t${pair}`)
    )
  )
  return prfWithCounts([...wanted].filter((triple) => ours.has(triple)).length, ours.size, wanted.size)
}

const eventErrors = ({ found, gold, goldOf, systemOf }: Judged): ReadonlyArray<ScoringError> => [
  ...gold.flatMap((event, i): ReadonlyArray<ScoringError> => {
    if (event.optional) return []
    const {
      doc,
      trigger: { end, start }
    } = event
    const match = found[systemOf.get(i) ?? -1]
    if (match !== undefined) {
      return isRightModality(event.modality, match.modality)
        ? []
        : [{ layer: "events", doc, kind: "wrong modality", start, end, detail: `${match.modality} for ${event.modality}` }]
    }
    const near = found.find((other) => other.doc === doc && touches(event, other))
    return [
      near === undefined
        ? { layer: "events", doc, kind: "miss", start, end, detail: event.types.join(" or ") }
        : { layer: "events", doc, kind: "wrong type", start, end, detail: `${near.type} for ${event.types.join(" or ")}` }
    ]
  }),
  ...found.flatMap((event, j): ReadonlyArray<ScoringError> =>
    goldOf.has(j) || gold.some((other) => other.doc === event.doc && touches(other, event))
      ? []
      : [{ layer: "events", doc: event.doc, kind: "false alarm", start: event.trigger.start, end: event.trigger.end, detail: event.type }]
  )
]
