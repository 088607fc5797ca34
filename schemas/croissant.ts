/** A dataset as Croissant metadata (https://docs.mlcommons.org/croissant/docs/croissant-spec.html, 1.0): files with hashes, a record set a table. */
import type { PhysicalType } from "./column.ts"
import type { Table } from "./table.ts"

/** A file of the dataset that holds one table. */
export interface CroissantFile {
  readonly table: Table
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly mediaType: string
}

const CONTEXT = {
  "@language": "en",
  "@vocab": "https://schema.org/",
  citeAs: "cr:citeAs",
  column: "cr:column",
  conformsTo: "dct:conformsTo",
  cr: "http://mlcommons.org/croissant/",
  rai: "http://mlcommons.org/croissant/RAI/",
  data: { "@id": "cr:data", "@type": "@json" },
  dataType: { "@id": "cr:dataType", "@type": "@vocab" },
  dct: "http://purl.org/dc/terms/",
  equivalentProperty: "cr:equivalentProperty",
  examples: { "@id": "cr:examples", "@type": "@json" },
  extract: "cr:extract",
  field: "cr:field",
  fileProperty: "cr:fileProperty",
  fileObject: "cr:fileObject",
  fileSet: "cr:fileSet",
  format: "cr:format",
  includes: "cr:includes",
  isLiveDataset: "cr:isLiveDataset",
  jsonPath: "cr:jsonPath",
  key: "cr:key",
  md5: "cr:md5",
  parentField: "cr:parentField",
  path: "cr:path",
  recordSet: "cr:recordSet",
  references: "cr:references",
  regex: "cr:regex",
  repeated: "cr:repeated",
  replace: "cr:replace",
  samplingRate: "cr:samplingRate",
  sc: "https://schema.org/",
  separator: "cr:separator",
  source: "cr:source",
  subField: "cr:subField",
  transform: "cr:transform"
}

const dataType = (type: PhysicalType): string => {
  switch (type.kind) {
    case "int32":
      return "sc:Integer"
    case "float64":
      return "sc:Float"
    case "bool":
      return "sc:Boolean"
    case "date":
      return "sc:Date"
    case "timestamp":
      return "sc:DateTime"
    default:
      return "sc:Text"
  }
}

/** A list of structs is a repeated field with a sub-field for each of theirs: readers cannot make one value of a struct. */
const valueOf = (id: string, path: string, column: string, type: PhysicalType): object => {
  const source = { fileObject: { "@id": path }, extract: { column } }
  if (type.kind !== "list") return { dataType: dataType(type), source }
  if (type.item.kind !== "struct") return { dataType: dataType(type.item), repeated: true, source }
  return {
    repeated: true,
    subField: Object.entries(type.item.fields).map(([name, field]) => ({
      "@type": "cr:Field",
      "@id": `${id}/${name}`,
      name: `${id}/${name}`,
      dataType: dataType(field),
      source: { ...source, transform: { jsonPath: name } }
    }))
  }
}

const recordSet = ({ path, table }: CroissantFile) => ({
  "@type": "cr:RecordSet",
  "@id": table.name,
  name: table.name,
  description: `One row is ${table.grain}. ${table.note}`,
  key: { "@id": `${table.name}/${table.primaryKey}` },
  field: Object.entries(table.columns).map(([name, { doc, type }]) => ({
    "@type": "cr:Field",
    "@id": `${table.name}/${name}`,
    name: `${table.name}/${name}`,
    description: doc,
    // No references: readers join what they name, and keys between mentions and quotes make a circle. They are in datapackage.json.
    ...valueOf(`${table.name}/${name}`, path, name, type)
  }))
})

/** First and last day on which an article was published (`2023-06-18`); null when none is known. */
export interface CroissantDays {
  readonly firstDate: string | null
  readonly lastDate: string | null
}

/** `croissant.json` of a dataset. No clock, no machine path: it is dated by its newest article. */
export const croissant = (
  files: ReadonlyArray<CroissantFile>,
  licences: ReadonlyArray<string>,
  version: string,
  { firstDate, lastDate }: CroissantDays
) => ({
  "@context": CONTEXT,
  "@type": "sc:Dataset",
  name: "onrecord-dataset",
  description:
    "Who said what, and who did what to whom, in a set of news articles: typed tables whose every row points back to the characters it was read from.",
  conformsTo: "http://mlcommons.org/croissant/1.0",
  license: licences.length === 0 ? "https://schema.org/unknown" : licences,
  url: "https://localhost/onrecord-dataset",
  version,
  citeAs: "Made with Onrecord.",
  ...(lastDate === null ? {} : { datePublished: lastDate, temporalCoverage: `${firstDate}/${lastDate}` }),
  distribution: files.map(({ bytes, mediaType, path, sha256 }) => ({
    "@type": "cr:FileObject",
    "@id": path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: mediaType,
    sha256
  })),
  recordSet: files.map(recordSet)
})
