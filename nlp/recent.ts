/**
 * Values by key in two generations: when the young one is full it becomes the old one, and the old one is forgotten; what is asked
 * for again moves up. So memory is bounded, and what comes again and again is never computed anew.
 */
export class Recent<Key, Value> {
  readonly #limit: number
  #young = new Map<Key, Value>()
  #old = new Map<Key, Value>()

  /** `limit`: keys of one generation. */
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Undefined for what is not known, or not any more. */
  get(key: Key): Value | undefined {
    const young = this.#young.get(key)
    if (young !== undefined) return young
    const old = this.#old.get(key)
    if (old !== undefined) this.set(key, old)
    return old
  }

  set(key: Key, value: Value): void {
    if (this.#young.size >= this.#limit) {
      this.#old = this.#young
      this.#young = new Map()
    }
    this.#young.set(key, value)
  }

  /** The value of a key, by `compute` where it is not known. */
  recall(key: Key, compute: (key: Key) => Value): Value {
    const known = this.get(key)
    if (known !== undefined) return known
    const computed = compute(key)
    this.set(key, computed)
    return computed
  }

  clear(): void {
    this.#young = new Map()
    this.#old = new Map()
  }
}
