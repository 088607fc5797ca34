/** What goes from a thread to whoever asked it something at which the program failed. */
export interface Fault {
  readonly fault: string
}

/** Where it was thrown, as far as that is known. */
export const faultOf = (error: unknown): Fault => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) })
