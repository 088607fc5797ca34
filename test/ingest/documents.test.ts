import { gzipSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { inputFile, readAll } from "./in-memory.ts"
import { docxOf, epubOf, pdfOf, tarOf, zipOf } from "./made-files.ts"

const body = "The mayor of Lindholm said on Tuesday that the bridge would open in May. The council agreed."
const codes = (rejects: ReadonlyArray<{ readonly error_code: string; readonly input_member: string | null }>) =>
  rejects.map(({ error_code, input_member }) => [error_code, input_member])

describe("archives", () => {
  const files = {
    "pages/a.html": `<!doctype html><title>Bridge</title><p>${body}</p>`,
    "data/lines.jsonl": `{"text":"${body}"}\n{broken\n`,
    "../../up.txt": body,
    "empty.txt": "",
    "photo.png": Buffer.from("89504e470d0a1a0a", "hex"),
    "__MACOSX/pages/._a.html": "x",
    "MANIFEST.json": "{}"
  }

  it("are read as the folders they hold, and say where in them each record stands", async () => {
    for (const [name, bytes] of [
      ["a.zip", await zipOf(files)],
      ["a.tar", await tarOf(files)],
      ["a.tar.gz", gzipSync(await tarOf(files))],
      ["b", await zipOf(files)]
    ] as const) {
      const { articles, rejects } = await readAll(inputFile(name, bytes))
      expect(articles.map(({ input_member, input_path, media_type }) => [input_path, input_member, media_type])).toEqual([
        [name, "pages/a.html", "text/html"],
        [name, "data/lines.jsonl#line 1", "application/x-ndjson"],
        [name, "../../up.txt", "text/plain"]
      ])
      expect(codes(rejects)).toEqual([
        ["OR111", "data/lines.jsonl#line 2"],
        ["OR102", "empty.txt"],
        ["OR109", "photo.png"]
      ])
    }
  })

  it("are followed into archives, but not for ever", async () => {
    const one = await zipOf({ "a.txt": body })
    expect((await readAll(inputFile("c.zip", await zipOf({ "b.zip": one })))).articles[0].input_member).toBe("b.zip#a.txt")
    const deep = await zipOf({ "d.zip": await zipOf({ "c.zip": await zipOf({ "b.zip": one }) }) })
    expect(codes((await readAll(inputFile("e.zip", deep))).rejects)).toEqual([["OR109", "d.zip#c.zip#b.zip"]])
  })

  it("that are cut give the files before the cut and one reject", async () => {
    const whole = await zipOf({ "a.txt": body, "b.txt": body.repeat(50) })
    const { articles, rejects } = await readAll(inputFile("a.zip", whole.subarray(0, 200)))
    expect(articles.map(({ input_member }) => input_member)).toEqual(["a.txt"])
    expect(codes(rejects)).toEqual([["OR114", null]])
    expect(
      codes((await readAll(inputFile("a.zip", Buffer.from("PK\u0003\u0004 not a zip at all, but long enough for a head")))).rejects)
    ).toEqual([["OR114", null]])
  })

  it("expand to a limit that all they hold shares", async () => {
    const packed = gzipSync(body.repeat(1000))
    const bomb = await zipOf(Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.txt.gz`, packed])))
    const { articles, rejects } = await readAll({ ...inputFile("bomb.zip", bomb), budget: { left: 500_000 } })
    expect(articles.length).toBeGreaterThan(0)
    expect(articles.length).toBeLessThan(6)
    expect(rejects.at(-1)?.error_code).toBe("OR115")
  })
})

describe("office documents and books", () => {
  it("give the words of a Word document, paragraph by paragraph", async () => {
    const { articles, rejects } = await readAll(
      inputFile("a.docx", await docxOf(["Bridge to open", "By Ann Lee", `${body}\nThe second line, R&D <b>.`]))
    )
    expect(rejects).toEqual([])
    expect(articles[0].text).toBe(`Bridge to open\n\nBy Ann Lee\n\n${body}\nThe second line, R&D <b>.`)
    expect(articles[0].media_type).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document")
  })

  it("are refused where their markup is without end", async () => {
    const endless = await docxOf(Array.from({ length: 101_000 }, () => "x"))
    expect(codes((await readAll(inputFile("a.docx", endless, 65_536))).rejects)).toEqual([["OR130", null]])
  })

  it("refuse what else is packed as office documents are", async () => {
    expect(
      codes(
        (await readAll(inputFile("a.xlsx", await zipOf({ "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" })))).rejects
      )
    ).toEqual([["OR109", null]])
    expect(codes((await readAll(inputFile("a.docx", await zipOf({ "word/document.xml": "<broken" })))).rejects)).toEqual([["OR111", null]])
  })

  it("give each chapter of a book that is an article, in reading order", async () => {
    const chapter = (i: number): string =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>The Example Daily</title></head><body><h1>Story ${i}</h1><p>By Ann Lee</p><p>${body}</p><p>“It is safe,” she said.</p></body></html>`
    const { articles, rejects } = await readAll(
      inputFile(
        "a.epub",
        await epubOf({
          "feed 0/b.xhtml": chapter(0),
          "feed 1/a.xhtml": chapter(1),
          "cover.xhtml": "<html><body><p>Cover</p></body></html>"
        })
      )
    )
    expect(rejects).toEqual([])
    expect(articles.map(({ byline, input_member, title }) => [input_member, title, byline])).toEqual([
      ["book/feed 0/b.xhtml", "Story 0", "Ann Lee"],
      ["book/feed 1/a.xhtml", "Story 1", "Ann Lee"]
    ])
    expect(articles[0]).toMatchObject({
      outlet: "The Example Daily",
      language: "en",
      published: { at: "2023-06-19T05:00:00Z", basis: "metadata" }
    })
    expect(
      codes((await readAll(inputFile("b.epub", await epubOf({ "cover.xhtml": "<html><body><p>Cover</p></body></html>" })))).rejects)
    ).toEqual([["OR110", null]])
  })
})

describe("PDF", () => {
  const line = (
    text: string,
    y: number,
    x = 72
  ): { readonly x: number; readonly y: number; readonly size: number; readonly text: string } => ({ x, y, size: 11, text })

  it("gives paragraphs: lines joined, cut words whole, running heads and page numbers left out", async () => {
    const pdf = pdfOf(
      [
        [
          { ...line("THE EXAMPLE TIMES 3 March", 810), size: 8 },
          { ...line("Bridge to open in May", 760), size: 20 },
          line("The mayor of Lindholm, Mara Lind, said on Tuesday that the long-", 720),
          line("awaited bridge over the Oster would open in May, after three responsi-", 706),
          line("ble years of building.", 692),
          line("\u201cIt is safe,\u201d she said.", 664),
          line("The council agreed to the plan on Monday, by eleven votes to four, and", 636),
          line("1", 40, 290)
        ],
        [
          { ...line("THE EXAMPLE TIMES 3 March", 810), size: 8 },
          line("went home. It was a long-awaited day.", 760),
          line("An indented paragraph follows it.", 746, 86),
          line("2", 40, 290)
        ]
      ].map((page) => page.map((item) => ({ ...item, text: item.text.replace("\u201c", "\u0093").replace("\u201d", "\u0094") })))
    )
    for (const name of ["a.pdf", "a.txt", "a"]) {
      const { articles } = await readAll(inputFile(name, pdf))
      expect(articles[0].media_type).toBe("application/pdf")
      expect(articles[0].text.split("\n\n")).toEqual([
        "Bridge to open in May",
        "The mayor of Lindholm, Mara Lind, said on Tuesday that the long-awaited bridge over the Oster would open in May, after three responsible years of building.",
        "“It is safe,” she said.",
        "The council agreed to the plan on Monday, by eleven votes to four, and went home. It was a long-awaited day.",
        "An indented paragraph follows it."
      ])
    }
  })

  it("without words, broken or locked is a reject that says so", async () => {
    expect(codes((await readAll(inputFile("scan.pdf", pdfOf([[]])))).rejects)).toEqual([["OR122", null]])
    expect(codes((await readAll(inputFile("a.pdf", "%PDF-1.4\nnothing of the kind"))).rejects)).toEqual([["OR111", null]])
    const locked = pdfOf([[line(body, 700)]])
      .toString()
      .replace(
        "/Root 1 0 R",
        `/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> /P -44 >> /ID [<0123456789abcdef> <0123456789abcdef>]`
      )
    expect(codes((await readAll(inputFile("a.pdf", Buffer.from(locked, "latin1")))).rejects)).toEqual([["OR121", null]])
  })
})

describe("exports of news archives", () => {
  const older = `
                               1 of 2 DOCUMENTS


                               The Example Times (Lindholm)

                            June 19, 2023 Monday
                              Late Edition - Final

Bridge to open in May after
three years of building

BYLINE: By MARA LIND

SECTION: Section A; Column 0;
Metropolitan Desk; Pg. 1

LENGTH: 32 words

DATELINE: LINDHOLM

BODY:

   The mayor of Lindholm said on Tuesday that the bridge would open
in May. 🦆

   "It is safe," she said.

LOAD-DATE: June 19, 2023

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper


                 Copyright 2023 The Example Times Company
                          All Rights Reserved

                               2 of 2 DOCUMENTS

                     Copyright 2003 The Example Gazette
                          All Rights Reserved
                           The Example Gazette

                          March 4, 2003, Tuesday

SECTION: NEWS; Pg. 4

LENGTH: 1,032 words

HEADLINE: Council agrees to the plan

BYLINE: Bo Li

BODY:
The council agreed on Monday.

LOAD-DATE: March 5, 2003
`
  const newer = [
    "Bridge to open in May",
    "The Example Times",
    "June 19, 2023 Monday",
    "Copyright 2023 The Example Times All Rights Reserved",
    "Section: NEWS; Pg. 4\nLength: 32 words\nByline: Mara Lind",
    "Body",
    body,
    "“It is safe,” she said.",
    "Classification",
    "Language: ENGLISH",
    "Load-Date: June 20, 2023",
    "End of Document"
  ].join("\n\n")

  it("of the older kind give headline, outlet, date and body of each, tied to their places", async () => {
    const { articles } = await readAll(inputFile("export.txt", older.replaceAll("\n", "\r\n")))
    expect(
      articles.map(({ byline, input_member, outlet, published, title }) => [input_member, title, outlet, byline, published.day])
    ).toEqual([
      [
        "document 1",
        "Bridge to open in May after three years of building",
        "The Example Times (Lindholm)",
        "MARA LIND",
        { year: 2023, month: 6, day: 19 }
      ],
      ["document 2", "Council agrees to the plan", "The Example Gazette", "Bo Li", { year: 2003, month: 3, day: 4 }]
    ])
    expect(articles[0].text).toBe(
      `Bridge to open in May after\nthree years of building\n\nThe mayor of Lindholm said on Tuesday that the bridge would open\nin May. 🦆\n\n   "It is safe," she said.`
    )
    expect(articles[0].language).toBe("en")
    expect(articles[1].text).toBe("Council agrees to the plan\n\nThe council agreed on Monday.")
    const [headline, text] = articles[0].text_map
    expect([headline.text_start, headline.text_end - headline.text_start]).toEqual([0, headline.raw_end - headline.raw_start])
    // One character beyond the BMP: two UTF-16 units of the text, one code point of the record.
    expect(text.text_end - text.text_start).toBe(text.raw_end - text.raw_start + 1)
  })

  it("of the newer kind are read as text and as Word documents", async () => {
    for (const [name, content] of [
      ["a.txt", `${newer}\n\n${newer}`],
      ["a.docx", await docxOf(`${newer}\n\n${newer}`.split(/\n+/u))]
    ] as const) {
      const { articles } = await readAll(inputFile(name, content))
      expect(articles).toHaveLength(2)
      for (const article of articles) {
        expect(article).toMatchObject({ title: "Bridge to open in May", outlet: "The Example Times", byline: "Mara Lind", language: "en" })
        expect(article.text).toBe(`Bridge to open in May\n\n${body}\n\n“It is safe,” she said.`)
        expect(article.published.day).toEqual({ year: 2023, month: 6, day: 19 })
      }
    }
  })

  it("are not seen in prose that speaks of lengths", async () => {
    const { articles } = await readAll(inputFile("a.txt", `The bridge.\n\nLength: 400 metres. ${body}`))
    expect(articles.map(({ input_member }) => input_member)).toEqual([null])
  })
})
