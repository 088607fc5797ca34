/**
 * The program in few files: `main` and the threads' module with all they import, over the modules of `dist/` that the
 * compiler made (which stay, for programs that import the package). Starting from hundreds of modules takes three times as long.
 */
import { build, type Plugin } from "esbuild"
import { readFile } from "node:fs/promises"
import { relative } from "node:path"

/** DuckDB's native code finds itself by its own path, and only its JavaScript knows where it is. */
const nativeDuckDb: Plugin = {
  name: "native-duckdb",
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^@duckdb\/node-bindings$/ }, () => ({ path: "bindings", namespace: "native-duckdb" }))
    onLoad({ filter: /.*/, namespace: "native-duckdb" }, () => ({
      contents: 'module.exports = createRequireOfBundle(require.resolve("@duckdb/node-api"))("@duckdb/node-bindings")'
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

/** What every file of the bundle begins with: its way to the package's root, and `require` for modules that still use it. */
const BANNER = [
  'import { createRequire as createRequireOfBundle } from "node:module"',
  "const require = createRequireOfBundle(import.meta.url)",
  'const ONRECORD_ROOT = new URL("../", import.meta.url)'
].join(";")

/** `root` and `dist` end with a slash. */
export const bundle = (root: string, dist: string): Promise<unknown> =>
  build({
    entryPoints: { "pipelines/main": `${root}pipelines/main.ts`, "pipelines/analyst-worker": `${root}pipelines/analyst-worker.ts` },
    outdir: dist,
    chunkNames: "chunks/[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node22.19",
    // The names of modules stay in messages; what is shortened is what nobody reads.
    minifySyntax: true,
    minifyWhitespace: true,

    legalComments: "linked",
    allowOverwrite: true,
    mainFields: ["module", "main"],
    banner: { js: BANNER },
    plugins: [keepPlaces(root), nativeDuckDb]
  })
