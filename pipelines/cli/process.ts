/** The process: arguments in, exit code out. No logic. */
import * as NodeRuntime from "@effect/platform-node/NodeRuntime"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import { Command } from "effect/cli"
import { VERSION } from "../versions.ts"
import { onrecord } from "./command.ts"
import { reportFailure } from "./failure.ts"

onrecord.pipe(Command.run({ version: VERSION }), Effect.catchCause(reportFailure), Effect.provide(NodeServices.layer), (program) =>
  NodeRuntime.runMain(program, { disableErrorReporting: true })
)
