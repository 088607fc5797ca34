/** Paths as given on the command line → the files they hold. */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Result from "effect/Result"
import type { Reject } from "../dataset.ts"
import { InputNotFound } from "./errors.ts"
import { globRoot } from "./globs.ts"
import type { Declared } from "./manifest.ts"
import { MANIFEST_NAME, readManifest } from "./manifest.ts"
import { rejected } from "./rejected.ts"
import type { SkippedKind } from "./skipped.ts"

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

/** In order of `input_path`. */
export const sortFound = (found: ReadonlyArray<Found>): ReadonlyArray<Found> => found.toSorted(byInputPath)

const byInputPath = (a: Found, b: Found): number => {
  const pathOf = (found: Found): string => (Result.isSuccess(found) ? found.success.input_path : found.failure.input_path)
  return pathOf(a) < pathOf(b) ? -1 : pathOf(a) > pathOf(b) ? 1 : 0
}

/**
 * Every file under the given paths, sorted by `input_path`, each once. Hidden files and manifests are no articles.
 * **Errors**: InputNotFound, ManifestBroken.
 */
export const findFiles = Effect.fn("findFiles")(function* (
  paths: ReadonlyArray<string>,
  skip: (kind: SkippedKind) => void = () => undefined
) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const roots = [...new Set(paths.map((each) => path.resolve(each)))].sort()
  const found: Array<Found> = []
  const seen = new Set<string>()
  const globs = yield* Effect.forEach(roots, (root) =>
    fs.exists(root).pipe(
      Effect.orElseSucceed(() => false),
      Effect.map((isThere) => (isThere ? null : globRoot(root)))
    )
  )
  const places = roots.map((root, i) => globs[i]?.folder ?? root)
  const distinct = [...new Set(places)]
  const names = new Map(shortestNames(distinct).map((name, i) => [distinct[i], name]))
  for (const [i, root] of roots.entries()) {
    const name = names.get(places[i]) ?? root
    const prefix = distinct.length === 1 ? "" : `${name}/`
    const glob = globs[i]
    if (glob !== null) {
      const real = yield* fs.realPath(glob.folder).pipe(Effect.mapError(() => new InputNotFound({ path: root })))
      const matches = (input_path: string): boolean => glob.matches(input_path.slice(prefix.length))
      const meant = yield* walk({ folder: glob.folder, prefix, root: real, depth: 0, folders: new Set(), seen, matches, skip })
      if (meant.length === 0) return yield* new InputNotFound({ path: root })
      found.push(...meant)
      continue
    }
    const info = yield* fs.stat(root).pipe(Effect.mapError(() => new InputNotFound({ path: root })))
    if (info.type === "Directory") {
      const real = yield* fs.realPath(root).pipe(Effect.mapError(() => new InputNotFound({ path: root })))
      found.push(...(yield* walk({ folder: root, prefix, root: real, depth: 0, folders: new Set(), seen, matches: () => true, skip })))
      continue
    }
    const folder = path.dirname(root)
    const manifest = yield* readManifest(folder, MANIFEST_NAME)
    found.push(yield* look({ file: root, input_path: name, root: null, declared: manifest.get(path.basename(root)) ?? null, seen }))
  }
  const isNew = (each: Found): boolean => Result.isFailure(each) || each.success.path !== ""
  for (const each of found) if (!isNew(each)) skip("file met before")
  return sortFound(found.filter(isNew))
})

interface Folder {
  readonly folder: string
  readonly prefix: string
  /** Real path of the input root. */
  readonly root: string
  readonly depth: number
  /** Real paths of the folders that were entered from this root. */
  readonly folders: Set<string>
  readonly seen: Set<string>
  /** Whether a file of this `input_path` is meant. */
  readonly matches: (input_path: string) => boolean
  readonly skip: (kind: SkippedKind) => void
}

const walk = (
  at: Folder
): Effect.Effect<ReadonlyArray<Found>, Effect.Error<ReturnType<typeof readManifest>>, FileSystem.FileSystem | Path.Path> =>
  Effect.gen(function* () {
    const { depth, folder, folders, matches, prefix, root, seen, skip } = at
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const real = yield* fs.realPath(folder).pipe(Effect.orElseSucceed(() => folder))
    if (folders.has(real)) return []
    if (depth > MAX_DEPTH) return [Result.fail(rejected("OR131", prefix.slice(0, -1)))]
    folders.add(real)
    const listed = yield* Effect.result(fs.readDirectory(folder))
    if (Result.isFailure(listed)) return [Result.fail(rejected("OR101", prefix === "" ? "." : prefix.slice(0, -1)))]
    const manifest = yield* readManifest(folder, `${prefix}${MANIFEST_NAME}`)
    const shown = listed.success.filter((name) => !name.startsWith("."))
    for (let hidden = listed.success.length - shown.length; hidden > 0; hidden--) skip("hidden file or folder")
    const names = shown.filter((name) => name !== MANIFEST_NAME).sort()
    const found: Array<Found> = []
    for (const name of names) {
      const file = path.join(folder, name)
      const input_path = prefix + name
      const type = yield* fs.stat(file).pipe(
        Effect.map((info) => info.type),
        Effect.orElseSucceed(() => "Unknown" as const)
      )
      if (type === "Directory" && (yield* isInside(file, root))) {
        found.push(...(yield* walk({ ...at, folder: file, prefix: `${input_path}/`, depth: depth + 1 })))
      } else if (matches(input_path)) found.push(yield* look({ file, input_path, root, declared: manifest.get(name) ?? null, seen }))
    }
    const missing = [...manifest.keys()].filter((name) => !names.includes(name) && matches(prefix + name))
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
