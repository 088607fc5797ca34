/** What is said when a command fails, and how the process ends then. */
import * as Cause from "effect/Cause"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import { EXIT_CODES, exitCodeOf } from "./exit-codes.ts"
import { escapeControls } from "./terminal.ts"

/** One message on standard error; a stack trace only for a fault of the program. Sets the exit code. */
export const reportFailure = (cause: Cause.Cause<{ readonly _tag: string; readonly message: string }>): Effect.Effect<void> =>
  Effect.gen(function* () {
    const failure = cause.reasons.find(Cause.isFailReason)?.error
    const isInterrupted = cause.reasons.length > 0 && cause.reasons.every(Cause.isInterruptReason)
    if (isInterrupted) process.exitCode = EXIT_CODES.interrupted
    else if (failure === undefined) {
      process.exitCode = EXIT_CODES.fault
      yield* Console.error(`OR999 the program failed; please report it with this trace\n${escapeControls(Cause.pretty(cause))}`)
    } else {
      process.exitCode = exitCodeOf(failure)
      // Usage errors are shown with the help text already.
      if (failure._tag !== "ShowHelp") yield* Console.error(escapeControls(failure.message))
    }
  })
