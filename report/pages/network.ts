/** Who acts toward whom: the busiest pairs as a graph and as a table. */
import { forceCenter, forceCollide, forceLink, forceManyBody, forceSimulation } from "d3"
import { type Dyad, load } from "../data.ts"
import { h, longList, table } from "../dom.ts"
import { chart } from "./speakers.ts"

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
const MAX_PAIRS = 80

export const network = async (): Promise<HTMLElement> => {
  const dyads = await load<ReadonlyArray<Dyad>>("network")
  const rows = (some: ReadonlyArray<Dyad>): HTMLElement =>
    table("Who acts toward whom", ["Actor", "Recipient", "Events", "Happened", "Planned", "Did not happen", "Types"], some.map((dyad) => [
      dyad.actor_name, dyad.recipient_name, dyad.events, dyad.happened, dyad.planned, dyad.did_not_happen, dyad.types.slice(0, 4).join(", ")
    ]))
  return h("div", {}, h("h1", {}, "Who acts toward whom"), h("p", {}, "An arrow leads from the actor to the recipient; its width grows with the number of events."),
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

const draw = (dyads: ReadonlyArray<Dyad>): SVGElement => {
  const weights = new Map<string, { name: string; weight: number }>()
  for (const { actor, actor_name, events, recipient, recipient_name } of dyads) {
    for (const [id, name] of [[actor, actor_name], [recipient, recipient_name]]) weights.set(id, { name, weight: (weights.get(id)?.weight ?? 0) + events })
  }
  const nodes: Array<Node> = [...weights].map(([id, { name, weight }]) => ({ id, name, weight }))
  const links = dyads.map((dyad) => ({ source: dyad.actor, target: dyad.recipient, dyad }))
  const simulation = forceSimulation(nodes as never[])
    .force("link", forceLink(links as never[]).id((node) => (node as unknown as Node).id).distance(110))
    .force("charge", forceManyBody().strength(-420))
    .force("collide", forceCollide(34))
    .force("center", forceCenter(WIDTH / 2, HEIGHT / 2))
    .stop()
  for (let tick = 0; tick < 300; tick++) simulation.tick()
  const clamp = (value: number, limit: number): number => Math.max(40, Math.min(limit - 40, value))
  for (const node of nodes) {
    node.x = clamp(node.x ?? 0, WIDTH)
    node.y = clamp(node.y ?? 0, HEIGHT)
  }
  const lines = (links as unknown as ReadonlyArray<{ source: Node; target: Node; dyad: Dyad }>).map(({ dyad, source, target }) => {
    const [x1, y1, x2, y2] = [source.x ?? 0, source.y ?? 0, target.x ?? 0, target.y ?? 0]
    const bend = 18
    const length = Math.hypot(x2 - x1, y2 - y1) || 1
    const [cx, cy] = [(x1 + x2) / 2 - (bend * (y2 - y1)) / length, (y1 + y2) / 2 + (bend * (x2 - x1)) / length]
    return svg("path", { d: `M${x1},${y1} Q${cx},${cy} ${x2},${y2}`, class: "edge", "stroke-width": 1 + Math.sqrt(dyad.events), "marker-end": "url(#arrow)" }, svg("title", {}, `${dyad.actor_name} → ${dyad.recipient_name}: ${dyad.types.join(", ")}`))
  })
  const dots = nodes.map((node) => svg("g", { transform: `translate(${node.x},${node.y})` },
    svg("circle", { r: 5 + Math.sqrt(node.weight) * 1.5, class: "node" }), svg("text", { y: -10 - Math.sqrt(node.weight), "text-anchor": "middle" }, node.name)))
  return svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "network" },
    svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 10 10", refX: 18, refY: 5, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0,0 L10,5 L0,10 z", class: "head" }))), ...lines, ...dots)
}
