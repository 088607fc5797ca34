/** Where log lines go: standard error, so that standard output holds results only. */
import * as Logger from "effect/Logger"
import type { LOG_FORMATS } from "./Settings.ts"

export const logTo = (format: (typeof LOG_FORMATS)[number]) =>
  Logger.layer([Logger.withConsoleError(format === "json" ? Logger.formatJson : Logger.formatLogFmt)])
