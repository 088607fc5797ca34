import { gzipSync, zstdCompressSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { parseFieldMap } from "../../pipelines/ingest/fields.ts"
import { inputFile, readAll } from "./in-memory.ts"

const body = "The mayor of Lindholm said on Tuesday that the bridge would open in May. The council agreed."

const page = (paragraphs: number): string =>
  `<!doctype html><html lang="en"><head><title>Bridge to open</title></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge to open</h1>${Array.from(
    { length: paragraphs },
    (_, i) => `<p>The mayor said &ldquo;yes&rdquo; on Tuesday, and the council agreed to hold vote ${i} on the plan.</p>`
  ).join("")}</article></body></html>`

const warcRecord = (id: number, html: string, status = "200 OK"): string => {
  const http = `HTTP/1.1 ${status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Target-URI: https://news.example/${id}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`
}

describe("formats", () => {
  it("read JSON lines with the field names of crawlers, and say where each record stands", async () => {
    const lines = [
      JSON.stringify({
        maintext: body,
        title: "Bridge",
        date_publish: "2024-01-02 03:04:05",
        source_domain: "news.example",
        authors: ["Ann Lee", "Bo Li"],
        language: "en-GB"
      }),
      "{broken",
      "",
      JSON.stringify({ title: "No text" }),
      JSON.stringify({ text: `${body} “Ja\\nein” 🦆 end`, url: "https://news.example/1", date: 1704164645 })
    ]
    const { articles, format, rejects } = await readAll(inputFile("a.jsonl", lines.join("\n"), 7))
    expect(format).toBe("json")
    expect(articles.map((article) => article.input_member)).toEqual(["line 1", "line 5"])
    expect(articles[0]).toMatchObject({
      title: "Bridge",
      byline: "Ann Lee, Bo Li",
      outlet: "news.example",
      language: "en",
      language_basis: "declared"
    })
    expect(articles[0].published).toMatchObject({ grain: "day", day: { year: 2024, month: 1, day: 2 }, basis: "metadata" })
    expect(articles[1].published).toMatchObject({ at: "2024-01-02T03:04:05Z", grain: "minute" })
    expect(rejects.map((reject) => [reject.error_code, reject.input_member, reject.byte_offset])).toEqual([
      ["OR111", "line 2", Buffer.byteLength(lines[0]) + 1],
      ["OR112", "line 4", Buffer.byteLength(lines.slice(0, 3).join("\n")) + 1]
    ])
    const raw = [...lines[4]]
    const text = articles[1].text
    for (const { raw_end, raw_start, text_end, text_start } of articles[1].text_map) {
      const written = raw.slice(raw_start, raw_end).join("")
      expect(JSON.parse(`"${written}"`)).toBe(text.slice(text_start, text_end))
    }
    expect(articles[1].text_map.at(-1)?.text_end).toBe(text.length)
  })

  it("read CSV and TSV, quoted line breaks and formulas as they are", async () => {
    const csv = `url,body,published_at\nhttps://n.example/1,"=1+1 ${body}\nSecond ""line"".",2024-05-06\n`
    const { articles } = await readAll(inputFile("a.csv", csv, 13))
    expect(articles).toHaveLength(1)
    expect(articles[0].text).toBe(`=1+1 ${body}\nSecond "line".`)
    expect(articles[0]).toMatchObject({ url: "https://n.example/1", input_member: "row 1", media_type: "text/csv" })
    const tsv = await readAll(inputFile("a.tsv", `title\ttext\nBridge\t${body}\n`))
    expect(tsv.articles[0]).toMatchObject({ title: "Bridge", text: body, media_type: "text/tab-separated-values" })
  })

  it("take a user's own field names", async () => {
    const map = parseFieldMap("text=blurb,published_at=when")
    if (typeof map === "string") throw new Error(map)
    const { articles } = await readAll(inputFile("a.jsonl", JSON.stringify({ blurb: body, when: "June 18, 2023", text: "not this" })), map)
    expect(articles[0].text).toBe(body)
    expect(articles[0].published.day).toEqual({ year: 2023, month: 6, day: 18 })
    expect(parseFieldMap("body=text")).toContain("“body” is none of")
    expect(parseFieldMap("text")).toContain("column=field")
  })

  it("read feeds, items without content rejected", async () => {
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Daily</title><language>en-us</language>
      <item><title>Bridge</title><link>https://n.example/1</link><pubDate>Tue, 02 Jan 2024 03:04:05 GMT</pubDate><description>&lt;p&gt;${body}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</description></item>
      <item><title>Empty</title></item></channel></rss>`
    const { articles, format, rejects } = await readAll(inputFile("feed.xml", rss))
    expect(format).toBe("feed")
    expect(articles[0]).toMatchObject({
      title: "Bridge",
      outlet: "The Daily",
      url: "https://n.example/1",
      language: "en",
      input_member: "item 1"
    })
    expect(articles[0].published).toMatchObject({ at: "2024-01-02T03:04:05Z", basis: "feed" })
    expect(articles[0].text).toBe(`${body}\n\nMore.`)
    expect(rejects.map((reject) => [reject.error_code, reject.input_member])).toEqual([["OR102", "item 2"]])
    const atom = `<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><title>Bridge</title><link href="https://n.example/2"/><updated>2024-01-02T03:04:05Z</updated><author><name>Ann</name></author><content type="html">&lt;p&gt;${body}&lt;/p&gt;</content></entry></feed>`
    expect((await readAll(inputFile("atom.xml", atom))).articles[0]).toMatchObject({
      title: "Bridge",
      byline: "Ann",
      url: "https://n.example/2",
      text: body
    })
  })

  it("stream a WARC of a thousand records and keep the good ones of a truncated one", async () => {
    const records = Array.from({ length: 1000 }, (_, i) => warcRecord(i, page(3)))
    const whole = new TextEncoder().encode(records.join(""))
    const { articles, format, rejects } = await readAll(inputFile("a.warc", whole, 65_536))
    expect(format).toBe("warc")
    expect(articles).toHaveLength(1000)
    expect(rejects).toEqual([])
    expect(articles[7]).toMatchObject({
      input_member: "urn:uuid:7",
      url: "https://news.example/7",
      title: "Bridge to open",
      media_type: "text/html"
    })
    const few = new TextEncoder().encode(records.slice(0, 4).join(""))
    const cut = await readAll(inputFile("a.warc", few.subarray(0, few.length - 300), 512))
    expect(cut.articles).toHaveLength(3)
    expect(cut.rejects.map((reject) => reject.error_code)).toEqual(["OR114"])
    const error = await readAll(inputFile("a.warc", warcRecord(1, page(3), "404 Not Found")))
    expect(error.rejects.map((reject) => [reject.error_code, reject.excerpt])).toEqual([["OR117", "https://news.example/1"]])
  })

  it("read any of them compressed, and what a cut archive still holds", async () => {
    const jsonl = Array.from({ length: 50 }, (_, i) => JSON.stringify({ text: `${body} ${i} ${Math.sin(i)}` })).join("\n")
    const gz = gzipSync(jsonl)
    expect((await readAll(inputFile("a.jsonl.gz", gz))).articles).toHaveLength(50)
    expect((await readAll(inputFile("a.jsonl.zst", zstdCompressSync(jsonl)))).articles).toHaveLength(50)
    expect((await readAll(inputFile("a.txt.gz", gzipSync(gzipSync(body))))).articles[0].text).toBe(body)
    const cut = await readAll(inputFile("a.jsonl.gz", gz.subarray(0, gz.length - 20)))
    expect(cut.articles.length).toBeGreaterThan(0)
    expect(cut.rejects.map((reject) => reject.error_code)).toEqual(["OR114"])
    expect((await readAll(inputFile("a.gz", Uint8Array.of(0x1f, 0x8b, 1, 2, 3)))).rejects[0].error_code).toBe("OR114")
  })

  it("decode what is not UTF-8 and say how", async () => {
    const latin = Uint8Array.from(
      "Der Bürgermeister sagte, die Brücke öffne im Mai. Die Städte und Gemeinden hätten zugestimmt, größere Straßen zu bauen.",
      (character) => character.charCodeAt(0)
    )
    expect((await readAll(inputFile("a.txt", latin))).articles[0]).toMatchObject({ charset: "windows-1252", language: "de" })
    const utf16 = Buffer.from(`\uFEFF${body}`, "utf16le")
    expect((await readAll(inputFile("a.txt", utf16))).articles[0]).toMatchObject({ charset: "utf-16le", text: body })
    const declared = Buffer.concat([
      Buffer.from(`<!doctype html><meta charset="windows-1251"><body><article><p>`),
      Buffer.from([0xcc, 0xfd, 0xf0]),
      Buffer.from(` ${body}</p><p>${body}</p></article>`)
    ])
    expect((await readAll(inputFile("a.html", declared))).articles[0]).toMatchObject({ charset: "windows-1251" })
    expect((await readAll(inputFile("a.html", declared))).articles[0].text).toContain("Мэр")
    const broken = Buffer.concat([Buffer.from(body.repeat(3)), Buffer.from([0xff]), Buffer.from(body)])
    expect((await readAll(inputFile("a.txt", broken))).articles[0].text).toContain("\uFFFD")
    expect((await readAll(inputFile("a.txt", Buffer.from("89504e470d0a1a0a0000000d49484452000000", "hex")))).rejects[0].error_code).toBe(
      "OR103"
    )
  })

  it("keep front matter out of the text and refuse lists of addresses", async () => {
    const markdown = await readAll(inputFile("a.md", `---\ntitle: Bridge\ndate: 2024-01-02\nauthor: Ann Lee\n---\n\n${body}\n`))
    expect(markdown.articles[0]).toMatchObject({ title: "Bridge", byline: "Ann Lee", media_type: "text/markdown" })
    const list = await readAll(inputFile("urls.txt", "https://a.example/1\nhttps://a.example/2\n"))
    expect(list.rejects[0].error_code).toBe("OR116")
  })
})
