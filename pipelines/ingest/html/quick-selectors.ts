/**
 * The DOM that pages are handed to makes a matcher of a selector each time it is asked, and the library that looks for the article asks
 * a few hundred selectors of every element: two thirds of its time. Here each selector is made into a matcher once. What is matched does not
 * change: the matchers are of the same library, with the same view of the tree.
 */
import { compile } from "css-select"
import { Document, Element, NodeList } from "linkedom"

/** What is asked of a node of the DOM; its own types speak of a browser's. */
interface DomNode {
  readonly nodeType: number
  readonly localName: string
  readonly childNodes: ReadonlyArray<DomNode>
  readonly firstChild: DomNode | null
  readonly nextSibling: DomNode | null
  readonly parentNode: DomNode | null
  readonly parentElement: DomNode | null
  readonly data: string
  readonly getAttribute: (name: string) => string | null
  readonly getAttributeNode: (name: string) => { readonly value: string } | null
  readonly hasAttribute: (name: string) => boolean
}
type Matcher = (node: DomNode) => boolean

const ELEMENT_NODE = 1
const TEXT_NODE = 3
const DOCUMENT_NODE = 9

const isTag = (node: DomNode): node is DomNode => node.nodeType === ELEMENT_NODE
const getChildren = (node: DomNode): Array<DomNode> => node.childNodes as Array<DomNode>

const getText = (node: DomNode): string => {
  if (node.nodeType === TEXT_NODE) return node.data
  return node.nodeType === ELEMENT_NODE ? getChildren(node).map(getText).join("") : ""
}

const existsOne = (test: Matcher, nodes: ReadonlyArray<DomNode>): boolean =>
  nodes.some((node) => isTag(node) && (test(node) || existsOne(test, getChildren(node))))

const adapter = {
  isTag,
  existsOne,
  getChildren,
  getText,
  getAttributeValue: (node: DomNode, name: string): string | undefined =>
    (name === "class" ? node.getAttributeNode(name)?.value : node.getAttribute(name)) ?? undefined,
  getName: (node: DomNode): string => node.localName.toLowerCase(),
  getParent: (node: DomNode): DomNode | null => node.parentNode,
  getSiblings: (node: DomNode): Array<DomNode> => (node.parentNode === null ? [node] : getChildren(node.parentNode)),
  hasAttrib: (node: DomNode, name: string): boolean => node.hasAttribute(name),
  removeSubsets: (nodes: Array<DomNode>): Array<DomNode> => nodes
}

/** Selectors are constants of the library, but for a few that it makes of a page's ids. */
const MAX_MATCHERS = 1_000
const matchers = new Map<string, Matcher>()

/** Throws for what is no selector, as the DOM does. */
const matcherOf = (selector: string): Matcher => {
  const known = matchers.get(selector)
  if (known !== undefined) return known
  // The tree changes between questions: nothing of it may be remembered.
  const made = compile<DomNode, DomNode>(selector, { adapter, cacheResults: false })
  if (matchers.size >= MAX_MATCHERS) matchers.clear()
  matchers.set(selector, made)
  return made
}

/** Adds the elements under a node that match, in document order, until there are `limit` of them. What a `template` holds is not under it. */
const collect = (root: DomNode, matches: Matcher, limit: number, found: Array<DomNode>): void => {
  for (let node = root.firstChild; node !== null;) {
    if (isTag(node) && matches(node) && found.push(node) >= limit) break
    const child: DomNode | null = isTag(node) && node.localName !== "template" ? node.firstChild : null
    node = child ?? nextAfter(node, root)
  }
}

const nextAfter = (node: DomNode, root: DomNode): DomNode | null => {
  for (let at: DomNode | null = node; at !== null && at !== root; at = at.parentNode) if (at.nextSibling !== null) return at.nextSibling
  return null
}

/** The elements under a node that match, in the DOM's own kind of list. */
const matching = (root: DomNode, selector: string, limit: number): ReadonlyArray<DomNode> => {
  const matches = matcherOf(selector)
  const found = new NodeList() as unknown as Array<DomNode>
  if (root.nodeType !== DOCUMENT_NODE) collect(root, matches, limit, found)
  // The type that a document begins with knows no sibling.
  else
    for (const child of getChildren(root).filter(isTag)) {
      if (found.length < limit && matches(child)) found.push(child)
      if (found.length < limit) collect(child, matches, limit, found)
    }
  return found
}

type Answer = (node: DomNode, selector: string) => unknown

/** A selector that speaks of the element it is asked of is a new one each time: the DOM's own method answers. */
const replace = (prototype: object, name: string, answer: Answer): void => {
  const own = Reflect.get(prototype, name) as (selector: string) => unknown
  Object.defineProperty(prototype, name, {
    configurable: true,
    writable: true,
    value(this: DomNode, selector: string): unknown {
      return selector.includes(":scope") ? own.call(this, selector) : answer(this, selector)
    }
  })
}

const closest = (node: DomNode, selector: string): DomNode | null => {
  const matches = matcherOf(selector)
  let at: DomNode | null = node
  while (at !== null && !matches(at)) at = at.parentElement
  return at
}

let isInstalled = false

/** Makes the DOM remember its selectors; a second call does nothing. */
export const rememberSelectors = (): void => {
  if (isInstalled) return
  isInstalled = true
  for (const { prototype } of [Document, Element]) {
    replace(prototype, "querySelector", (node, selector) => matching(node, selector, 1)[0] ?? null)
    replace(prototype, "querySelectorAll", (node, selector) => matching(node, selector, Number.POSITIVE_INFINITY))
  }
  replace(Element.prototype, "matches", (node, selector) => matcherOf(selector)(node))
  replace(Element.prototype, "closest", closest)
}
