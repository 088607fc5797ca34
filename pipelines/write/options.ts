/** Choices of writing that the command line knows, apart from the code that writes. */

/** What a dataset can be parted by. */
export const PARTITIONS = ["published_month"] as const
export type Partition = (typeof PARTITIONS)[number]
