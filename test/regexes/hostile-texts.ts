/** Texts that make a backtracking expression show itself, derived from the expression: what it can take, again and again, and never its end. */

export const LENGTH = 50_000

/** Characters that stand for the classes of an expression. */
const OF_CLASS: Readonly<Record<string, string>> = {
  d: "1",
  w: "a",
  s: " ",
  S: "a",
  W: "-",
  D: "a",
  b: "",
  B: "",
  n: "\n",
  r: "\r",
  t: "\t",
  f: "\f",
  v: "\v",
  0: "\0"
}
const OF_PROPERTY: Readonly<Record<string, string>> = {
  L: "a",
  Lu: "A",
  Ll: "a",
  Lt: "ǅ",
  M: "\u0301",
  N: "1",
  Nd: "1",
  P: ".",
  Pd: "-",
  Ps: "(",
  Pe: ")",
  Sc: "$",
  S: "$",
  Z: " ",
  Zs: " ",
  Cc: "\u0001",
  Cf: "\u200b"
}

/** One character for each atom of the expression, in order. */
const atomsOf = (source: string): ReadonlyArray<string> => {
  const atoms: Array<string> = []
  const property = /\\[pP]\{(?:\w+=)?(?<name>\w+)\}/uy
  const group = /\(\?(?:<?[=!]|:|<\w+>|[a-z-]+:)/uy
  for (let at = 0; at < source.length; at++) {
    property.lastIndex = at
    group.lastIndex = at
    const named = property.exec(source)
    if (named !== null) {
      atoms.push(OF_PROPERTY[named.groups?.["name"] ?? ""] ?? "x")
      at += named[0].length - 1
    } else if (group.test(source)) at = group.lastIndex - 1
    else if (source[at] === "\\") {
      const unit = /^u(?:\{(?<long>[0-9a-f]+)\}|(?<short>[0-9a-f]{4}))|^x(?<hex>[0-9a-f]{2})/iu.exec(source.slice(at + 1))
      if (unit !== null) {
        atoms.push(
          String.fromCodePoint(Number.parseInt(unit.groups?.["long"] ?? unit.groups?.["short"] ?? unit.groups?.["hex"] ?? "78", 16))
        )
        at += unit[0].length
      } else atoms.push(OF_CLASS[source[++at]] ?? source[at])
    } else if (source[at] === "{") at = Math.max(at, source.indexOf("}", at))
    else if (!"()[]|^$*+?.".includes(source[at])) atoms.push(String.fromCodePoint(source.codePointAt(at) ?? 0))
    else if (source[at] === ".") atoms.push("x")
  }
  return atoms.filter((atom) => atom !== "")
}

const repeat = (unit: string): string => unit.repeat(Math.ceil(LENGTH / unit.length)).slice(0, LENGTH)

const GENERAL = ["a", "A", " ", "\n", "1", "a ", "A ", "Aa ", "A. ", "1 ", "“", '"', "<", "-", "a-", ", ", "a, ", "http://"]

/** Texts of `LENGTH` characters for one expression. */
export const hostileTexts = (source: string): ReadonlyArray<string> => {
  const atoms = atomsOf(source)
  const distinct = [...new Set(atoms)].slice(0, 12)
  const units = new Set([...GENERAL, ...distinct])
  for (let i = 0; i + 1 < Math.min(atoms.length, 16); i++) units.add(atoms[i] + atoms[i + 1])
  for (const one of distinct.slice(0, 6)) for (const other of ["a", " ", "A", "1"]) units.add(one + other)
  const sample = atoms.slice(0, 60).join("")
  if (sample !== "") units.add(sample)
  const texts = [...units].map(repeat)
  // The start of a match, and then one of its characters without end.
  for (const one of distinct) texts.push((atoms.slice(0, 6).join("") + one.repeat(LENGTH)).slice(0, LENGTH - 1) + "\u0000")
  return texts
}
