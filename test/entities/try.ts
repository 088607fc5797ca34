import { entitiesIn } from "./articles.ts"
for (const text of process.argv.slice(2)) {
  const r = entitiesIn(text)
  console.log(
    text.replace(/\n/g, "⏎"),
    "\n   ",
    r.mentions
      .map(
        (m) =>
          `${m.words}/${m.type}/${m.kind[0]}/${m.ruleId}/${m.names.join("+")}${m.isMetonym ? "~M" : ""}${m.titleWords ? "{" + m.titleWords + "}" : ""}`
      )
      .join(" | ")
  )
}
