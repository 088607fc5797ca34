import { describe, expect, it } from "vitest"
import { parsePublished } from "../../pipelines/ingest/published.ts"
import { inputFile, readAll } from "./in-memory.ts"

const body = "The mayor of Lindholm said on Tuesday that the bridge would open in May. The council agreed."
const said = {
  title: "Bridge to open",
  url: "https://n.example/1",
  outlet: "n.example",
  byline: "Ann Lee",
  at: "2023-06-18T10:00:00Z",
  grain: "minute",
  language: "en"
}
const day = { ...said, at: "2023-06-18T00:00:00Z", grain: "day" }

/** A record as each program writes it, and what is read of it. */
const RECORDS: Readonly<Record<string, readonly [record: object, expected: object]>> = {
  trafilatura: [
    {
      title: "Bridge to open",
      author: "Ann Lee",
      hostname: "n.example",
      date: "2023-06-18",
      fingerprint: "9f",
      id: null,
      license: "CC BY",
      comments: "",
      raw_text: "raw",
      text: body,
      language: "en",
      image: null,
      pagetype: "article",
      source: "https://n.example/1",
      "source-hostname": "n.example",
      excerpt: "x",
      categories: "",
      tags: ""
    },
    { ...day, license: "CC BY" }
  ],
  "news-please": [
    {
      authors: ["Ann Lee"],
      date_download: "2024-01-01 10:00:00",
      date_modify: null,
      date_publish: "2023-06-18 10:00:00",
      description: "d",
      filename: "x.json",
      image_url: null,
      language: "en",
      localpath: null,
      maintext: body,
      source_domain: "n.example",
      title: "Bridge to open",
      title_page: null,
      title_rss: null,
      url: "https://n.example/1"
    },
    day
  ],
  "Common Crawl news on Hugging Face": [
    {
      domain: "n.example",
      date: "2023-06-18 10:00:00",
      description: "d",
      image_url: "",
      text: body,
      title: "Bridge to open",
      url: "https://n.example/1"
    },
    { ...day, byline: null }
  ],
  "its successor": [
    {
      requested_url: "https://n.example/1",
      plain_text: body,
      published_date: "2023-06-18",
      title: "Bridge to open",
      author: "Ann Lee",
      sitename: "n.example",
      language: "en",
      language_score: 0.98,
      responded_url: "https://n.example/1",
      warc_path: "x"
    },
    day
  ],
  "Media Cloud": [
    {
      id: "ab",
      indexed_date: "2024-01-01 10:00:00",
      language: "en",
      media_name: "n.example",
      media_url: "n.example",
      publish_date: "2023-06-18",
      title: "Bridge to open",
      url: "https://n.example/1",
      text: body
    },
    { ...day, byline: null }
  ],
  NewsAPI: [
    {
      source: { id: null, name: "n.example" },
      author: "Ann Lee",
      title: "Bridge to open",
      description: "d",
      url: "https://n.example/1",
      urlToImage: null,
      publishedAt: "2023-06-18T10:00:00Z",
      content: body
    },
    said
  ],
  "Event Registry": [
    {
      uri: "77",
      lang: "eng",
      dateTime: "2023-06-18T10:00:00Z",
      date: "2023-06-18",
      url: "https://n.example/1",
      title: "Bridge to open",
      body,
      source: { uri: "n.example", title: "n.example" },
      authors: [{ uri: "a", name: "Ann Lee" }]
    },
    said
  ],
  "the Guardian's interface": [
    {
      id: "world/1",
      webTitle: "Bridge to open",
      webUrl: "https://n.example/1",
      webPublicationDate: "2023-06-18T10:00:00Z",
      fields: { bodyText: body, byline: "Ann Lee", publication: "n.example" }
    },
    said
  ],
  Elasticsearch: [
    {
      _index: "news",
      _id: "1",
      _source: {
        text: body,
        title: "Bridge to open",
        url: "https://n.example/1",
        authors: "Ann Lee",
        domain: "n.example",
        date: { $date: "2023-06-18T10:00:00Z" }
      }
    },
    said
  ],
  "a data set with meta": [
    {
      text: body,
      meta: { url: "https://n.example/1", title: "Bridge to open", source_domain: "n.example", author: "Ann Lee", timestamp: 1687082400 }
    },
    said
  ],
  milliseconds: [
    {
      text: body,
      title: "Bridge to open",
      url: "https://n.example/1",
      site: "n.example",
      author: "Ann Lee",
      timestamp: 1_687_082_400_000,
      lang: "English"
    },
    said
  ],
  "All the News": [
    {
      date: "2023-06-18 10:00:00",
      year: 2023,
      month: 6,
      day: 18,
      author: "Ann Lee",
      title: "Bridge to open",
      article: body,
      url: "https://n.example/1",
      section: "x",
      publication: "n.example"
    },
    day
  ]
}

