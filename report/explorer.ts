/** The explorer: the report, and a SQL console on the dataset's database. */
import { start } from "./app.ts"
import { query } from "./pages/query.ts"

start({ query: { title: "Ask in SQL", menu: "SQL", page: query } })
