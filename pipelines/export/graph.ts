/** Who acts toward whom as a graph: GEXF 1.3 (Gephi) and GraphML (networkx, igraph, yEd). Nodes are entities, edges the event types between two. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { XMLBuilder } from "fast-xml-parser"
import type { Database } from "../write/DuckDb.ts"
import type { Exporter, ExportInput } from "./Exporter.ts"

type Attributes = Readonly<Record<string, string | number | null>>

interface Graph {
  readonly nodes: ReadonlyArray<{ readonly id: string; readonly label: string; readonly attributes: Attributes }>
  readonly edges: ReadonlyArray<{
    readonly id: string
    readonly source: string
    readonly target: string
    readonly weight: number
    readonly attributes: Attributes
  }>
}

const EDGES = `SELECT actor_entity_id AS source, recipient_entity_id AS target, event_type, sum(events)::INTEGER AS events, sum(happened)::INTEGER AS happened,
  sum(planned)::INTEGER AS planned, sum(did_not_happen)::INTEGER AS did_not_happen, min(first_date) AS first_date, max(last_date) AS last_date
  FROM events_by_dyad WHERE actor_entity_id IS NOT NULL AND recipient_entity_id IS NOT NULL GROUP BY ALL ORDER BY ALL`

const graphOf = Effect.fnUntraced(function* (database: Database) {
  const edges = yield* database.rows(EDGES)
  const nodes = yield* database.rows(
    `SELECT entity_id, name, entity_type, country_code, actor_sector, mention_count FROM entities
     WHERE entity_id IN (SELECT source FROM (${EDGES}) UNION SELECT target FROM (${EDGES})) ORDER BY entity_id`
  )
  return {
    nodes: nodes.map(({ actor_sector, country_code, entity_id, entity_type, mention_count, name }) => ({
      id: String(entity_id),
      label: String(name),
      attributes: {
        type: String(entity_type),
        country: country_code as string | null,
        sector: actor_sector as string | null,
        mentions: Number(mention_count)
      }
    })),
    edges: edges.map(({ source, target, event_type, events, ...rest }, i) => ({
      id: String(i),
      source: String(source),
      target: String(target),
      weight: Number(events),
      attributes: { event_type: String(event_type), ...(rest as Attributes) }
    }))
  } satisfies Graph as Graph
})

/** Control characters that XML 1.0 has no place for. */
// oxlint-disable-next-line no-control-regex -- these are the characters meant
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu

const xml = (root: unknown): string => {
  const text = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressBooleanAttributes: false,
    suppressEmptyNode: true
  }).build(root) as string
  return `<?xml version="1.0" encoding="UTF-8"?>\n${text.replace(NOT_XML, "")}`
}

const typeOf = (value: string | number | null): "integer" | "string" => (typeof value === "number" ? "integer" : "string")

/** Names of the attributes with their types: of the first value that is not null. */
const declared = (rows: ReadonlyArray<{ readonly attributes: Attributes }>): ReadonlyArray<readonly [string, "integer" | "string"]> =>
  Object.keys(rows[0]?.attributes ?? {}).map(
    (name) => [name, typeOf(rows.find((row) => row.attributes[name] !== null)?.attributes[name] ?? null)] as const
  )

const present = (attributes: Attributes): ReadonlyArray<readonly [string, string | number]> =>
  Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== null)

const toGexf = ({ edges, nodes }: Graph): string => {
  const attributesOf = (kind: string, rows: ReadonlyArray<{ readonly attributes: Attributes }>) => ({
    "@class": kind,
    attribute: declared(rows).map(([name, type]) => ({ "@id": name, "@title": name, "@type": type }))
  })
  const values = (attributes: Attributes) => ({ attvalue: present(attributes).map(([name, value]) => ({ "@for": name, "@value": value })) })
  return xml({
    gexf: {
      "@xmlns": "http://gexf.net/1.3",
      "@version": "1.3",
      meta: { creator: "Onrecord", description: "Who acts toward whom, by PLOVER event type" },
      graph: {
        "@defaultedgetype": "directed",
        "@mode": "static",
        attributes: [attributesOf("node", nodes), attributesOf("edge", edges)],
        nodes: { node: nodes.map(({ attributes, id, label }) => ({ "@id": id, "@label": label, attvalues: values(attributes) })) },
        edges: {
          edge: edges.map(({ attributes, id, source, target, weight }) => ({
            "@id": id,
            "@source": source,
            "@target": target,
            "@weight": weight,
            "@kind": attributes.event_type,
            "@label": attributes.event_type,
            attvalues: values(attributes)
          }))
        }
      }
    }
  })
}

const toGraphml = ({ edges, nodes }: Graph): string => {
  const keys = (kind: "node" | "edge", rows: ReadonlyArray<{ readonly attributes: Attributes }>, more: string, type: string) =>
    [[more, type] as const, ...declared(rows).map(([name, of]) => [name, of === "integer" ? "int" : "string"] as const)].map(
      ([name, of]) => ({ "@id": `${kind}_${name}`, "@for": kind, "@attr.name": name, "@attr.type": of })
    )
  const values = (kind: "node" | "edge", attributes: Attributes) =>
    present(attributes).map(([name, value]) => ({ "@key": `${kind}_${name}`, "#text": value }))
  return xml({
    graphml: {
      "@xmlns": "http://graphml.graphdrawing.org/xmlns",
      key: [...keys("node", nodes, "label", "string"), ...keys("edge", edges, "weight", "int")],
      graph: {
        "@edgedefault": "directed",
        node: nodes.map(({ attributes, id, label }) => ({
          "@id": id,
          data: [{ "@key": "node_label", "#text": label }, ...values("node", attributes)]
        })),
        edge: edges.map(({ attributes, id, source, target, weight }) => ({
          "@id": id,
          "@source": source,
          "@target": target,
          data: [{ "@key": "edge_weight", "#text": weight }, ...values("edge", attributes)]
        }))
      }
    }
  })
}

const graphFile =
  (name: string, render: (graph: Graph) => string) =>
  ({ database }: ExportInput) =>
    Stream.fromEffect(Effect.map(graphOf(database), (graph) => ({ name, text: render(graph) })))

export const gexf: Exporter = {
  about: "GEXF graph of who acts toward whom, for Gephi",
  files: graphFile("who-acts-toward-whom.gexf", toGexf)
}
export const graphml: Exporter = {
  about: "GraphML graph of who acts toward whom, for networkx, igraph and yEd",
  files: graphFile("who-acts-toward-whom.graphml", toGraphml)
}
