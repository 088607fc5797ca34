/** Paths as given on the command line → the files they hold. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import type { Reject } from "../dataset.ts"
import { InputNotFound } from "./errors.ts"
import type { Declared } from "./manifest.ts"
import { MANIFEST_NAME, readManifest } from "./manifest.ts"
import { rejected } from "./rejected.ts"

/** A regular file to be read. */
export interface FoundFile {
  readonly input_path: string
  readonly path: string
  readonly size: number
  readonly declared: Declared | null
}
export type Found = Result.Result<FoundFile, Reject>

/** Folders deeper than this are not entered: no archive of articles is that deep, a loop of links is. */
const MAX_DEPTH = 64

const byInputPath = (a: Found, b: Found): number => {
  const pathOf = (found: Found): string => (Result.isSuccess(found) ? found.success.input_path : found.failure.input_path)
  return pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0
}

/**
 * Every file under the given paths, sorted by `input_path`, each once. Hidden files and manifests are no articles.
 * **Errors**: InputNotFound, ManifestBroken.
 */
export const findFiles = Effect.fn("findFiles")(function* (paths: ReadonlyArray<string>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const roots = [...new Set(paths.map((each) => path.resolve(each)))].sort()
  const found: Array<Found> = []
  const seen = new Set<string>()
  const names = shortestNames(roots)
  for (const [i, root] of roots.entries()) {
    const info = yield* fs.stat(root).pipe(Effect.mapError(() => new InputNotFound({ path: root })))
    if (info.type === "Directory") {
      const real = yield* fs.realPath(root).pipe(Effect.mapError(() => new InputNotFound({ path: root })))
      found.push(...(yield* walk({ folder: root, prefix: roots.length === 1 ? "" : `${names[i]}/`, root: real, depth: 0, seen })))
      continue
    }
    const folder = path.dirname(root)
    const manifest = yield* readManifest(folder, MANIFEST_NAME)
    found.push(yield* look({ file: root, input_path: names[i], root: null, declared: manifest.get(path.basename(root)) ?? null, seen }))
  }
  return found.filter((each) => Result.isFailure(each) || each.success.path !== "").sort(byInputPath)
})

interface Folder {
  readonly folder: string
  readonly prefix: string
  /** Real path of the input root. */
  readonly root: string
  readonly depth: number
  readonly seen: Set<string>
}

const walk = (
  at: Folder
): Effect.Effect<ReadonlyArray<Found>, Effect.Error<ReturnType<typeof readManifest>>, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function* () {
    const { depth, folder, prefix, root, seen } = at
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const real = yield* fs.realPath(folder).pipe(Effect.orElseSucceed(() => folder))
    if (seen.has(real) || depth > MAX_DEPTH) return []
    seen.add(real)
    const listed = yield* Effect.result(fs.readDirectory(folder))
    if (Result.isFailure(listed)) return [Result.fail(rejected("OR101", prefix === "" ? "." : prefix.slice(0, -1)))]
    const manifest = yield* readManifest(folder, `${prefix}${MANIFEST_NAME}`)
    const names = listed.success.filter((name) => !name.startsWith(".") && name !== MANIFEST_NAME).sort()
    const found: Array<Found> = []
    for (const name of names) {
      const file = path.join(folder, name)
      const input_path = prefix + name
      const type = yield* fs.stat(file).pipe(
        Effect.map((info) => info.type),
        Effect.orElseSucceed(() => "Unknown" as const)
      )
      if (type === "Directory" && (yield* isInside(file, root))) {
        found.push(...(yield* walk({ folder: file, prefix: `${input_path}/`, root, depth: depth + 1, seen })))
      } else found.push(yield* look({ file, input_path, root, declared: manifest.get(name) ?? null, seen }))
    }
    const missing = [...manifest.keys()].filter((name) => !names.includes(name))
    return [...found, ...missing.map((name): Found => Result.fail(rejected("OR108", prefix + name)))]
  })

/** True when the real place of `file` lies under the input root. */
const isInside = Effect.fnUntraced(function* (file: string, root: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const real = yield* fs.realPath(file).pipe(Effect.orElseSucceed(() => null))
  return real === null || real === root || real.startsWith(root.endsWith(path.sep) ? root : root + path.sep)
})

interface Candidate {
  readonly file: string
  readonly input_path: string
  /** Real path of the folder it must not leave, null when it was named itself. */
  readonly root: string | null
  readonly declared: Declared | null
  readonly seen: Set<string>
}

/** A candidate as a file to read, as a reject, or as nothing (an empty `path`) when it was met before. */
const look = Effect.fnUntraced(function* ({ declared, file, input_path, root, seen }: Candidate) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const info = yield* Effect.result(fs.stat(file))
  if (Result.isFailure(info)) return Result.fail(rejected("OR101", input_path))
  if (root !== null && !(yield* isInside(file, root))) return Result.fail(rejected("OR106", input_path))
  if (info.success.type !== "File") return Result.fail(rejected("OR105", input_path))
  const real = path.join(yield* fs.realPath(path.dirname(file)).pipe(Effect.orElseSucceed(() => path.dirname(file))), path.basename(file))
  const isNew = !seen.has(real)
  seen.add(real)
  return Result.succeed({ input_path, path: isNew ? file : "", size: Number(info.success.size), declared })
})

/** The shortest endings of the paths that tell them apart: `a/x.txt` and `b/x.txt`, but `x.txt` when it is alone. */
export const shortestNames = (paths: ReadonlyArray<string>): ReadonlyArray<string> => {
  const parts = paths.map((each) => each.split(/[/\\]/u).filter((part) => part !== ""))
  return parts.map((own, i) => {
    for (let length = 1; length <= own.length; length++) {
      const name = own.slice(-length).join("/")
      const isTaken = parts.some((other, j) => j !== i && other.slice(-length).join("/") === name)
      if (!isTaken) return name
    }
    return own.join("/")
  })
}
