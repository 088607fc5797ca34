/** Numbered places for keys, the longest unused given up first. Place 0 is never given. */
export class Slots {
  readonly capacity: number
  /** Per key its place, 0 for none. */
  #slotOf = new Int32Array(4096)
  readonly #keyOf: Int32Array
  readonly #lastUse: Int32Array
  readonly #free: Int32Array
  #freeCount = 0
  #turn = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#keyOf = new Int32Array(capacity)
    this.#lastUse = new Int32Array(capacity)
    this.#free = new Int32Array(capacity)
    this.clear()
  }

  clear(): void {
    this.#slotOf.fill(0)
    this.#lastUse.fill(0)
    this.#freeCount = this.capacity - 1
    for (let i = 0; i < this.#freeCount; i++) this.#free[i] = this.capacity - 1 - i
  }

  /** Begins a turn that may take `count` new places: what was used longest ago makes room. */
  reserve(count: number): void {
    this.#turn++
    if (this.#freeCount >= count) return
    const times = this.#lastUse.slice(1).sort()
    // At least half goes, so that sorting is rare.
    const goes = Math.min(times.length, Math.max(count, times.length >> 1))
    const newest = times[goes - 1]
    this.#freeCount = 0
    for (let slot = this.capacity - 1; slot > 0; slot--) {
      if (this.#lastUse[slot] > newest) continue
      if (this.#slotOf[this.#keyOf[slot]] === slot) this.#slotOf[this.#keyOf[slot]] = 0
      this.#lastUse[slot] = 0
      this.#free[this.#freeCount++] = slot
    }
  }

  /** The place of a key, or 0. */
  find(key: number): number {
    const slot = this.#slotOf[key]
    if (slot === undefined || slot === 0) return 0
    this.#lastUse[slot] = this.#turn
    return slot
  }

  /** Gives a key without a place one. */
  take(key: number): number {
    if (key >= this.#slotOf.length) {
      const grown = new Int32Array(2 * key + 1)
      grown.set(this.#slotOf)
      this.#slotOf = grown
    }
    const slot = this.#free[--this.#freeCount]
    this.#slotOf[key] = slot
    this.#keyOf[slot] = key
    this.#lastUse[slot] = this.#turn
    return slot
  }
}