describe("fields", () => {
  it.each(Object.keys(RECORDS))("of %s are read, in JSON", async (name) => {
    const [record, expected] = RECORDS[name]
    const { articles } = await readAll(inputFile("a.json", JSON.stringify(record)))
    const [{ byline, language, license, outlet, published, text, title, url }] = articles
    expect(text).toBe(body)
    expect({
      title,
      url,
      outlet,
      byline,
      language,
      at: published.at,
      grain: published.grain,
      ...("license" in expected ? { license } : {})
    }).toEqual(expected)
  })

  it("without a text are a reject: exports of addresses and of codes hold no article", async () => {
    const gdelt = {
      articles: [{ url: "https://n.example/1", title: "Bridge", seendate: "20230618T100000Z", domain: "n.example", language: "English" }]
    }
    expect((await readAll(inputFile("a.json", JSON.stringify(gdelt)))).rejects.map((reject) => reject.error_code)).toEqual(["OR112"])
  })

  it("of languages hold codes of two or three letters or names", async () => {
    for (const [given, code] of [
      ["en-GB", "en"],
      ["eng", "en"],
      ["English", "en"],
      ["ENGLISH", "en"],
      ["de_DE", "de"],
      ["German", "de"],
      ["zho", "zh"]
    ] as const) {
      expect((await readAll(inputFile("a.json", JSON.stringify({ text: body, language: given })))).articles[0]).toMatchObject({
        language: code,
        language_basis: "declared"
      })
    }
    expect((await readAll(inputFile("a.json", JSON.stringify({ text: body, language: "unknown language" })))).articles[0]).toMatchObject({
      language: "en",
      language_basis: "detected"
    })
  })
})

describe("publication times", () => {
  it.each([
    ["2023-06-18T10:00:00Z", "2023-06-18T10:00:00Z", "minute"],
    ["2023-06-18T10:00:00.123+0200", "2023-06-18T08:00:00Z", "minute"],
    ["2023-06-18 10:00:00+00", "2023-06-18T10:00:00Z", "minute"],
    ["2023-06-18 10:00:00", "2023-06-18T00:00:00Z", "day"],
    ["20230618T100000Z", "2023-06-18T10:00:00Z", "minute"],
    ["20230618100000", "2023-06-18T00:00:00Z", "day"],
    ["Sun, 18 Jun 2023 10:00:00 GMT", "2023-06-18T10:00:00Z", "minute"],
    ["18 Jun 2023 10:00 -0500", "2023-06-18T15:00:00Z", "minute"],
    ["Sun Jun 18 10:00:00 +0000 2023", "2023-06-18T10:00:00Z", "minute"],
    ["Sunday, June 18, 2023", "2023-06-18T00:00:00Z", "day"],
    ["June 18th, 2023", "2023-06-18T00:00:00Z", "day"],
    ["Jun 18, 2023 10:30 PM EDT", "2023-06-19T02:30:00Z", "minute"],
    ["June 18, 2023 at 12:05 a.m. GMT", "2023-06-18T00:05:00Z", "minute"],
    ["June 18, 2023 10:30 a.m. ET", "2023-06-18T00:00:00Z", "day"]
  ])("%s", (text, at, grain) => {
    expect(parsePublished(text, "metadata")).toMatchObject({ at, grain, day: { year: 2023, month: 6, day: 18 } })
  })

  it.each([
    "06/07/2023",
    "18/06/2023",
    "6-7-23",
    "2023-06-31",
    "yesterday",
    "June 2023",
    "18. Juni 2023",
    "20231318100000",
    "2023-06-18T10:61:00Z?"
  ])("%s is not guessed", (text) => {
    expect(parsePublished(text, "metadata")).toBeNull()
  })
})

