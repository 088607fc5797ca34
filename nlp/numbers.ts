/** A typed array that grows: eight bytes a number where a list of numbers may take twice as much, and nothing for the collector to walk. */
export interface Numbers<A extends Uint32Array | Int32Array | Float64Array> {
  readonly push: (value: number) => void
  readonly length: () => number
  /** What there is so far: a view that the next `push` may leave behind. */
  readonly taken: () => A
  readonly clear: () => void
}

export const createNumbers = <A extends Uint32Array | Int32Array | Float64Array>(Kind: new (length: number) => A): Numbers<A> => {
  let values = new Kind(64)
  let length = 0
  return {
    push: (value) => {
      if (length === values.length) {
        const grown = new Kind(2 * length)
        grown.set(values)
        values = grown
      }
      values[length++] = value
    },
    length: () => length,
    taken: () => values.subarray(0, length) as A,
    clear: () => {
      length = 0
    }
  }
}
