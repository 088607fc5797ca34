/** What all charts share. */
import { h } from "../dom.ts"

const MAX_WIDTH = 1100
const NARROW = 600

/** Width of a chart in pixels, so that its words keep their size on a telephone. */
export const chartWidth = (): number => Math.min(MAX_WIDTH, Math.max(320, document.documentElement.clientWidth - 48))

export const isNarrow = (): boolean => chartWidth() < NARROW

/** A chart with a text alternative; the table under it holds the same figures. Where it is too wide, it scrolls in its own box. */
export const chart = (label: string, plot: Element): HTMLElement => {
  const figure = h("figure.chart", { role: "img", "aria-label": `Chart: ${label}. The table on this page holds its figures.` })
  figure.append(plot)
  for (const inner of figure.querySelectorAll("svg")) inner.setAttribute("aria-hidden", "true")
  return h("div.scroll", { tabindex: 0, role: "region", "aria-label": `Chart: ${label}` }, figure)
}