describe("metadata of pages", () => {
  const page = (head: string, shown = ""): string =>
    `<!doctype html><html lang="en"><head><title>Bridge | N</title>${head}</head><body><h1>Bridge</h1>${shown}<p>${body}</p><p>${body}</p></body></html>`
  const metadataOf = async (head: string, shown = "") => {
    const { byline, outlet, published, title } = (await readAll(inputFile("a.html", page(head, shown)))).articles[0]
    return { title, byline, outlet, at: published.at, basis: published.basis }
  }
  const jsonLd = (json: string): string => `<script type="application/ld+json">${json}</script>`
  const bridge = { title: "Bridge", byline: "Ann Lee", outlet: "N", at: "2023-06-18T10:00:00Z", basis: "jsonld" }

  it.each([
    [
      "names given by reference",
      `{"@graph":[{"@type":"NewsArticle","headline":"Bridge","author":[{"@id":"#a"}],"publisher":{"@id":"#n"},"datePublished":"2023-06-18T10:00:00Z"},{"@id":"#a","@type":"Person","name":"Ann Lee"},{"@id":"#n","name":"N"}]}`
    ],
    [
      "a comment around it and line breaks in strings",
      `<!-- {"@type":"Article","headline":"Bridge\n","author":"Ann Lee","publisher":{"name":"N"},"datePublished":"2023-06-18T10:00:00Z",} -->`
    ],
    [
      "CDATA",
      `//<![CDATA[\n{"@type":["Thing","ReportageNewsArticle"],"headline":"Bridge","author":{"name":["Ann Lee"]},"publisher":[{"name":"N"}],"datePublished":["2023-06-18T10:00:00Z"]}\n//]]>`
    ]
  ])("in JSON-LD with %s", async (_, json) => {
    expect(await metadataOf(jsonLd(json))).toEqual(bridge)
  })

  it("in JSON-LD may hold character references", async () => {
    expect(await metadataOf(jsonLd(`{"@type":"NewsArticle","headline":"Bridge","author":"R&amp;D &#8217;s Lee"}`))).toMatchObject({
      byline: "R&D ’s Lee"
    })
  })

  it("in meta tags: several authors, and no addresses for names", async () => {
    const head = `<meta name="author" content="Ann Lee"><meta name="author" content="Bo Li"><meta property="og:site_name" content="N"><meta property="article:published_time" content="2023-06-18T10:00:00Z">`
    expect(await metadataOf(head)).toEqual({ ...bridge, byline: "Ann Lee, Bo Li", basis: "meta" })
    expect(
      await metadataOf(`<meta property="article:author" content="https://n.example/ann"><meta name="dc.creator" content="By Ann Lee">`)
    ).toMatchObject({ byline: "Ann Lee" })
  })

  it("in the page itself: the time of publication, not of a change", async () => {
    const shown = `<p>By <a rel="author" href="/a">Ann Lee</a></p><time class="updated" datetime="2023-07-01T00:00:00Z">x</time><time datetime="2023-07-02T00:00:00Z">Updated July 2</time><time datetime="2023-06-18T10:00:00Z">June 18</time>`
    expect(await metadataOf("", shown)).toMatchObject({ byline: "Ann Lee", at: "2023-06-18T10:00:00Z", basis: "meta" })
    expect(await metadataOf("", `<span itemprop="datePublished" content="2023-06-18T10:00:00Z">two days ago</span>`)).toMatchObject({
      at: "2023-06-18T10:00:00Z"
    })
    expect(await metadataOf("", `<p>Published 06/07/2023</p>`)).toMatchObject({ at: null, basis: "none" })
  })
})
