import { brat } from "./brat.ts"
import { conllu } from "./conllu.ts"
import type { Exporter } from "./Exporter.ts"
import { gexf, graphml } from "./graph.ts"
import { jsonl, rag } from "./lines.ts"
import { webAnnotation } from "./web-annotation.ts"

/** The formats that are texts, by name. SQLite is a database of its own: `sqlite.ts`. */
export const EXPORTERS = { webannotation: webAnnotation, conllu, brat, gexf, graphml, jsonl, rag } as const satisfies Readonly<
  Record<string, Exporter>
>
