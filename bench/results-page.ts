/** bench/RESULTS.md: one section a benchmark, each rewritten by its own command. */
import { existsSync, readFileSync, writeFileSync } from "node:fs"

const page = new URL("RESULTS.md", import.meta.url)
const HEADING = "# Benchmark results\n\nEach section is written by the command it names; nothing here is typed by hand.\n"

/** Replaces the section `## title`, or adds it at the end. */
export const writeSection = (title: string, lines: ReadonlyArray<string>): void => {
  const text = existsSync(page) ? readFileSync(page, "utf8") : HEADING
  const section = `## ${title}\n\n${lines.join("\n")}\n`
  const sections = text.split(/^(?=## )/mu)
  const at = sections.findIndex((part) => part.startsWith(`## ${title}\n`))
  if (at === -1) sections.push(`\n${section}`)
  else sections[at] = at === sections.length - 1 ? section : `${section}\n`
  writeFileSync(page, sections.join(""))
}
