/** A process that is benchmarked: one command, one answer. */
import { spawn, spawnSync } from "node:child_process"
import { createInterface } from "node:readline"

/** Seconds and tokens of one command. */
export interface Timing {
  readonly tokens: number
  readonly cpu: number
  readonly wall: number
}

/** A whole process, start to end; peak memory in bytes. */
export interface ColdTiming extends Timing {
  readonly peak: number
}

export interface Command {
  readonly texts: ReadonlyArray<string>
  /** spaCy's batch size. */
  readonly batch?: number
  /** Our worker threads; none: the main thread. */
  readonly threads?: number
}

export class Competitor {
  readonly name: string
  readonly #child
  readonly #answers
  readonly #command: ReadonlyArray<string>

  constructor(name: string, command: ReadonlyArray<string>) {
    this.name = name
    this.#command = command
    this.#child = spawn(command[0], command.slice(1), { stdio: ["pipe", "pipe", "inherit"] })
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]()
  }

  async run(command: Command): Promise<Timing> {
    return this.#ask(command)
  }

  /** Peak memory in bytes so far, and what it runs on. */
  async report(): Promise<{ readonly peak: number; readonly versions: string }> {
    return this.#ask({ report: true })
  }

  stop(): void {
    this.#child.stdin.end()
  }

  /** A process of its own that parses the files and ends; wall time from its start to its end. */
  cold(files: ReadonlyArray<string>): ColdTiming {
    const start = performance.now()
    const { stdout, status } = spawnSync(this.#command[0], [...this.#command.slice(1), "--cold", ...files], { encoding: "utf8" })
    const wall = (performance.now() - start) / 1000
    if (status !== 0) throw new Error(`${this.name} ended with ${status}`)
    return { ...JSON.parse(stdout), wall }
  }

  async #ask<Answer>(command: unknown): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(command)}\n`)
    const { value, done } = await this.#answers.next()
    if (done === true) throw new Error(`${this.name} ended without an answer`)
    return JSON.parse(value)
  }
}
