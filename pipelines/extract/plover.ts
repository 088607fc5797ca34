/** What PLOVER's tables say of a type and mode: quad class, CAMEO root, conflict–cooperation score. */
import type { EventType } from "../../nlp/annotations.ts"
import plover from "./plover.json" with { type: "json" }

interface Entry {
  readonly score?: number
  readonly cameo?: string | null
}

const MODES = new Map<string, Entry>(Object.entries(plover.modes))

/** Quad class 1–4, intensity −10 to +10, CAMEO's root code or null; a mode's own values win over its type's. */
export const ploverOf = (type: EventType, mode: string | null) => {
  const ofType = plover.types[type]
  const ofMode: Entry = MODES.get(`${type}/${mode}`) ?? {}
  return {
    quad_class: ofType.quad,
    intensity: ofMode.score ?? ofType.score,
    cameo_root: ofMode.cameo === undefined ? ofType.cameo : ofMode.cameo
  }
}
