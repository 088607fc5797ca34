/** The SQL console: what is there to ask, saved questions, the answer as table and chart, and the answer as a file. */
import * as Plot from "@observablehq/plot"
import { type Child, described, h, shorten, table, toArticle, toEntity, toWords } from "../dom.ts"
import { chart, chartWidth, isNarrow } from "./chart.ts"

interface SchemaTable {
  readonly name: string
  readonly kind: string
  readonly comment: string | null
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string; readonly comment: string | null }>
}

interface SavedQuestion {
  readonly name: string
  readonly claim: string
  readonly sql: string
}

interface Answer {
  readonly columns: ReadonlyArray<{ readonly name: string; readonly type: string }>
  readonly rows: ReadonlyArray<ReadonlyArray<unknown>>
  readonly isCut: boolean
}

const get = async <T>(path: string): Promise<T> => (await fetch(path)).json() as Promise<T>
const post = (path: string, body: unknown): Promise<Response> => fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) })

/** Rows drawn at once; the download holds all. */
const MAX_SHOWN = 500
const FORMATS = ["csv", "arrow", "parquet"]

export const query = async (_: string, parameters: URLSearchParams): Promise<HTMLElement> => {
  const [schema, questions] = await Promise.all([get<ReadonlyArray<SchemaTable>>("/api/schema"), get<ReadonlyArray<SavedQuestion>>("/api/questions")])
  const editor = h("textarea", { id: "sql", rows: 8, spellcheck: "false", "aria-label": "SQL" }) as HTMLTextAreaElement
  editor.value = parameters.get("sql") ?? "SELECT speaker, outlet, content, quote_id\nFROM who_said_what\nLIMIT 20"
  const result = h("div", { id: "answer", "aria-live": "polite" })
  const ask = async (): Promise<void> => {
    result.replaceChildren(h("p", {}, "Asking …"))
    const started = performance.now()
    const response = await post("/api/query", { sql: editor.value })
    const body = (await response.json()) as Answer | { readonly error: string }
    result.replaceChildren("error" in body ? h("p.error", { role: "alert" }, body.error) : answerOf(body, performance.now() - started, editor.value))
  }
  const saved = h("select", { id: "saved", "aria-label": "Saved questions" }, h("option", { value: "" }, "Saved questions …"), ...questions.map(({ claim, name }) => h("option", { value: name }, claim))) as HTMLSelectElement
  saved.addEventListener("change", () => {
    const chosen = questions.find(({ name }) => name === saved.value)
    if (chosen === undefined) return
    editor.value = chosen.sql
    void ask()
  })
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void ask()
  })
  return h("div", {}, h("h1", {}, "Ask in SQL"), h("p", {}, saved), editor,
    h("p", {}, h("button", { type: "button", id: "ask", onclick: () => void ask() }, "Ask (Ctrl-Enter)")),
    result, h("h2", {}, "What is there"), ...["view", "table"].flatMap((kind) => [h("h3", {}, kind === "view" ? "Views: ready for questions" : "Tables: every row"), ...schema.filter((each) => each.kind === kind).map((each) => schemaOf(each, editor))]))
}

