import { describe, expect, it } from "vitest"
import { clusterEvents } from "../../nlp/events/clusters.ts"
import type { ClusterableEvent } from "../../nlp/events/clusters.ts"
import { stemsOf } from "../../nlp/events/alike-words.ts"
import { wordsAround } from "../../nlp/events/report-group.ts"

const report = (source: string, over: Partial<ClusterableEvent> = {}): ClusterableEvent => ({
  source,
  type: "CONSULT",
  mode: null,
  lemma: "meet",
  modality: "asserted",
  actors: ["ruto"],
  recipients: ["burhan"],
  place: null,
  startDay: null,
  endDay: null,
  publishedDay: 100,
  text: "Ruto met Burhan",
  areLeaders: false,
  isToUnnamed: false,
  at: 0,
  isNominal: false,
  isPlural: false,
  antecedent: null,
  ...over
})

describe("reports of one event", () => {
  it("are joined within an article and across articles of the same days", () => {
    expect(
      clusterEvents([
        report("a"),
        report("a", { lemma: "talk", actors: ["ruto", "burhan"], recipients: [] }),
        report("b", { publishedDay: 101 })
      ])
    ).toEqual([0, 0, 0])
  })
  it("are joined where a town's police are told of as the country's, if the day and most words are the same", () => {
    const arrest = { type: "COERCE", mode: "arrest", lemma: "arrest", recipients: [], startDay: 98, endDay: 98 } as const
    const homeOf = (party: string): string | null => (party === "nairobi" || party === "kenya" ? "kenya" : null)
    const town = report("a", { ...arrest, actors: ["nairobi"], text: "arrested three men on suspicion of planning a bombing" })
    const country = { ...arrest, actors: ["kenya"] }
    expect(clusterEvents([town, report("b", { ...country, text: "arrested men suspected of planning a bombing" })], homeOf)).toEqual([0, 0])
    expect(clusterEvents([town, report("b", { ...country, text: "arrested a smuggler at the border" })], homeOf)).toEqual([0, 1])
  })
  it("stay apart when their days exclude each other", () => {
    expect(clusterEvents([report("a", { startDay: 98, endDay: 98 }), report("b", { startDay: 80, endDay: 80 })])).toEqual([0, 1])
  })
  it("stay apart when the articles are months apart and no day is known", () => {
    expect(clusterEvents([report("a"), report("b", { publishedDay: 400 })])).toEqual([0, 1])
  })
  it("stay apart when one was called off", () => {
    const off = report("a", { lemma: "visit", mode: "visit", modality: "called_off" })
    expect(clusterEvents([off, report("b", { lemma: "visit", mode: "visit" })])).toEqual([0, 1])
  })
  it("stay apart when the visitor is another", () => {
    const one = report("a", { lemma: "visit", mode: "visit", actors: ["ruto"], recipients: ["norway"] })
    expect(clusterEvents([one, { ...one, source: "b", actors: ["burhan"] }])).toEqual([0, 1])
  })
  it("of promises and demands are told apart by their words", () => {
    const one = report("a", { type: "AGREE", lemma: "agree", text: "agreed to expand direct commercial flights" })
    const same = { ...one, source: "b", text: "had agreed on more direct flights between the two" }
    const other = { ...one, source: "c", text: "agreed to restore the fishing treaty" }
    expect(clusterEvents([one, same, other])).toEqual([0, 0, 2])
  })
  it("follow what a definite nominal points to", () => {
    expect(
      clusterEvents([
        report("a", { actors: ["ruto"], recipients: ["norway"], lemma: "visit", mode: "visit" }),
        report("a", { lemma: "talk", actors: ["ruto", "norway"], recipients: [], antecedent: 0 })
      ])
    ).toEqual([0, 0])
  })
  const countries: Readonly<Record<string, string>> = { ruto: "kenya", kenya: "kenya", burhan: "sudan", sudan: "sudan", norway: "norway" }
  const homeOf = (party: string): string | null => countries[party] ?? null
  const visit = (over: Partial<ClusterableEvent> = {}) =>
    report("a", { lemma: "visit", mode: "visit", actors: ["ruto"], recipients: ["norway"], isNominal: true, ...over })
  it("are told with the country for its official, within an article", () => {
    expect(clusterEvents([visit(), visit({ actors: ["kenya"] })], homeOf)).toEqual([0, 0])
    expect(clusterEvents([visit(), visit({ actors: ["sudan"] })], homeOf)).toEqual([0, 1])
  })
  it("are a visit and the talks of the two countries on it", () => {
    const talks = report("a", { lemma: "talk", actors: ["kenya", "norway"], recipients: [], isNominal: true })
    expect(clusterEvents([visit(), talks], homeOf)).toEqual([0, 0])
    expect(clusterEvents([visit(), { ...talks, actors: ["kenya", "sudan"] }], homeOf)).toEqual([0, 1])
  })
  it("are a plan for a day gone by and the visit called off", () => {
    const plan = visit({ modality: "planned", startDay: 10, endDay: 12 })
    expect(clusterEvents([plan, visit({ modality: "called_off" }), visit()], homeOf)).toEqual([0, 0, 2])
  })
  it("are not a meeting long ago and one without a date", () => {
    expect(clusterEvents([report("a", { startDay: 10, endDay: 10 }), report("b")])).toEqual([0, 1])
  })
  it("are not a charge and the charge that answers it", () => {
    const charge = report("a", {
      type: "ACCUSE",
      lemma: "accuse",
      actors: ["kenya"],
      recipients: ["sudan"],
      text: "accused Sudan of spying"
    })
    expect(clusterEvents([charge, { ...charge, actors: ["sudan"], recipients: ["kenya"] }])).toEqual([0, 1])
  })
  it("are not meetings with other people at the table", () => {
    expect(clusterEvents([report("a"), report("a", { recipients: ["burhan", "store"] })])).toEqual([0, 1])
  })
  it("are not talks ahead of two countries, which may be many, unless people are named", () => {
    const ahead = report("a", { actors: ["kenya", "sudan"], recipients: [], modality: "planned", text: "plan talks" })
    expect(clusterEvents([ahead, { ...ahead, source: "b", text: "expect more dialogue" }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([report("a", { modality: "planned" }), report("b", { modality: "planned" })], homeOf)).toEqual([0, 0])
  })
  it("are not a meeting that was and one to come in the same article, whatever another article plans", () => {
    const [was, hoped] = [report("a"), report("a", { modality: "possible" })]
    expect(clusterEvents([was, hoped, report("b", { modality: "planned" })], homeOf)).toEqual([0, 1, 1])
  })
  it("are found though the group that fits grew only later", () => {
    const off = { lemma: "visit", mode: "visit", actors: ["ruto"], isNominal: true, modality: "called_off" } as const
    const dated = report("a", { ...off, recipients: [], startDay: 10, endDay: 20 })
    const open = report("b", { ...off, recipients: ["norway"] })
    const both = report("c", { ...off, recipients: ["norway"], startDay: 12, endDay: 12 })
    expect(clusterEvents([dated, open, both], homeOf)).toEqual([0, 0, 0])
  })
  it("are one aim, a plan here and a need there", () => {
    const aim = report("a", { type: "SUPPORT", lemma: "reopen", text: "seeks to reopen lines of communication", modality: "planned" })
    const need = { ...aim, source: "b", lemma: "restore", text: "needs to restore diplomatic channels", modality: "hypothetical" as const }
    expect(clusterEvents([aim, need, { ...need, source: "c", text: "needs to restore ties" }])).toEqual([0, 0, 2])
  })
  it("are a hope in one article and a plan in another", () => {
    const hope = report("a", { modality: "possible" })
    expect(clusterEvents([hope, report("b", { modality: "planned" })])).toEqual([0, 0])
    expect(clusterEvents([hope, report("b")])).toEqual([0, 1])
  })
  it("are not the dinner that takes its guests from the meeting", () => {
    expect(clusterEvents([report("a"), report("a", { lemma: "dinner", antecedent: 0 })])).toEqual([0, 1])
  })
  it("are not two promises of one breath", () => {
    const invited = report("a", {
      type: "AGREE",
      lemma: "invite",
      text: "invited the envoy to Oslo, and the two agreed to schedule a visit",
      at: 20
    })
    const agreed = { ...invited, lemma: "agree", at: 60 }
    expect(clusterEvents([invited, agreed])).toEqual([0, 1])
    expect(clusterEvents([invited, { ...agreed, source: "b" }])).toEqual([0, 0])
  })
  it("are a flight over a state and one over its country", () => {
    const flight = { type: "MOBILIZE", mode: "weapons", lemma: "drift", actors: ["sudan"] } as const
    const over = report("a", { ...flight, recipients: ["kenya"], text: "a balloon was drifting" })
    const place = report("b", { ...flight, lemma: "send", recipients: [], place: "kenya", text: "sent an airship" })
    expect(clusterEvents([over, place], homeOf)).toEqual([0, 0])
  })
  it("are a meeting of two countries’ leaders and of two presidents by name, at one time", () => {
    const named = report("a", { startDay: 90, endDay: 90, areLeaders: true })
    const told = report("b", { actors: ["kenya", "sudan"], recipients: [], startDay: 80, endDay: 120, areLeaders: true })
    expect(clusterEvents([named, told], homeOf)).toEqual([0, 0])
    expect(clusterEvents([named, { ...told, startDay: 95 }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([named, { ...told, startDay: null, endDay: null }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([named, { ...told, areLeaders: false }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([named, { ...told, actors: ["kenya", "norway"] }], homeOf)).toEqual([0, 1])
  })
  it("are a plan and the visit called off that it is known to be", () => {
    const plan = visit({ modality: "planned" })
    expect(clusterEvents([visit({ modality: "called_off" }), { ...plan, antecedent: 0 }], homeOf)).toEqual([0, 0])
    expect(clusterEvents([visit({ modality: "called_off" }), plan], homeOf)).toEqual([0, 1])
  })
  it("are two told with one word, of which one says no more", () => {
    const arrest = report("a", { type: "SANCTION", lemma: "embargo", actors: ["kenya"], recipients: [], text: "embargo" })
    expect(clusterEvents([arrest, { ...arrest, text: "the embargo on ships" }])).toEqual([0, 0])
    expect(clusterEvents([arrest, { ...arrest, lemma: "block", text: "block on ships" }])).toEqual([0, 1])
  })
  it("are an agreement expected in one article and made in another, of the same two sides and in like words", () => {
    const hope = report("a", { type: "AGREE", lemma: "agree", modality: "possible", text: "might agree to allow more direct flights" })
    const made = { ...hope, source: "b", modality: "asserted" as const, text: "agreed to expand direct flights" }
    expect(clusterEvents([hope, made])).toEqual([0, 0])
    expect(clusterEvents([hope, { ...made, source: "a" }])).toEqual([0, 1])
    expect(clusterEvents([hope, { ...made, text: "agreed to share grain" }])).toEqual([0, 1])
    expect(clusterEvents([hope, { ...made, publishedDay: 400 }])).toEqual([0, 1])
  })
  it("are not thanks to one and to others without a name, nor an invitation and its acceptance", () => {
    const thanks = report("a", { type: "SUPPORT", lemma: "thank", text: "thank for their work" })
    expect(clusterEvents([thanks, thanks])).toEqual([0, 0])
    expect(clusterEvents([thanks, { ...thanks, recipients: [], isToUnnamed: true }])).toEqual([0, 1])
    const invited = report("a", { type: "AGREE", lemma: "invite", text: "invited to visit Oslo", actors: ["ruto"], recipients: ["burhan"] })
    const accepted = {
      ...invited,
      source: "b",
      lemma: "accept",
      text: "accepted an invitation to visit Oslo",
      actors: ["burhan"],
      recipients: []
    }
    expect(clusterEvents([invited, accepted])).toEqual([0, 1])
  })
  it("are ties mended by two, not by one with anybody", () => {
    const mend = report("a", { type: "SUPPORT", lemma: "mend", text: "mend ties", actors: ["kenya", "sudan"], recipients: [] })
    expect(clusterEvents([mend, { ...mend, text: "mend their relations" }])).toEqual([0, 0])
    const alone = { ...mend, actors: ["kenya"] }
    expect(clusterEvents([alone, { ...alone, text: "mend their relations" }])).toEqual([0, 1])
    const wide = { ...alone, text: "mend security ties" }
    expect(clusterEvents([wide, { ...wide, text: "mend security relations" }])).toEqual([0, 0])
  })
  it("are blame of the same side in the same word, within an article", () => {
    const blame = report("a", { type: "ACCUSE", lemma: "blame", text: "has repeatedly blamed for poor bilateral relations" })
    const again = { ...blame, text: "spent months blaming for everything that is wrong with ties" }
    expect(clusterEvents([blame, again])).toEqual([0, 0])
    expect(clusterEvents([blame, { ...again, source: "b" }])).toEqual([0, 1])
    expect(clusterEvents([blame, { ...again, lemma: "accuse" }])).toEqual([0, 1])
  })
  it("are a journey to a country and a summit attended there in the same month", () => {
    const attends = report("a", {
      lemma: "attend",
      recipients: ["union"],
      place: "norway",
      startDay: 120,
      endDay: 150,
      modality: "possible"
    })
    const going = visit({ source: "b", startDay: 120, endDay: 150, modality: "planned" })
    expect(clusterEvents([attends, going], homeOf)).toEqual([0, 0])
    expect(clusterEvents([attends, { ...going, recipients: ["sudan"] }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([attends, { ...going, actors: ["burhan"] }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([attends, { ...going, endDay: 200 }], homeOf)).toEqual([0, 1])
    expect(clusterEvents([{ ...attends, place: null }, going], homeOf)).toEqual([0, 1])
    expect(clusterEvents([attends, { ...going, modality: "called_off" as const }], homeOf)).toEqual([0, 1])
  })
  it("are talks of two countries, one ahead and one done, only where the words agree", () => {
    const done = report("a", { actors: ["kenya", "sudan"], recipients: [], text: "talks on grain and ports" })
    const ahead = { ...done, source: "b", modality: "planned" as const, text: "expect more dialogue" }
    expect(clusterEvents([done, ahead], homeOf)).toEqual([0, 1])
    expect(clusterEvents([done, { ...ahead, text: "expect talks on ports and grain" }], homeOf)).toEqual([0, 0])
  })
  it("do not depend on how many others there are", () => {
    const many = Array.from({ length: 3000 }, (_, i) => report(`s${i}`, { actors: [`p${i}`], recipients: [`q${i}`] }))
    const labels = clusterEvents([report("a"), ...many, report("b")])
    expect(labels[labels.length - 1]).toBe(0)
    expect(new Set(labels).size).toBe(3001)
  })
  it("are joined to a group that was put by, with all that it was joined with", () => {
    const others = (from: number) => Array.from({ length: 9000 }, (_, i) => report(`s${from + i}`, { recipients: [`q${i}`] }))
    const labels = clusterEvents([
      report("a"),
      ...others(0),
      report("b", { startDay: 100, endDay: 100 }),
      ...others(9000),
      // Only from the second report the group has its day.
      report("c", { startDay: 100, endDay: 100, publishedDay: 300 }),
      report("d", { startDay: 90, endDay: 90 })
    ])
    expect([labels[9001], labels[18_002], labels[18_003]]).toEqual([0, 0, 18_003])
  })
})

describe("content words", () => {
  it("are one where news swaps them", () => {
    for (const [one, other] of [
      ["reopened the frontier", "open the border"],
      ["free hostages", "released captives"],
      ["negotiations on a truce", "talks on a cease-fire"],
      ["invited", "an invitation"],
      ["agree", "agreed"]
    ])
      expect([...stemsOf(one)].sort()).toEqual([...stemsOf(other)].sort())
  })
  it("are not those that say nothing", () => {
    expect([...stemsOf("the two sides seek grain for the country")]).toEqual(["grain"])
  })
})

describe("the words around a trigger", () => {
  const text = "President Ruto agreed with Norway to mend ties, and left"
  const at = (word: string) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })
  const told = { text, trigger: at("agreed"), parties: [at("President Ruto"), at("Norway")] }
  it("of promises leave out who made them", () => {
    expect(wordsAround({ ...told, type: "AGREE" }).split(/\s+/u)).toEqual(["", "agreed", "with", "to", "mend", "ties"])
    expect(wordsAround({ ...told, type: "ASSAULT" })).toBe("President Ruto agreed with Norway to mend ties")
  })
})
