/** The odd inputs that a repository cannot hold: links, pipes, devices, names, and what is large. */
import { execFileSync } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, openSync, closeSync, ftruncateSync, symlinkSync, writeFileSync } from "node:fs"
import { createServer } from "node:net"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"

const COMMITTED = fileURLToPath(new URL("./inputs", import.meta.url))
const SENTENCE = "Mara Lind, the harbour minister, said on Monday that the port would open again. "
const LONG = 1_000_000
const filled = (unit: string, length: number): string => unit.repeat(Math.ceil(length / unit.length)).slice(0, length)

/** A file that has a size and no content. */
const sparse = (file: string, bytes: number): void => {
  const handle = openSync(file, "w")
  ftruncateSync(handle, bytes)
  closeSync(handle)
}

/** Root may read everything. */
export const mayBeUnreadable = process.getuid?.() !== 0

const makeLinks = (folder: string, outside: string): void => {
  const link = (target: string, name: string): void => symlinkSync(target, join(folder, name))
  link(".", "loop")
  link("self.txt", "self.txt")
  link("nowhere.txt", "broken-link.txt")
  link("/dev/zero", "device.txt")
  link(join(outside, "secret.txt"), "outside.txt")
  link(outside, "outside-folder")
  link("no-ending", "link.txt")
}

const makeNames = (folder: string): void => {
  const write = (name: string | Buffer, start: string): void =>
    writeFileSync(typeof name === "string" ? join(folder, name) : Buffer.concat([Buffer.from(`${folder}/`), name]), `${start} ${SENTENCE}`)
  write("line\nbreak.txt", "A name of two lines.")
  write("\u001b[31mred\u0007.txt", "A name that colours.")
  write("\u202etxt.exe", "A name from right to left.")
  write("back\\slash.txt", "A name with a backslash.")
  write("-rf.txt", "A name like an option.")
  write("%2e%2e%2fetc.txt", "A name like an escaped path.")
  write(`${"n".repeat(246)}.txt`, "A name of 250 letters.")
  write(Buffer.from([0x6e, 0xff, 0xfe, 0x2e, 0x74, 0x78, 0x74]), "A name that is no UTF-8.")
}

const makeLarge = (folder: string): void => {
  const write = (name: string, content: string | Uint8Array): void => writeFileSync(join(folder, name), content)
  sparse(join(folder, "sparse.txt"), 5 * 1024 ** 3)
  write("bomb.txt.gz", gzipSync(Buffer.alloc(300 * 1024 ** 2)))
  write("bomb.jsonl.gz", gzipSync(Buffer.alloc(300 * 1024 ** 2, 0x20)))
  write("one-line.txt", filled(SENTENCE, LONG))
  write("too-long.txt", filled(SENTENCE, 5 * LONG))
  write("lines.txt", filled("a\n", LONG))
  write("quotes.txt", filled("“", LONG / 2))
  write("capitals-long.txt", filled("A", LONG / 2))
  write("nested.html", `<!doctype html><body>${"<div>".repeat(50_000)}<p>${SENTENCE}</p>`)
  write("string.json", JSON.stringify({ text: filled("word ", 5 * LONG) }))
}

/** Makes every odd input in a new folder. What it gives closes the socket. */
export const makeNaughty = async (folder: string, outside: string): Promise<() => void> => {
  cpSync(COMMITTED, folder, { recursive: true })
  mkdirSync(outside)
  writeFileSync(join(outside, "secret.txt"), SENTENCE)
  makeLinks(folder, outside)
  makeNames(folder)
  makeLarge(folder)
  mkdirSync(join(folder, "nothing-in-it"))
  mkdirSync(join(folder, "deep", ...Array.from({ length: 70 }, () => "d")), { recursive: true })
  if (mayBeUnreadable) {
    writeFileSync(join(folder, "unreadable.txt"), SENTENCE)
    chmodSync(join(folder, "unreadable.txt"), 0)
  }
  execFileSync("mkfifo", [join(folder, "pipe.txt")])
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(folder, "socket.txt"), resolve))
  return () => void server.close()
}
