/**
 * The program in few files, over the modules of `dist/` that the compiler made (which stay, for programs that import the package):
 * starting from hundreds of modules takes three times as long. All of it is one script, and what a thread that only parses needs of it
 * another; their compiled code is kept from one start to the next (pipelines/kept-code.ts). `main` and the threads' modules load them.
 * Libraries that few runs need are files of their own.
 */
import { build, type BuildOptions, type Plugin } from "esbuild"
import { createHash } from "node:crypto"
import { readFile, writeFile } from "node:fs/promises"
import { relative } from "node:path"
import { EXIT_CODES } from "../pipelines/cli/exit-codes.ts"
import type { filesVersion as FilesVersion } from "../pipelines/store/rules-version.ts"

/**
 * DuckDB's native code finds itself by its own path, and only its JavaScript knows where it is. That asks for Node's diagnostic report, which
 * takes as long as loading the code, to find out which C library there is: not asked where there is none but glibc.
 */
const nativeDuckDb: Plugin = {
  name: "native-duckdb",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@duckdb\/node-bindings$/ }, () => ({ path: "bindings", namespace: "native-duckdb" }))
    onLoad({ filter: /.*/, namespace: "native-duckdb" }, () => ({
      contents: `
        const require = requireOfDuckDb()
        const { arch, platform } = process
        const mayBeMusl = ["x86_64", "aarch64"].some((name) => process.getBuiltinModule("node:fs").existsSync("/lib/ld-musl-" + name + ".so.1"))
        module.exports = platform === "linux" && !mayBeMusl
          ? require("@duckdb/node-bindings-linux-" + arch + "/duckdb.node")
          : require("./duckdb.js")`
    }))
  }
}

// esbuild's expressions have no flags.
const TYPESCRIPT = /\.ts$/

/** Modules find their data by their own place, which in a bundle is no longer theirs: it is written in. */
const keepPlaces = (root: string): Plugin => ({
  name: "keep-places",
  setup: ({ onLoad }) =>
    onLoad({ filter: TYPESCRIPT }, async ({ path }) => {
      if (path.includes("node_modules")) return null
      const place = relative(root, path).replaceAll("\\", "/").replace(/\.ts$/u, ".js")
      const text = await readFile(path, "utf8")
      return { contents: text.replaceAll("import.meta.url", `new URL(${JSON.stringify(place)}, ONRECORD_ROOT).href`), loader: "ts" }
    })
})

/** Node's own modules that most runs need little or nothing of, and that take milliseconds to load. */
const LATE = /^(?:node:)?(child_process|http|readline|sqlite|zlib)$/

/** Such a module is loaded with the first use of anything in it. */
const lateBuiltins: Plugin = {
  name: "late-builtins",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: LATE }, ({ path }) => ({ path: `node:${LATE.exec(path)![1]}`, namespace: "late-builtin" }))
    onLoad({ filter: /.*/, namespace: "late-builtin" }, async ({ path }) => {
      const names = Object.keys((await import(path)) as object).filter((name) => name !== "default")
      return {
        contents: `for (const name of ${JSON.stringify(names)})
        Object.defineProperty(exports, name, { enumerable: true, get: () => process.getBuiltinModule(${JSON.stringify(path)})[name] })`
      }
    })
  }
}

/** Modules that there must be one of, whoever asks: they hold what was started, or is to be kept. */
const SHARED = /\/(analyst-thread|kept-code)\.ts$/
const shared: Plugin = {
  name: "shared",
  setup: ({ onResolve }) => onResolve({ filter: SHARED }, ({ path }) => ({ path: `./${SHARED.exec(path)![1]}.js`, external: true }))
}

/** Loaded when it is needed by a module, and at once by others: there must be one of it. */
const EVERYWHERE = "apache-arrow"

/** What else is loaded from elsewhere when it is needed is a library: a file of its own. Adds their names to `found`. */
const libraries = (found: Set<string>): Plugin => ({
  name: "libraries",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^[^.]/ }, ({ kind, path }) => {
      if (kind !== "dynamic-import" || path === EVERYWHERE) return null
      found.add(path)
      return { path: `../chunks/${fileNameOf(path)}.cjs`, external: true }
    })
})
const fileNameOf = (library: string): string => library.replaceAll("/", "-")

/** The scripts, each with the ways into it, by the module that an entry file imports. A thread that only parses has little to load. */
const SCRIPTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  program: { "./cli/process.ts": "process", "./analyst-answers.ts": "answers" },
  parser: { "./parser-answers.ts": "parses" }
}

