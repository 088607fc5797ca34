/** The scoreboard of PLOVER's records: event types by sentence, triggers, parties, who-type-whom. */
import type { Accuracy, Figures, LayerScore, Prf, ScoringError } from "./figures.ts"
import { countries, hasAny, hasCountries, hasParties, triggersTouch } from "./plover-arguments.ts"
import type { PloverEvent, PloverPredictions, PloverRecord } from "./plover-records.ts"

/** PLOVER's quad classes: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict. */
const QUAD_CLASS: Readonly<Record<string, number>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4
}

class Tally {
  readonly #counts = new Map<string, number>()
  add(name: string, n = 1): void {
    this.#counts.set(name, this.of(name) + n)
  }
  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }
}

export const scorePlover = (records: ReadonlyArray<PloverRecord>, predictions: PloverPredictions): LayerScore => {
  const tally = new Tally()
  const errors = records.flatMap((record) => {
    const found = predictions[record.id] ?? []
    countTypes(tally, record.events, found)
    countTriggers(tally, record.events, found)
    countParties(tally, record.events, found)
    countTuples(tally, record.events, found)
    return errorsOf(record, found)
  })
  return { figures: figuresOf(tally), errors }
}

const countTypes = (tally: Tally, gold: ReadonlyArray<PloverEvent>, found: ReadonlyArray<PloverEvent>): void => {
  const wanted = new Set(gold.map((event) => event.type))
  const given = new Set(found.map((event) => event.type))
  for (const type of wanted) tally.add(`gold ${type}`)
  for (const type of given) tally.add(`sys ${type}`)
  for (const type of wanted.intersection(given)) tally.add(`tp ${type}`)
  const quads = (types: ReadonlySet<string>): Set<number | undefined> => new Set([...types].map((type) => QUAD_CLASS[type]))
  tally.add("quad gold", quads(wanted).size)
  tally.add("quad sys", quads(given).size)
  tally.add("quad tp", quads(wanted).intersection(quads(given)).size)
}

const countTriggers = (tally: Tally, gold: ReadonlyArray<PloverEvent>, found: ReadonlyArray<PloverEvent>): void => {
  tally.add("trigger gold", gold.filter((event) => event.trigger).length)
  tally.add("trigger sys", found.filter((event) => event.trigger).length)
  const used = new Set<number>()
  for (const event of gold) {
    const j = found.findIndex((other, k) => !used.has(k) && triggersTouch(event, other))
    if (j >= 0) {
      used.add(j)
      tally.add("trigger tp")
    }
    if (found.some((other) => other.type === event.type && triggersTouch(event, other))) tally.add("typed trigger tp")
  }
}

/** Gold event → system event of the same type, aligned by type, then trigger, then parties. */
const alignEvents = (gold: ReadonlyArray<PloverEvent>, found: ReadonlyArray<PloverEvent>): ReadonlyMap<number, number> => {
  const pairs = gold
    .flatMap((a, i) =>
      found.map((b, j): [number, number, number] => {
        const parties = 2 * Number(hasAny(a.actor, b.actor)) + Number(hasAny(a.target, b.target))
        return [8 * Number(a.type === b.type) + 4 * Number(triggersTouch(a, b)) + parties, i, j]
      })
    )
    .filter(([score]) => score > 0)
  pairs.sort((x, y) => y[0] - x[0] || x[1] - y[1] || x[2] - y[2])
  const partner = new Map<number, number>()
  const used = new Set<number>()
  for (const [, i, j] of pairs) {
    if (partner.has(i) || used.has(j)) continue
    partner.set(i, j)
    used.add(j)
  }
  return new Map([...partner].filter(([i, j]) => gold[i].type === found[j].type))
}

const countParties = (tally: Tally, gold: ReadonlyArray<PloverEvent>, found: ReadonlyArray<PloverEvent>): void => {
  const partner = alignEvents(gold, found)
  gold.forEach((event, i) => {
    const match = found[partner.get(i) ?? -1]
    if (match === undefined) return
    if (event.actor?.length) {
      tally.add("actor asked")
      const actors = event.reciprocal ? [...(match.actor ?? []), ...(match.target ?? [])] : match.actor
      if (hasAny(event.actor, actors)) tally.add("actor right")
    }
    if (event.target?.length) {
      tally.add("recipient asked")
      if (hasAny(event.target, match.target)) tally.add("recipient right")
    }
  })
}

