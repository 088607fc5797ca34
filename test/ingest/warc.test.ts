import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib"
import { describe, expect, it } from "vitest"
import { inputFile, readAll } from "./in-memory.ts"

const body = "The mayor of Lindholm said on Tuesday that the bridge would open in May, and the council agreed."
const page = (i: number): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bridge ${i}</title></head><body><h1>Bridge ${i}</h1><p>${body} It was vote ${i}.</p><p>“It is safe,” she said.</p></body></html>`

interface Made {
  readonly id: number
  readonly type?: string
  readonly http?: string | null
  readonly content?: Uint8Array
  readonly contentType?: string
  readonly version?: string
}

/** A record with an HTTP answer, or with its content alone where `http` is null. */
const record = ({
  content,
  contentType,
  http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8",
  id,
  type = "response",
  version = "1.0"
}: Made): Buffer => {
  const bytes = content ?? Buffer.from(page(id))
  const block = http === null ? bytes : Buffer.concat([Buffer.from(`${http}\r\n\r\n`), bytes])
  const head = `WARC/${version}\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Target-URI: ${version === "1.1" ? "" : "<"}https://n.example/${id}${version === "1.1" ? "" : ">"}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Type: ${contentType ?? (http === null ? "text/html" : "application/http; msgtype=response")}\r\nContent-Length: ${block.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), block, Buffer.from("\r\n\r\n")])
}

const chunked = (bytes: Uint8Array, size = 37): Buffer => {
  const parts: Array<Uint8Array> = []
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    parts.push(Buffer.from(`${part.length.toString(16)};x=1\r\n`), part, Buffer.from("\r\n"))
  }
  return Buffer.concat([...parts, Buffer.from("0\r\n\r\n")])
}

const codes = (rejects: ReadonlyArray<{ readonly error_code: string; readonly input_member: string | null }>) =>
  rejects.map(({ error_code, input_member }) => [error_code, input_member])

describe("web archives", () => {
  it.each([
    ["plain", (bytes: Uint8Array) => bytes, ""],
    ["chunked", (bytes: Uint8Array) => chunked(bytes), "\r\nTransfer-Encoding: chunked"],
    ["gzip", (bytes: Uint8Array) => gzipSync(bytes), "\r\nContent-Encoding: gzip"],
    ["chunked gzip", (bytes: Uint8Array) => chunked(gzipSync(bytes)), "\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"],
    ["brotli", (bytes: Uint8Array) => brotliCompressSync(bytes), "\r\ncontent-encoding: br"],
    ["deflate", (bytes: Uint8Array) => deflateSync(bytes), "\r\nContent-Encoding: deflate"],
    ["deflate without a head", (bytes: Uint8Array) => deflateRawSync(bytes), "\r\nContent-Encoding: deflate"],
    ["zstd", (bytes: Uint8Array) => zstdCompressSync(bytes), "\r\nContent-Encoding: zstd"],
    [
      "said to be gzip but unpacked by the archiver",
      (bytes: Uint8Array) => bytes,
      "\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked"
    ]
  ])("hold answers that are %s", async (_, encode, headers) => {
    const content = encode(Buffer.from(page(7)))
    const { articles, rejects } = await readAll(
      inputFile("a.warc", record({ id: 7, content, http: `HTTP/1.1 200 OK\r\nContent-Type: text/html${headers}` }))
    )
    expect(rejects).toEqual([])
    expect(articles[0]).toMatchObject({ title: "Bridge 7", url: "https://n.example/7", input_member: "urn:uuid:7" })
    expect(articles[0].text).toBe(`Bridge 7\n\n${body} It was vote 7.\n\n“It is safe,” she said.`)
  })

  it("of version 1.1, with resources and conversions, are read; what is about documents is passed over", async () => {
    const records = [
      record({ id: 0, type: "warcinfo", http: null, content: Buffer.from("software: x"), contentType: "application/warc-fields" }),
      record({ id: 1, version: "1.1" }),
      record({ id: 2, type: "request", http: "GET / HTTP/1.1", content: Buffer.from("") }),
      record({ id: 3, type: "metadata", http: null, content: Buffer.from("a: b"), contentType: "application/warc-fields" }),
      record({ id: 4, type: "resource", http: null }),
      record({ id: 5, type: "conversion", http: null, content: Buffer.from(body), contentType: "text/plain" }),
      record({ id: 6, type: "revisit", content: Buffer.from("") }),
      record({ id: 7, http: "HTTP/1.1 301 Moved\r\nLocation: /x", content: Buffer.from("") }),
      record({ id: 8, http: "HTTP/1.1 200 OK\r\nContent-Type: image/png", content: Buffer.from("89504e47", "hex") })
    ]
    const { articles, rejects } = await readAll(inputFile("a.warc", Buffer.concat(records), 100))
    expect(articles.map(({ input_member, media_type, url }) => [input_member, media_type, url])).toEqual([
      ["urn:uuid:1", "text/html", "https://n.example/1"],
      ["urn:uuid:4", "text/html", "https://n.example/4"],
      ["urn:uuid:5", "text/plain", "https://n.example/5"]
    ])
    expect(codes(rejects)).toEqual([
      ["OR118", "urn:uuid:6"],
      ["OR118", "urn:uuid:7"],
      ["OR109", "urn:uuid:8"]
    ])
  })

  it("are read packed as a whole and record by record, and cut they give what stands before the cut and one reject", async () => {
    const records = Array.from({ length: 20 }, (_, id) => record({ id }))
    const whole = gzipSync(Buffer.concat(records))
    const members = Buffer.concat(records.map((each) => gzipSync(each)))
    for (const bytes of [whole, members]) {
      expect((await readAll(inputFile("a.warc.gz", bytes, 300))).articles.map(({ input_member }) => input_member)).toEqual(
        records.map((_, id) => `urn:uuid:${id}`)
      )
    }
    const lastMember = gzipSync(records[19]).length
    const cut = await readAll(inputFile("a.warc.gz", members.subarray(0, members.length - lastMember / 2), 300))
    expect(cut.articles).toHaveLength(19)
    expect(cut.rejects).toHaveLength(1)
    expect(cut.rejects[0].error_code).toBe("OR114")
    const plain = Buffer.concat(records)
    const inHead = await readAll(inputFile("a.warc", plain.subarray(0, plain.length - records[19].length + 40), 300))
    expect(inHead.articles).toHaveLength(19)
    expect(inHead.rejects).toHaveLength(1)
  })

  it("go on after a record that is broken, whose place the reject tells", async () => {
    const wrong = Buffer.from(
      record({ id: 1 })
        .toString("latin1")
        .replace(/Content-Length: \d+/u, "Content-Length: many"),
      "latin1"
    )
    const { articles, rejects } = await readAll(inputFile("a.warc", Buffer.concat([record({ id: 0 }), wrong, record({ id: 2 })]), 64))
    expect(articles.map(({ input_member }) => input_member)).toEqual(["urn:uuid:0", "urn:uuid:2"])
    expect(rejects.map(({ byte_offset, error_code }) => [error_code, byte_offset])).toEqual([["OR111", record({ id: 0 }).length]])
  })
})
