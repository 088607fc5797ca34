/** The report: opens from disk. */
import { start } from "./app.ts"

start()
