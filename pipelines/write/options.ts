/** Choices of writing that the command line knows, apart from the code that writes. */

/** What a dataset can be parted by. */
export const PARTITIONS = ["published_month"] as const
export type Partition = (typeof PARTITIONS)[number]

/** For DuckDB: enough for the keys of a few hundred thousand articles; what is sorted or cached beyond goes to disk. */
export const DEFAULT_MEMORY_BYTES = 600e6
