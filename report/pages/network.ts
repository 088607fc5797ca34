/** Who acts toward whom: the busiest pairs as a graph and as a table. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3"
import { type Dyad, load } from "../data.ts"
import { h, longList, table, toWords } from "../dom.ts"
import { chart, shorten } from "./speakers.ts"

interface Node {
  readonly id: string
  readonly name: string
  readonly weight: number
  x?: number
  y?: number
}

const WIDTH = 1000
const HEIGHT = 640
/** Pairs drawn; more would be a ball of wool. */
const MAX_PAIRS = 60

export const network = async (): Promise<HTMLElement> => {
  const dyads = await load<ReadonlyArray<Dyad>>("network")
  const rows = (some: ReadonlyArray<Dyad>): HTMLElement =>
    table("Who acts toward whom", ["Actor", "Recipient", "Events", "Happened", "Planned", "Did not happen", "Types", "Words"], some.map((dyad) => [
      dyad.actor_name, dyad.recipient_name, dyad.events, dyad.happened, dyad.planned, dyad.did_not_happen, dyad.types.slice(0, 4).join(", "),
      h("span", {}, ...dyad.examples.flatMap((id, i) => [i === 0 ? "" : ", ", toWords(id, `report ${i + 1}`)]))
    ]))
  return h("div", {}, h("h1", {}, "Who acts toward whom"), h("p", {}, `An arrow leads from the actor to the recipient; its width grows with the number of events.${dyads.length > MAX_PAIRS ? ` The ${MAX_PAIRS} busiest pairs are drawn; the table has ${dyads.length}.` : ""}`),
    dyads.length === 0 ? h("p", {}, "No event has both.") : chart("Who acts toward whom", draw(dyads.slice(0, MAX_PAIRS))),
    longList("pairs", dyads, (dyad) => `${dyad.actor_name} ${dyad.recipient_name} ${dyad.types.join(" ")}`, rows))
}

const SVG = "http://www.w3.org/2000/svg"
const svg = (name: string, attributes: Readonly<Record<string, string | number>>, ...children: ReadonlyArray<Element | string>): SVGElement => {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/** Stretches one coordinate of all nodes over the drawing. */
const fit = (nodes: ReadonlyArray<Node>, axis: "x" | "y", size: number, margin: number): void => {
  const values = nodes.map((node) => node[axis] ?? 0)
  const low = Math.min(...values)
  const extent = Math.max(...values) - low || 1
  for (const node of nodes) node[axis] = margin + (((node[axis] ?? 0) - low) / extent) * (size - 2 * margin)
}

const draw = (dyads: ReadonlyArray<Dyad>): SVGElement => {
  const weights = new Map<string, { name: string; weight: number }>()
  for (const { actor, actor_name, events, recipient, recipient_name } of dyads) {
    for (const [id, name] of [[actor, actor_name], [recipient, recipient_name]]) weights.set(id, { name, weight: (weights.get(id)?.weight ?? 0) + events })
  }
  const nodes: Array<Node> = [...weights].map(([id, { name, weight }]) => ({ id, name, weight }))
  const links = dyads.map((dyad) => ({ source: dyad.actor, target: dyad.recipient, dyad }))
  const simulation = forceSimulation(nodes as never[])
    .force("link", forceLink(links as never[]).id((node) => (node as unknown as Node).id).distance(90))
    .force("charge", forceManyBody().strength(-380))
    .force("collide", forceCollide(38))
    // Parts of the graph that hang together with nothing else would drift off without a pull to the middle.
    .force("x", forceX(0).strength(0.09))
    .force("y", forceY(0).strength(0.16))
    .stop()
  for (let tick = 0; tick < 300; tick++) simulation.tick()
  fit(nodes, "x", WIDTH, 80)
  fit(nodes, "y", HEIGHT, 40)
  const lines = (links as unknown as ReadonlyArray<{ source: Node; target: Node; dyad: Dyad }>).map(({ dyad, source, target }) => {
    const [x1, y1, x2, y2] = [source.x ?? 0, source.y ?? 0, target.x ?? 0, target.y ?? 0]
    const bend = 18
    const length = Math.hypot(x2 - x1, y2 - y1) || 1
    const [cx, cy] = [(x1 + x2) / 2 - (bend * (y2 - y1)) / length, (y1 + y2) / 2 + (bend * (x2 - x1)) / length]
    return svg("path", { d: `M${x1},${y1} Q${cx},${cy} ${x2},${y2}`, class: "edge", "stroke-width": 1 + Math.sqrt(dyad.events), "marker-end": "url(#arrow)" }, svg("title", {}, `${dyad.actor_name} → ${dyad.recipient_name}: ${dyad.types.join(", ")}`))
  })
  const dots = nodes.map((node) => svg("g", { transform: `translate(${node.x},${node.y})` },
    svg("circle", { r: 5 + Math.sqrt(node.weight) * 1.5, class: "node" }), svg("text", { y: -10 - Math.sqrt(node.weight), "text-anchor": "middle" }, shorten(node.name, 24)), svg("title", {}, `${node.name}: ${node.weight} events`)))
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "network" },
    svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 18, refY: 5, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0,0 L10,5 L0,10 z", class: "head" }))), ...lines, ...dots)
}
