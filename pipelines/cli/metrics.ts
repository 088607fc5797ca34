/** A run in numbers, for whoever collects them (`--otlp`): the same as in `run.json`. */
import * as Effect from "effect/Effect"
import * as Metric from "effect/Metric"

const set = (name: string, description: string, values: Iterable<readonly [string, number]>, label: string): Effect.Effect<void> => {
  const gauge = Metric.gauge(name, { description })
  return Effect.forEach(values, ([key, value]) => Metric.update(Metric.withAttributes(gauge, { [label]: key }), value), { discard: true })
}

/** `onrecord.work` by kind, `onrecord.rows` by table, `onrecord.stage` by stage (`analyse_ms`, `analyse_cpu_ms` …). */
export const recordRun = (
  work: Readonly<Record<string, number>>,
  rows: Readonly<Record<string, number>>,
  timings: ReadonlyMap<string, number>
): Effect.Effect<void> =>
  Effect.all(
    [
      set("onrecord.work", "articles read, articles analysed, rejects", Object.entries(work), "kind"),
      set("onrecord.rows", "rows of the dataset", Object.entries(rows), "table"),
      set("onrecord.stage", "milliseconds", timings, "stage")
    ],
    { discard: true }
  )
