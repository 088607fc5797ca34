import { describe, expect, it } from "vitest"
import { createLayout } from "../../nlp/layout/index.ts"
import { lexiconTexts } from "./lexicons.ts"

const { layOut } = createLayout(lexiconTexts)
const kindsOf = (text: string) => layOut(text).blocks.map((block) => block.kind)

const BODY = "The two sides met in the capital on Tuesday and agreed to meet again in the autumn, an official of the ministry said."

describe("regions", () => {
  it("tells headline, dateline, caption, heading and credit from the body", () => {
    const text = [
      "Ministers meet after long silence",
      "Tuesday, 6 June 2023",
      "The old harbour of the capital.",
      BODY,
      "What comes next",
      BODY,
      "Ana Roe contributed reporting."
    ].join("\n\n")
    expect(kindsOf(text)).toEqual(["headline", "dateline", "caption", "body", "heading", "body", "credit"])
  })
  it("tells the times over the entries of a live report from headings, and long calls to sign up from the body", () => {
    for (const line of ["11.15 GMT", "10:30", "9:05 a.m. ET", "2h ago", "Updated 3 hours ago", "an hour ago"]) {
      expect(kindsOf(`Storm closes harbour\n\n${BODY}\n\n${line}\n\n${BODY}`)).toEqual(["headline", "body", "dateline", "body"])
    }
    for (const line of [
      "Sign up for our newsletter to get the day's news in your inbox every morning before breakfast.",
      "We use cookies and other techniques to remember what you chose and to count who reads us."
    ]) {
      expect(kindsOf(`Storm closes harbour\n\n${BODY}\n\n${line}\n\n${BODY}`)).toEqual(["headline", "body", "promo", "body"])
    }
    const prose = "Subscribers of the line have to sign up for a new ticket by Monday, the company said in a statement to its customers."
    expect(kindsOf(`Trains change\n\n${BODY}\n\n${prose}\n\n${BODY}`)).toEqual(["headline", "body", "body", "body"])
  })
  it("takes what markup says of a block before what its words suggest, but for the headline", () => {
    const lines = ["Ministers meet", BODY, BODY, "More to come"]
    const text = lines.join("\n\n")
    const starts = lines.map((_, i) => lines.slice(0, i).reduce((length, line) => length + line.length + 2, 0))
    const region = (i: number, kind: "caption" | "heading" | "promo") => ({ kind, start: starts[i], end: starts[i] + lines[i].length })
    const { blocks, sentences } = layOut(text, {
      title: "Ministers meet",
      regions: [region(0, "heading"), region(2, "caption"), region(3, "promo")]
    })
    expect(blocks.map(({ kind }) => kind)).toEqual(["headline", "body", "caption", "promo"])
    expect(sentences.map(({ kind }) => kind)).toEqual(["headline", "body", "caption", "promo"])
    // A region that holds part of a block says nothing of the block.
    expect(layOut(text, { regions: [{ kind: "promo", start: starts[1] + 5, end: starts[2] }] }).blocks[1].kind).toBe("body")
  })
  it("calls a first paragraph with a full stop body", () => {
    expect(kindsOf(`${BODY}\n${BODY}`)).toEqual(["body", "body"])
  })
  it("finds calls to read on, and leaves sentences that begin like one", () => {
    expect(kindsOf(`${BODY}\nYou can also read: A deep look into the harbour\n${BODY}`)).toEqual(["body", "promo", "body"])
    expect(kindsOf(`${BODY}\nShare prices fell again.\n${BODY}`)).toEqual(["body", "body", "body"])
    expect(kindsOf(`${BODY}\nMore people are expected to move.\n${BODY}`)).toEqual(["body", "body", "body"])
  })
  it("finds bylines and credits, and leaves sentences that begin with “by”", () => {
    expect(kindsOf(`Ministers meet\nBy Ana Roe and Bo Lee\n${BODY}`)).toEqual(["headline", "credit", "body"])
    expect(kindsOf(`Ministers meet\nBy noon all had left.\n${BODY}`)).toEqual(["headline", "body", "body"])
    expect(kindsOf(`${BODY}\n(Reporting by Ana Roe; Editing by Bo Lee)`)).toEqual(["body", "credit"])
  })
  it("takes the block that repeats the title for the headline", () => {
    expect(layOut(`Ministers meet.\n${BODY}`, { title: "Ministers meet" }).blocks[0].kind).toBe("headline")
    expect(layOut(`Ministers meet.\n${BODY}`).blocks[0].kind).toBe("body")
  })
  it("takes a block that the next one repeats for a pull quote", () => {
    const speech = "I was taken to a small room on the second floor and told to wait there"
    expect(kindsOf(`${BODY}\n\n${speech}. Ana Roe\n\n${speech}.\n\n${BODY}`)).toEqual(["body", "pullquote", "body", "body"])
  })
  it("does not take the questions of an interview for headings", () => {
    const text = `Ana Roe on the harbour\n${Array.from({ length: 6 }, (_, k) => `What did you do in year ${k}?\n${BODY}`).join("\n")}`
    expect(kindsOf(text)).not.toContain("heading")
    expect(kindsOf(`${BODY}\nWhat did you do?\n${BODY}`)).toEqual(["body", "heading", "body"])
  })
  it("gives each block the heading it stands under", () => {
    const { blocks, sentences } = layOut(`${BODY}\nWhat comes next\n${BODY}`)
    expect(blocks.map((block) => block.section)).toEqual([null, null, "What comes next"])
    expect(sentences.map((sentence) => sentence.section)).toEqual([null, null, "What comes next"])
  })
  it("keeps a headline of two sentences one sentence", () => {
    expect(layOut(`Ministers meet. Will it help?\n${BODY}`).sentences).toHaveLength(2)
  })
})

describe("paragraphs", () => {
  const words =
    "the ministers of both states spoke for hours about trade and prisoners without any sign of progress on the larger questions".split(" ")
  const wrapped = (count: number) => {
    const lines: Array<string> = []
    let line = ""
    for (let k = 0; k < count; k++) {
      const word = words[k % words.length]
      if (line.length + 1 + word.length > 64) {
        lines.push(line)
        line = word
      } else line = line === "" ? word : `${line} ${word}`
    }
    return [...lines, `${line}.`].join("\n")
  }
  it("reads one paragraph a line", () => {
    expect(layOut(`${BODY}\n${BODY}\n${BODY}`).blocks).toHaveLength(3)
  })
  it("reads paragraphs parted by blank lines", () => {
    expect(layOut(`${BODY}\n\n\n${BODY}\r\n\r\n${BODY}`).blocks).toHaveLength(3)
  })
  it("joins the lines of a text that was filled to a width", () => {
    expect(layOut(`${wrapped(90)}\n\n${wrapped(40)}\n\n${wrapped(70)}`).blocks).toHaveLength(3)
  })
  it("does not join short lines that are not full", () => {
    expect(layOut("Ana Roe, chair\nBo Lee, clerk of the court\nCy Doe\nDi Poe, treasurer of the whole association").blocks).toHaveLength(4)
  })
  it("does not join the lines of verse or of a list of words", () => {
    expect(layOut(Array.from({ length: 12 }, () => "sun and moon").join("\n")).blocks).toHaveLength(12)
  })
  it("parts the items of a list in a filled text", () => {
    expect(
      layOut(`${wrapped(90)}\n- one item of the list that is long enough to fill a line\n- another item of the list`).blocks
    ).toHaveLength(3)
  })
})
