import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as Tar from "effect/encoding/Tar"
import * as Zip from "effect/encoding/Zip"

type Files = Readonly<Record<string, string | Uint8Array>>

const bytesOf = <E>(chunks: Stream.Stream<Uint8Array, E>): Promise<Uint8Array> =>
  Effect.runPromise(Effect.map(Stream.runCollect(chunks), (parts) => Buffer.concat(parts)))

export const zipOf = (files: Files): Promise<Uint8Array> =>
  bytesOf(
    Stream.fromIterable(Object.entries(files).map(([path, content]) => Zip.file(path, content))).pipe(
      Stream.pipeThroughChannel(Zip.encode())
    )
  )

export const tarOf = (files: Files): Promise<Uint8Array> =>
  bytesOf(
    Stream.fromIterable(Object.entries(files).map(([path, content]) => Tar.file(path, content))).pipe(
      Stream.pipeThroughChannel(Tar.encode())
    )
  )

/** A Word document of paragraphs; `\n` is a line break. */
export const docxOf = (paragraphs: ReadonlyArray<string>): Promise<Uint8Array> => {
  const office = "http://schemas.openxmlformats.org"
  const run = (text: string): string =>
    `<w:r><w:t xml:space="preserve">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</w:t></w:r>`
  const paragraph = (text: string): string => `<w:p>${text.split("\n").map(run).join("<w:r><w:br/></w:r>")}</w:p>`
  return zipOf({
    "[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels": `<?xml version="1.0"?><Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `<?xml version="1.0"?><w:document xmlns:w="${office}/wordprocessingml/2006/main"><w:body>${paragraphs.map(paragraph).join("")}</w:body></w:document>`
  })
}

/** An e-book of chapters by their path, with a table of contents that is a chapter too. */
export const epubOf = (chapters: Readonly<Record<string, string>>): Promise<Uint8Array> => {
  const paths = Object.keys(chapters)
  const items = paths
    .map((path, i) => `<item id="c${i}" href="${path.replaceAll(" ", "%20")}" media-type="application/xhtml+xml"/>`)
    .join("")
  return zipOf({
    mimetype: "application/epub+zip",
    "META-INF/container.xml": `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
    "book/content.opf": `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Example Daily [Mon, 19 Jun 2023]</dc:title><dc:publisher>The Example Daily</dc:publisher><dc:creator>a program</dc:creator><dc:date>2023-06-19T05:00:00+00:00</dc:date><dc:language>en-GB</dc:language></metadata><manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/><item id="list" href="list.xhtml" media-type="application/xhtml+xml"/>${items}</manifest><spine><itemref idref="nav"/><itemref idref="list"/>${paths.map((_, i) => `<itemref idref="c${i}"/>`).join("")}</spine></package>`,
    "book/nav.xhtml": `<html><body><nav>${paths.map((path) => `<a href="${path}">${path}</a>`).join("")}</nav></body></html>`,
    "book/list.xhtml": `<html><body><h2>News</h2>${paths.map((path) => `<p><a href="${path}">A headline that leads to the article in ${path}, and what it is about</a></p>`).join("")}</body></html>`,
    ...Object.fromEntries(Object.entries(chapters).map(([path, html]) => [`book/${path}`, html]))
  })
}

/** A run of letters at a place, in points from the lower left corner. */
export interface PlacedText {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly text: string
}

/** A PDF of pages with text in Helvetica, uncompressed. */
export const pdfOf = (pages: ReadonlyArray<ReadonlyArray<PlacedText>>): Uint8Array => {
  const content = (page: ReadonlyArray<PlacedText>): string =>
    page.map(({ size, text, x, y }) => `BT /F1 ${size} Tf ${x} ${y} Td (${text.replace(/[\\()]/gu, "\\$&")}) Tj ET`).join("\n")
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ...pages.flatMap((page, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`,
      `<< /Length ${content(page).length} >>\nstream\n${content(page)}\nendstream`
    ])
  ]
  let pdf = "%PDF-1.4\n"
  const offsets = objects.map((object, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("")
  return Buffer.from(
    `${pdf}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`,
    "latin1"
  )
}
