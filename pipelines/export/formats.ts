/** Names of the formats that a dataset is exported to. Apart from the exporters, so that the command line loads none of them. */
export const EXPORT_FORMATS = ["webannotation", "conllu", "brat", "gexf", "graphml", "jsonl", "sqlite", "rag"] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
