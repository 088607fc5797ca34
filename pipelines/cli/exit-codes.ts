/** How a command ended, as a process exit code. Documented in docs/reference/exit-codes.md. */
export const EXIT_CODES = {
  /** Everything was taken. */
  done: 0,
  /** The command line, a configuration file or a MANIFEST.json is wrong, or an input path leads nowhere. Nothing was changed. */
  usage: 2,
  /** The dataset is written, but some files or records were rejected. */
  rejects: 3,
  /** Rows break a promise of the tables. Nothing was published. */
  checks: 4,
  /** The output folder cannot be written or is not ours to replace. */
  output: 5,
  /** The program itself is at fault or not complete. */
  fault: 70,
  /** Stopped by the user. */
  interrupted: 130
} as const

/** Exit codes of the errors that stop a run, by tag. Any other error is a fault of the program. */
const CODE_OF_ERROR: Readonly<Record<string, number>> = {
  ShowHelp: EXIT_CODES.usage,
  InputNotFound: EXIT_CODES.usage,
  ManifestBroken: EXIT_CODES.usage,
  SettingsBroken: EXIT_CODES.usage,
  GoldUnusable: EXIT_CODES.usage,
  DatasetMissing: EXIT_CODES.usage,
  PortUnusable: EXIT_CODES.usage,
  QueryRefused: EXIT_CODES.usage,
  RecordBroken: EXIT_CODES.usage,
  ReplayUnusable: EXIT_CODES.usage,
  ShardUnusable: EXIT_CODES.usage,
  ShardsDiffer: EXIT_CODES.usage,
  ShardsIncomplete: EXIT_CODES.usage,
  CheckFailed: EXIT_CODES.checks,
  RowInvalid: EXIT_CODES.checks,
  ExportRefused: EXIT_CODES.output,
  OutputRefused: EXIT_CODES.output,
  OutputBusy: EXIT_CODES.output,
  OutputUnwritable: EXIT_CODES.output,
  OutputClosed: EXIT_CODES.output,
  StoreUnwritable: EXIT_CODES.output
}

export const exitCodeOf = (error: { readonly _tag: string }): number => CODE_OF_ERROR[error._tag] ?? EXIT_CODES.fault
