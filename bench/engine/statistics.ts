/** Medians and spreads of repeated measurements. */

export const median = (values: ReadonlyArray<number>): number => quantile(values, 0.5)

/** Linear interpolation between the two nearest ranks. */
export const quantile = (values: ReadonlyArray<number>, q: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const low = Math.floor(at)
  return sorted[low] + (at - low) * (sorted[Math.min(low + 1, sorted.length - 1)] - sorted[low])
}

/** “2.71× (2.63–2.80)”: the median and the whole range. */
export const spread = (values: ReadonlyArray<number>, digits = 2, unit = "×"): string =>
  `${median(values).toFixed(digits)}${unit} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`
