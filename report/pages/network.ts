/** Who acts toward whom: the busiest pairs as a graph and as a table. */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3"
import { type Dyad, inMemory, loadRows } from "../data.ts"
import { h, longList, shorten, table, toEntity, toWords } from "../dom.ts"
import { eventTypes } from "../words.ts"
import { chart, isNarrow } from "./chart.ts"

interface Node {
  readonly id: string
  readonly name: string
  readonly weight: number
  x?: number
  y?: number
}

const WIDTH = 1000
const NARROW_WIDTH = 640
const HEIGHT = 640
/** How far an edge bends, so that the two directions of a pair are told apart. */
const BEND = 18
/** Length of an arrow's head. */
const ARROW = 9
/** Pairs drawn; more would be a ball of wool. */
const MAX_PAIRS = 60
const NARROW_PAIRS = 20

export const network = async (): Promise<HTMLElement> => {
  const dyads = await loadRows<Dyad>("network")
  const rows = (some: ReadonlyArray<Dyad>): HTMLElement =>
    table("Who acts toward whom, busiest pairs first", ["Actor", "Recipient", "Events", "Happened", "Planned", "Did not happen", "Conflict", "Types", "Words"], some.map((dyad) => [
      toEntity(dyad.actor, dyad.actor_name), toEntity(dyad.recipient, dyad.recipient_name), dyad.events, dyad.happened, dyad.planned, dyad.did_not_happen, dyad.conflict, dyad.types.slice(0, 4).join(", "),
      h("span", {}, ...dyad.examples.flatMap((id, i) => [i === 0 ? "" : ", ", toWords(id, `report ${i + 1}`)]))
    ]))
  const drawn = dyads.slice(0, isNarrow() ? NARROW_PAIRS : MAX_PAIRS)
  return h("div", {}, h("h1", {}, "Who acts toward whom"),
    h("p", {}, "An arrow leads from the actor to the recipient; its width grows with the number of events. ", h("span.cooperation", {}, "Solid green: mostly cooperation."), " ", h("span.conflict", {}, "Dashed red: mostly conflict."),
      ` ${dyads.length > drawn.length ? `The ${drawn.length} busiest pairs are drawn; the table has ${dyads.length}. ` : ""}A click on a name leads to its page.`),
    eventTypes(),
    dyads.length === 0 ? h("p", {}, "No event has both.") : chart("Who acts toward whom", draw(drawn)),
    await longList("pairs", inMemory(dyads), (dyad) => `${dyad.actor_name} ${dyad.recipient_name} ${dyad.types.join(" ")}`, rows))
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
  const width = isNarrow() ? NARROW_WIDTH : WIDTH
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
  fit(nodes, "x", width, 80)
  fit(nodes, "y", HEIGHT, 40)
  const radiusOf = (node: Node): number => 5 + Math.sqrt(node.weight) * 1.5
  const lines = (links as unknown as ReadonlyArray<{ source: Node; target: Node; dyad: Dyad }>).map(({ dyad, source, target }) => {
    const [x1, y1, x2, y2] = [source.x ?? 0, source.y ?? 0, target.x ?? 0, target.y ?? 0]
    const length = Math.hypot(x2 - x1, y2 - y1) || 1
    const [cx, cy] = [(x1 + x2) / 2 - (BEND * (y2 - y1)) / length, (y1 + y2) / 2 + (BEND * (x2 - x1)) / length]
    // The arrow ends at the rim of the recipient's circle, coming from the bend.
    const last = Math.hypot(x2 - cx, y2 - cy) || 1
    const rim = radiusOf(target) + ARROW
    const [ex, ey] = [x2 - ((x2 - cx) * rim) / last, y2 - ((y2 - cy) * rim) / last]
    const kind = dyad.conflict * 2 > dyad.events ? "conflict" : "cooperation"
    return svg("path", { d: `M${x1},${y1} Q${cx},${cy} ${ex},${ey}`, class: `edge ${kind}`, "stroke-width": 1 + Math.sqrt(dyad.events), "marker-end": `url(#arrow-${kind})` },
      svg("title", {}, `${dyad.actor_name} → ${dyad.recipient_name}: ${dyad.types.join(", ")}`))
  })
  const dots = nodes.map((node) => {
    const group = svg("g", { transform: `translate(${node.x},${node.y})`, class: "party" },
      svg("circle", { r: radiusOf(node), class: "node" }), svg("text", { y: -6 - radiusOf(node), "text-anchor": "middle" }, shorten(node.name, 24)), svg("title", {}, `${node.name}: ${node.weight} events`))
    group.addEventListener("click", () => (location.hash = `#/entity/${encodeURIComponent(node.id)}`))
    return group
  })
  const arrows = ["cooperation", "conflict"].map((kind) =>
    svg("marker", { id: `arrow-${kind}`, viewBox: "0 0 10 10", refX: 1, refY: 5, markerWidth: ARROW, markerHeight: ARROW, markerUnits: "userSpaceOnUse", orient: "auto" }, svg("path", { d: "M0,0 L10,5 L0,10 z", class: `head ${kind}` })))
  return svg("svg", { viewBox: `0 0 ${width} ${HEIGHT}`, class: "network" }, svg("defs", {}, ...arrows), ...lines, ...dots)
}
