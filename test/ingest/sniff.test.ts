import { gzipSync, zstdCompressSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { inputFile, readAll } from "./in-memory.ts"

const body = "The mayor of Lindholm said on Tuesday that the bridge would open in May. The council agreed."
const page = `<html lang="en"><head><title>Bridge</title></head><body><p>${body}</p></body></html>`
const line = JSON.stringify({ text: body, title: "Bridge" })
const utf16 = (text: string, mark = "\uFEFF"): Uint8Array => Buffer.from(mark + text, "utf16le")
const swapped = (text: string): Uint8Array => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()
/** As windows-1252 writes it; only for characters that Latin-1 has too, and the two curly quotation marks. */
const windows1252 = (text: string): Uint8Array => Uint8Array.from(text, (c) => ({ "“": 0x93, "”": 0x94, "’": 0x92 })[c] ?? c.charCodeAt(0))

const CASES: ReadonlyArray<readonly [name: string, content: string | Uint8Array, mediaType: string]> = [
  ["page.txt", `<!DOCTYPE html>\n${page}`, "text/html"],
  ["page", `\uFEFF<!-- saved from url=(0020)https://n.example/ -->\n<!-- a crawler -->\n${page}`, "text/html"],
  ["page.dat", `<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet href="a.xsl"?>\n<!DOCTYPE html>${page}`, "text/html"],
  ["fragment.txt", `<p>${body}</p><p>${body}</p>`, "text/html"],
  ["wide.html", utf16(page), "text/html"],
  ["wide.txt", swapped(page), "text/html"],
  ["lines.json", `${line}\n${line}\n`, "application/x-ndjson"],
  ["lines.txt", `\n${line}\n${line}`, "application/x-ndjson"],
  ["lines", `${line}\r\n${line}\r\n`, "application/x-ndjson"],
  ["lines.jsonl", utf16(`${line}\n${line}\n`), "application/x-ndjson"],
  ["document.txt", JSON.stringify([{ text: body }, { text: body }], null, 2), "application/json"],
  ["document.data", JSON.stringify({ articles: [{ text: body }] }), "application/json"],
  ["table.txt", `title,text\nBridge,"${body}"\n`, "text/csv"],
  ["table.json", `title,text\nBridge,"${body}"\n`, "text/csv"],
  ["table", `url\tbody\nhttps://n.example/1\t${body}\n`, "text/tab-separated-values"],
  ["excel.csv", utf16(`title\ttext\nBridge\t${body}\n`), "text/tab-separated-values"],
  [
    "feed.txt",
    `<?xml version="1.0"?><rss version="2.0"><channel><title>N</title><item><title>B</title><description>${body}</description></item></channel></rss>`,
    "application/rss+xml"
  ],
  ["packed", gzipSync(page), "text/html"],
  ["packed.txt", zstdCompressSync(line), "application/json"],
  ["story.html", body, "text/html"],
  ["Talks in the U.S. on 18.06.2023", body, "text/plain"],
  ["a.story", body, "text/plain"],
  ["prose.txt", `Text, story and the rest of it.\n\n${body}`, "text/plain"],
  ["brackets.txt", `[Reuters] ${body}`, "text/plain"]
]

describe("the format of a file", () => {
  it.each(CASES)("is told by what %s holds", async (name, content, mediaType) => {
    const { articles, rejects } = await readAll(inputFile(name, content))
    expect(rejects).toEqual([])
    expect(articles[0]?.media_type).toBe(mediaType)
    expect(articles.every(({ text }) => text.includes("said on Tuesday that the bridge"))).toBe(true)
  })

  it("of other programs is refused, not read as text", async () => {
    expect((await readAll(inputFile("a.txt", `{\\rtf1\\ansi ${body}}`))).rejects.map((reject) => reject.error_code)).toEqual(["OR109"])
    const word = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)])
    expect((await readAll(inputFile("a.doc", word))).rejects.map((reject) => reject.error_code)).toEqual(["OR109"])
    expect((await readAll(inputFile("a.css", "p { margin: 0 }"))).format).toBeNull()
  })
})

describe("the charset of a record", () => {
  it.each([
    ["UTF-16 with its mark", utf16(body), "utf-16le", body],
    ["UTF-16, big end first", swapped(body), "utf-16be", body],
    ["UTF-16 without a mark", utf16(body, ""), "utf-16le", body],
    ["one byte beyond ASCII", windows1252(`${body} The café was closed.`), "windows-1252", `${body} The café was closed.`],
    [
      "curly marks of windows-1252",
      windows1252(`${body} “We agree,” she said. It’s done.`),
      "windows-1252",
      `${body} “We agree,” she said. It’s done.`
    ],
    ["a cut last character", Buffer.from(`${body} “We agree”`).subarray(0, -1), "utf-8", `${body} “We agree\uFFFD`]
  ])("%s", async (_, bytes, charset, text) => {
    expect((await readAll(inputFile("a.txt", bytes))).articles[0]).toMatchObject({ charset, text })
  })

  it("that a page declares is taken where UTF-8 does not fit", async () => {
    const japanese = Buffer.from("8ef18ad182cd8fd18165", "hex")
    const html = Buffer.concat([
      Buffer.from(`<!doctype html><meta charset="Shift_JIS"><body><p>${body}</p><p>`),
      japanese,
      Buffer.from("</p>")
    ])
    const { articles } = await readAll(inputFile("a.html", html))
    expect(articles[0].charset).toBe("shift_jis")
    expect(articles[0].text).toContain(new TextDecoder("shift_jis").decode(japanese))
    const chinese = Buffer.from("cde2bdbbb2bf", "hex")
    const gb = Buffer.concat([
      Buffer.from(`<!doctype html><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><p>${body}</p><p>`),
      chinese
    ])
    expect((await readAll(inputFile("a.html", gb))).articles[0]).toMatchObject({ charset: "gbk", text: `${body}\n\n外交部` })
  })

  it("may differ from line to line, and from table to table", async () => {
    const lines = Buffer.concat([Buffer.from(`{"text":"${body} “Ja.”"}\n`), windows1252(`{"text":"${body} “Ja.”"}\n`)])
    const { articles } = await readAll(inputFile("a.jsonl", lines))
    expect(articles.map(({ charset }) => charset)).toEqual(["utf-8", "windows-1252"])
    expect(articles.map(({ text }) => text)).toEqual([`${body} “Ja.”`, `${body} “Ja.”`])
    const csv = await readAll(inputFile("a.csv", windows1252(`title;text\nBrücke;${body} “Ja.”\n`)))
    expect(csv.articles[0]).toMatchObject({ charset: "windows-1252", title: "Brücke", text: `${body} “Ja.”` })
  })

  it("that does not hold every byte leaves a count of what was lost", async () => {
    const damaged = Buffer.concat([Buffer.from(`“${body}” `), Buffer.from([0x92, 0xff]), Buffer.from(` “${body}”`)])
    const { articles } = await readAll(inputFile("a.txt", damaged))
    expect(articles[0]).toMatchObject({ charset: "utf-8", note: "2 replacement characters (U+FFFD) for bytes that could not be decoded" })
    const own = await readAll(inputFile("a.txt", `${body} \uFFFD`))
    expect(own.articles[0].note).toBeNull()
    const json = await readAll(
      inputFile("a.jsonl", Buffer.concat([Buffer.from(`{"text":"“${body}” `), Buffer.from([0xff]), Buffer.from(`"}`)]))
    )
    expect(json.articles[0].note).toMatch(/^1 replacement character /u)
  })
})