const schemaOf = ({ columns, comment, name }: SchemaTable, editor: HTMLTextAreaElement): HTMLElement =>
  h("details", {}, h("summary", {}, h("code", {}, name), h("span.meta", {}, ` ${shorten(comment?.replaceAll("`", "") ?? "", 100)}`)),
    h("p", {}, described(comment ?? "")),
    h("p", {}, h("button", { type: "button", onclick: () => ((editor.value = `FROM ${name} LIMIT 100`), editor.focus(), editor.scrollIntoView({ block: "center" })) }, `Write a question to ${name}`)),
    table(`Columns of ${name}`, ["Column", "Type", "Meaning"], columns.map((column) => [h("code", {}, column.name), column.type, described(column.comment ?? "")])))

/** Ids of rows that stand in a text lead to their words. */
const ROW_ID = /^s_[0-9a-f]{16}(?:\/.+)?$/u
const ENTITY_ID = /^e_[0-9a-f]{16}$/u

const cell = (value: unknown): Child => {
  if (value === null) return ""
  if (typeof value === "string" && ROW_ID.test(value)) return value.includes("/") ? toWords(value, value) : toArticle(value, value)
  if (typeof value === "string" && ENTITY_ID.test(value)) return toEntity(value, value)
  return typeof value === "object" ? JSON.stringify(value) : String(value)
}

const answerOf = ({ columns, isCut, rows }: Answer, elapsedMs: number, sql: string): HTMLElement =>
  h("div", {},
    h("p.status", {}, `${rows.length}${isCut ? " (more are there; narrow the question or download)" : ""} rows in ${Math.round(elapsedMs)} ms${rows.length > MAX_SHOWN ? `, the first ${MAX_SHOWN} shown` : ""}. `,
      ...FORMATS.map((format) => h("button", { type: "button", class: `download-${format}`, onclick: () => void download(sql, format) }, `Download ${format}`))),
    drawing(columns, rows),
    table("Answer", columns.map(({ name }) => name), rows.slice(0, MAX_SHOWN).map((row) => row.map(cell))))

const download = async (sql: string, format: string): Promise<void> => {
  const response = await post("/api/download", { sql, format })
  const link = h("a", { href: URL.createObjectURL(await response.blob()), download: `answer.${format}` }) as HTMLAnchorElement
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

const isNumber = (type: string): boolean => /INT|DOUBLE|FLOAT|DECIMAL/u.test(type) && !type.endsWith("[]")
const MAX_BARS = 40

const figureOf = (row: ReadonlyArray<unknown>, column: number): number => Number(row[column] ?? 0)

/** The column that the rows are sorted by, if by any: that is what was asked for. */
const sortedBy = (rows: Answer["rows"], numbers: ReadonlyArray<number>): number =>
  numbers.find((column) => rows.length > 2 && figureOf(rows[0], column) > figureOf(rows[rows.length - 1], column) && rows.every((row, i) => i === 0 || figureOf(rows[i - 1], column) >= figureOf(row, column))) ?? numbers[0]

/** A bar for each row, where the answer has a text or a day and a number; where it has several numbers, one is chosen. */
const drawing = (columns: Answer["columns"], rows: Answer["rows"]): Child => {
  const label = columns.findIndex(({ type }) => type === "VARCHAR" || type === "DATE")
  const numbers = columns.flatMap(({ type }, i) => (isNumber(type) ? [i] : []))
  if (label < 0 || numbers.length === 0 || rows.length < 2) return null
  const bars = (value: number): HTMLElement => {
    const shown = rows.slice(0, MAX_BARS).map((row, i) => ({ label: String(row[label] ?? "–"), value: figureOf(row, value), i }))
    return chart(`${columns[value].name} by ${columns[label].name}`, Plot.plot({
      width: chartWidth(), marginLeft: isNarrow() ? 140 : 260, marginBottom: 44, style: { fontSize: "13px" }, x: { label: columns[value].name, labelOffset: 40, grid: true },
      y: { label: null, domain: shown.map(({ i }) => i), tickFormat: (i: number) => shorten(shown[i].label, isNarrow() ? 16 : 36) },
      marks: [Plot.barX(shown, { x: "value", y: "i", fill: "var(--link)" }), Plot.ruleX([0])]
    }))
  }
  const first = sortedBy(rows, numbers)
  const place = h("div", {}, bars(first))
  const choice = h("select", { "aria-label": "Drawn" }, ...numbers.map((column) => h("option", { value: column, selected: column === first }, columns[column].name))) as HTMLSelectElement
  choice.addEventListener("change", () => place.replaceChildren(bars(Number(choice.value))))
  return h("div", {}, numbers.length > 1 ? h("p", {}, h("label", {}, "Drawn: ", choice)) : null, place, rows.length > MAX_BARS ? h("p.status", {}, `The first ${MAX_BARS} rows are drawn.`) : null)
}