const hasCodes = (event: PloverEvent): boolean => countries(event.actorCodes).length + countries(event.targetCodes).length > 0

const countTuples = (tally: Tally, gold: ReadonlyArray<PloverEvent>, found: ReadonlyArray<PloverEvent>): void => {
  tally.add("tuple gold", gold.length)
  tally.add("tuple sys", found.length)
  tally.add("coded sys", found.filter(hasCodes).length)
  for (const event of gold) {
    if (found.some((other) => other.type === event.type && hasParties(event, other))) tally.add("tuple tp")
    if (!hasCodes(event)) continue
    tally.add("coded gold")
    if (found.some((other) => other.type === event.type && hasCountries(event, other))) tally.add("coded tp")
    if (found.some((other) => hasCountries(event, other))) tally.add("dyad right")
  }
}

const share = (part: number, whole: number): number => (whole ? part / whole : 0)
const harmonicMean = (p: number, r: number): number => (p + r ? (2 * p * r) / (p + r) : 0)
const percent = (x: number): number => Number((100 * x).toFixed(1))

/** As `prfWithCounts`, rounding as the records' own scorer does: shares first, percent last. */
const prfOfCounts = (tp: number, sys: number, gold: number): Prf => {
  const [p, r] = [share(tp, sys), share(tp, gold)]
  return { P: percent(p), R: percent(r), F1: percent(harmonicMean(p, r)), tp, sys, gold }
}

const accuracy = (right: number, n: number): Accuracy => ({ acc: n ? percent(right / n) : null, n })

const figuresOf = (tally: Tally): Figures => {
  const types = Object.keys(QUAD_CLASS)
  const sum = (side: string): number => types.reduce((total, type) => total + tally.of(`${side} ${type}`), 0)
  const f1Of = (type: string): number => {
    const [p, r] = [share(tally.of(`tp ${type}`), tally.of(`sys ${type}`)), share(tally.of(`tp ${type}`), tally.of(`gold ${type}`))]
    return harmonicMean(p, r)
  }
  const known = types.filter((type) => tally.of(`gold ${type}`) > 0)
  const counted = (name: string, tp = `${name} tp`): Prf => prfOfCounts(tally.of(tp), tally.of(`${name} sys`), tally.of(`${name} gold`))
  return {
    "event type (micro)": prfOfCounts(sum("tp"), sum("sys"), sum("gold")),
    "event type (macro)": { F1: percent(known.reduce((total, type) => total + f1Of(type), 0) / Math.max(1, known.length)) },
    "quad class": counted("quad"),
    trigger: counted("trigger"),
    "trigger+type": counted("trigger", "typed trigger tp"),
    "actor right / type right": accuracy(tally.of("actor right"), tally.of("actor asked")),
    "recipient right / type right": accuracy(tally.of("recipient right"), tally.of("recipient asked")),
    "who-type-whom (words)": counted("tuple"),
    "who-type-whom (country codes)": prfOfCounts(tally.of("coded tp"), tally.of("coded sys"), tally.of("coded gold")),
    "dyad found (country codes)": accuracy(tally.of("dyad right"), tally.of("coded gold"))
  }
}

const errorsOf = ({ events, id }: PloverRecord, found: ReadonlyArray<PloverEvent>): ReadonlyArray<ScoringError> => {
  const words = (parties: PloverEvent["actor"]): string => (parties ?? []).map((each) => each.text ?? "").join(", ") || "–"
  const tell = (event: PloverEvent): string => `${event.type}(${words(event.actor)} → ${words(event.target)})`
  const at = (event: PloverEvent): { start: number; end: number } => ({ start: event.trigger?.start ?? 0, end: event.trigger?.end ?? 0 })
  const right = (a: PloverEvent, b: PloverEvent): boolean => a.type === b.type && hasParties(a, b)
  return [
    ...events
      .filter((event) => !found.some((other) => right(event, other)))
      .map((event): ScoringError => ({ layer: "events", doc: id, kind: "miss", ...at(event), detail: tell(event) })),
    ...found
      .filter((event) => !events.some((other) => right(other, event)))
      .map((event): ScoringError => ({ layer: "events", doc: id, kind: "false alarm", ...at(event), detail: tell(event) }))
  ]
}
