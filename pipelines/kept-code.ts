/**
 * Loads the bundled program with the code that V8 had made of it by the end of an earlier start. Node's compile cache keeps of a
 * module what is compiled as it is loaded; but V8 compiles most functions when they are first called, which takes a fifth of the
 * time of a run over a few articles. Kept code lies in the compile cache's folder, and may be deleted with it at any time.
 */
import { hash } from "node:crypto"
import { readFileSync, renameSync, writeFileSync } from "node:fs"
import { createRequire, enableCompileCache, flushCompileCache } from "node:module"
import { dirname, join } from "node:path"
import { pid } from "node:process"
import { cachedDataVersionTag } from "node:v8"
import { Script } from "node:vm"
import { threadId } from "node:worker_threads"

/** Kept code begins with its own SHA-256: V8 would take what a failing disk left of it. */
const DIGEST_BYTES = 32

const digestOf = (code: Buffer): Buffer => hash("sha256", code, "buffer")

/** Null where nothing whole is kept. */
const readKept = (file: string): Buffer | null => {
  try {
    const bytes = readFileSync(file)
    const code = bytes.subarray(DIGEST_BYTES)
    return digestOf(code).equals(bytes.subarray(0, DIGEST_BYTES)) ? code : null
  } catch {
    return null
  }
}

/** Keeps nothing where nothing can be written: it is only for speed. */
const writeKept = (file: string, code: Buffer): void => {
  const aside = `${file}.${pid}-${threadId}`
  try {
    writeFileSync(aside, Buffer.concat([digestOf(code), code]))
    renameSync(aside, file)
  } catch {
    // The next start tries again.
  }
}

/** Writes what the program has compiled; null where it is kept already, or nothing is. */
let keep: (() => void) | null = null

/**
 * The exports of a CommonJS bundle of nothing but ASCII. What it does differs from one use to the next, and so does what is kept.
 *
 * @param file absolute path of the bundle, whose name must change with its content
 * @param use letters, digits and dashes
 * @param modules what the bundle gets from who loads it, by the name under which it asks
 */
export const loadBundle = (file: string, use: string, modules: Readonly<Record<string, unknown>>): unknown => {
  // In a thread Node's own cache is asked for once more: it knows the folder.
  const folder = enableCompileCache().directory
  // V8 takes only code that it made with the flags it now has.
  const tag = cachedDataVersionTag()
  const keptFile = folder === undefined ? null : join(folder, `${file.slice(dirname(file).length + 1)}-${use}-${tag.toString(16)}`)
  const kept = keptFile === null ? null : readKept(keptFile)
  const script = new Script(`(function(exports,require,module,__dirname){${readFileSync(file, "latin1")}\n})`, {
    filename: file,
    ...(kept === null ? {} : { cachedData: kept })
  })
  if (keptFile !== null && (kept === null || script.cachedDataRejected === true)) {
    keep = () => {
      if (cachedDataVersionTag() === tag) writeKept(keptFile, script.createCachedData())
    }
  }
  const module: { exports: unknown } = { exports: {} }
  const elsewhere = createRequire(file)
  const require = Object.assign((name: string): unknown => modules[name] ?? elsewhere(name), { resolve: elsewhere.resolve })
  script.runInThisContext()(module.exports, require, module, dirname(file))
  return module.exports
}

/** To be called when most that will ever run has run once. In a checkout, of which no bundle is made, Node keeps what it keeps. */
export const keepCompiled = (): void => {
  if (keep === null) flushCompileCache()
  else keep()
  keep = null
}
