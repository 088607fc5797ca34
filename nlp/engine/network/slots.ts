/** Turns in which a place was used count up to this many … */
const MOST_USES = 16
/** … and each keeps it for so many turns more. */
const TURNS_A_USE = 32

/** Numbered places for keys, the longest unused and least often used given up first. Place 0 is never given. */
export class Slots {
  readonly capacity: number
  /** Per key its place, 0 for none. */
  #slotOf = new Int32Array(4096)
  readonly #keyOf: Int32Array
  readonly #lastUse: Int32Array
  /** In how many turns each place was used, up to MOST_USES. */
  readonly #uses: Uint8Array
  readonly #free: Int32Array
  #freeCount = 0
  #turn = 0

  constructor(capacity: number) {
    this.capacity = capacity
    this.#keyOf = new Int32Array(capacity)
    this.#lastUse = new Int32Array(capacity)
    this.#uses = new Uint8Array(capacity)
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
    if (this.#lastUse[slot] !== this.#turn) {
      this.#lastUse[slot] = this.#turn
      if (this.#uses[slot] < MOST_USES) this.#uses[slot]++
    }
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
    this.#uses[slot] = 1
    return slot
  }

  /** Takes back an eighth of all places, of those used long ago and seldom; none of this turn. */
  #makeRoom(): void {
    const until = (slot: number): number => this.#lastUse[slot] + this.#uses[slot] * TURNS_A_USE
    const old: Array<number> = []
    for (let slot = this.capacity - 1; slot > 0; slot--) if (this.#lastUse[slot] < this.#turn) old.push(slot)
    const ends = Int32Array.from(old, until).sort()
    const last = ends[Math.min(this.capacity >> 3, ends.length - 1)]
    for (const slot of old) {
      if (until(slot) > last) continue
      this.#slotOf[this.#keyOf[slot]] = 0
      this.#free[this.#freeCount++] = slot
    }
    if (this.#freeCount === 0) throw new RangeError(`A turn takes more than ${this.capacity - 1} places.`)
  }
}
