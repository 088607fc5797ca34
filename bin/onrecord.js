#!/usr/bin/env node
// Starts the program on a Node that can run it. The package brings one (Node 26, as an optional dependency of each
// platform); where that is missing, the Node that runs this file does it if it is new enough.
import { spawn } from "node:child_process"
import { existsSync } from "node:fs"
import { createRequire } from "node:module"
import { constants } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const OLDEST_NODE = [22, 19]
const CODE_OF_FAULT = 70

const root = join(dirname(fileURLToPath(import.meta.url)), "..")
// In a checkout the program is the TypeScript itself; installed, it is JavaScript.
const main = [join(root, "pipelines/main.ts"), join(root, "dist/pipelines/main.js")].find((file) => existsSync(file))

const [major, minor] = process.versions.node.split(".").map(Number)
const isNewEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])

const bringsNode = () => {
  const require = createRequire(import.meta.url)
  const binary = process.platform === "win32" ? "node.exe" : "bin/node"
  const platform = process.platform === "win32" ? "win" : process.platform
  for (const name of [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]) {
    try {
      const file = join(dirname(require.resolve(`${name}/package.json`)), binary)
      if (existsSync(file)) return file
    } catch {
      // This platform's package is not installed; the next name may be.
    }
  }
  return null
}

if (isNewEnough && main !== undefined) {
  process.argv[1] = main
  await import(pathToFileURL(main).href)
} else {
  const node = main === undefined ? null : bringsNode()
  if (node === null) {
    const problem =
      main === undefined
        ? "OR997 the package is not complete: install it again"
        : `OR998 Node ${process.versions.node} is too old: install Node ${OLDEST_NODE.join(".")} or newer, or install this package with its optional dependencies`
    process.stderr.write(`${problem}\n`)
    process.exitCode = CODE_OF_FAULT
  } else {
    const child = spawn(node, [main, ...process.argv.slice(2)], { stdio: "inherit" })
    // Who stops this process means the program, which has things to put away.
    for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
    child.on("exit", (code, signal) => {
      process.exitCode = code ?? 128 + constants.signals[signal]
    })
  }
}
