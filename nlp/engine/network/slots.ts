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

  /** Begins a turn: what is found or taken from now on keeps its place until the next. */
  turn(): void {
    this.#turn++
  }

  /** The place of a key, or 0. */
  find(key: number): number {
    const slot = this.#slotOf[key]
    if (slot === undefined || slot === 0) return 0
    this.#lastUse[slot] = this.#turn
    return slot
  }

  /** Gives a key without a place one; a turn must not need more places than there are. */
  take(key: number): number {
    if (key >= this.#slotOf.length) {
      const grown = new Int32Array(2 * key + 1)
      grown.set(this.#slotOf)
      this.#slotOf = grown
    }
    if (this.#freeCount === 0) this.#makeRoom()
    const slot = this.#free[--this.#freeCount]
    this.#slotOf[key] = slot
    this.#keyOf[slot] = key
    this.#lastUse[slot] = this.#turn
    return slot
  }

  /** Takes back the places used longest ago, an eighth of all, but none of this turn. */
  #makeRoom(): void {
    const times = this.#lastUse.slice(1).sort()
    const newest = Math.min(times[times.length >> 3], this.#turn - 1)
    for (let slot = this.capacity - 1; slot > 0; slot--) {
      if (this.#lastUse[slot] > newest) continue
      this.#slotOf[this.#keyOf[slot]] = 0
      this.#free[this.#freeCount++] = slot
    }
    if (this.#freeCount === 0) throw new RangeError(`A turn takes more than ${this.capacity - 1} places.`)
  }
}
