/** What a run's stages take: spans for whoever traces, and times for `run.json`. */
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/** Milliseconds by `STAGE_ms` (wall) and `STAGE_cpu_ms` (all threads of the process). Each run provides its own. */
export const Timings: Context.Reference<Map<string, number>> = Context.Reference<Map<string, number>>("onrecord/pipelines/Timings", {
  defaultValue: () => new Map()
})

const cpuMs = Effect.sync(() => {
  const { system, user } = process.cpuUsage()
  return (system + user) / 1000
})

/** Runs an effect in a span of its name and adds what it took to the run's timings: CPU time too, where nothing else runs meanwhile. */
const timed =
  (name: string, isAlone: boolean) =>
  <A, E, R>(effect: Effect.Effect<A, E, R>): Effect.Effect<A, E, R> =>
    Effect.gen(function* () {
      const timings = yield* Timings
      const add = (key: string, ms: number): void => void timings.set(key, (timings.get(key) ?? 0) + Math.round(ms))
      const [startMs, startCpuMs] = [yield* Clock.currentTimeMillis, yield* cpuMs]
      const result = yield* effect
      add(`${name}_ms`, (yield* Clock.currentTimeMillis) - startMs)
      if (isAlone) add(`${name}_cpu_ms`, (yield* cpuMs) - startCpuMs)
      return result
    }).pipe(Effect.withSpan(name))

/** One of the run's stages, which come one after the other. */
export const stage = (name: string) => timed(name, true)

/** One of several that run at the same time: whose the CPU time is cannot be told. */
export const part = (name: string) => timed(name, false)