/** In the entry files, a way leads into its script; `files` tells their names. */
const intoScripts = (files: Readonly<Record<string, string>>): Plugin => ({
  name: "into-scripts",
  setup: ({ onLoad, onResolve }) => {
    for (const [script, ways] of Object.entries(SCRIPTS)) {
      onResolve({ filter: /^\.\// }, ({ path }) => (path in ways ? { path: ways[path], namespace: script } : null))
      onLoad({ filter: /.*/, namespace: script }, ({ path }) => ({ contents: wayInto(files[script], path) }))
    }
  }
})

/** With these a command has done all that it does. */
const WELL: ReadonlyArray<number> = [EXIT_CODES.done, EXIT_CODES.rejects]

/** What each command has compiled is kept apart, if it ended well; the threads keep by themselves. */
const KEEPING: Readonly<Record<string, string>> = {
  process: `const [command = ""] = process.argv.slice(2)
const use = /^[a-z]+$/u.test(command) ? command : "start"
process.once("exit", (code) => { if (${JSON.stringify(WELL)}.includes(code)) keptCode.keepCompiled() })`,
  answers: 'const use = "thread"',
  parses: 'const use = "thread"'
}
const wayInto = (file: string, way: string): string => `
import { fileURLToPath } from "node:url"
import * as thread from "./analyst-thread.ts"
import * as keptCode from "./kept-code.ts"
${KEEPING[way]}
const script = fileURLToPath(new URL(${JSON.stringify(`./${file}`)}, import.meta.url))
await keptCode.loadBundle(script, use, { "./analyst-thread.js": thread, "./kept-code.js": keptCode }).${way}()
`

/** What the bundle begins with: its way to the package's root, and to what is not in it. */
const BANNER = [
  'const { createRequire } = require("node:module")',
  "class LateSegmenter { constructor(...options) { this.options = options } segment(text) { return (this.made ??= new globalThis.Intl.Segmenter(...this.options)).segment(text) } }",
  'const requireOfDuckDb = () => createRequire(createRequire(require.resolve("@duckdb/node-api")).resolve("@duckdb/node-bindings"))',
  'const ONRECORD_ROOT = new URL("../", require("node:url").pathToFileURL(`${__dirname}/`))'
].join(";")

/** A script or JSON whose text takes one byte a character: half the memory, and no time to decode. */
export const inAscii = (script: string): string =>
  script.replaceAll(/[^\0-\u007f]/gu, (character) =>
    Array.from({ length: character.length }, (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, "0")}`).join("")
  )

// The names of functions stay in messages; what is shortened is what nobody reads.
const COMMON: BuildOptions = {
  bundle: true,
  platform: "node",
  target: "node22.19",
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: "linked",
  allowOverwrite: true,
  mainFields: ["module", "main"]
}

/** Writes a script, under a name that changes with it, which it gives. Adds what is loaded later to `found`. */
const writeScript = async (root: string, dist: string, script: string, counted: object, found: Set<string>): Promise<string> => {
  const { outputFiles = [] } = await build({
    ...COMMON,
    stdin: {
      contents: Object.entries(SCRIPTS[script])
        .map(([module, way]) => `export const ${way} = () => import(${JSON.stringify(module)})`)
        .join("\n"),
      resolveDir: `${root}pipelines`,
      sourcefile: `${script}.ts`,
      loader: "ts"
    },
    outfile: `${dist}pipelines/${script}.cjs`,
    format: "cjs",
    // Loaded by `require`: a script of its own has no loader of modules.
    supported: { "dynamic-import": false },
    // The command line's library makes one at once, which takes fifteen milliseconds, and uses it for help only.
    define: { "Intl.Segmenter": "LateSegmenter", ONRECORD_COUNTED: JSON.stringify(counted) },
    write: false,
    banner: { js: BANNER },
    plugins: [shared, lateBuiltins, libraries(found), keepPlaces(root), nativeDuckDb]
  })
  const text = inAscii(outputFiles.find(({ path }) => path.endsWith(".cjs"))!.text)
  const file = `${script}-${createHash("sha256").update(text).digest("hex").slice(0, 12)}.cjs`
  await writeFile(`${dist}pipelines/${file}`, text)
  for (const { path, text } of outputFiles.filter(({ path }) => !path.endsWith(".cjs"))) await writeFile(path, text)
  return file
}

/** `root` and `dist` end with a slash. */
export const bundle = async (root: string, dist: string): Promise<void> => {
  const found = new Set<string>()
  const { filesVersion } = (await import(`${dist}pipelines/store/rules-version.js`)) as { readonly filesVersion: typeof FilesVersion }
  const counted = { rules: filesVersion("rules"), reading: filesVersion("reading") }
  const files: Record<string, string> = {}
  for (const script of Object.keys(SCRIPTS)) files[script] = await writeScript(root, dist, script, counted, found)
  await build({
    ...COMMON,
    entryPoints: Object.fromEntries([...found].map((library) => [fileNameOf(library), library])),
    outdir: `${dist}chunks`,
    outExtension: { ".js": ".cjs" },
    format: "cjs"
  })
  await build({
    ...COMMON,
    entryPoints: Object.fromEntries(["main", "analyst-worker", "parser-worker"].map((name) => [name, `${root}pipelines/${name}.ts`])),
    outdir: `${dist}pipelines`,
    format: "esm",
    plugins: [intoScripts(files), shared]
  })
}
