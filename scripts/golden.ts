/**
 * Rewrites `test/golden/`: the tables of the seeds as CSV. Read the difference line by line before it is committed; the
 * commit says why each row moved.
 */
import { execFileSync } from "node:child_process"
import { cpSync, mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../", import.meta.url))
const work = mkdtempSync(join(tmpdir(), "onrecord-golden-"))
try {
  const args = ["pipelines/main.ts", "run", "seeds", "--out", join(work, "dataset"), "--format", "csv", "--no-cache", "--quiet"]
  execFileSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" })
  cpSync(join(work, "dataset/csv"), join(ROOT, "test/golden"), { recursive: true })
} finally {
  rmSync(work, { recursive: true, force: true })
}
