/**
 * Who may ask the explorer anything. Pages of other origins can send requests to a local server, and a name that resolves to
 * 127.0.0.1 can read the answers (DNS rebinding): so the host, the origin and a secret are checked on every request.
 */
import { timingSafeEqual } from "node:crypto"

export interface AskedBy {
  readonly method: string
  readonly path: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
  readonly cookie: string | undefined
  /** `?token=…` of the printed link. */
  readonly token: string | null
}

export interface Refusal {
  readonly status: 403 | 404 | 405
  readonly message: string
}

export const COOKIE = "onrecord"

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

const cookieOf = (header: string | undefined): string =>
  (header ?? "")
    .split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1) ?? ""

/** Null when the request may be answered. */
export const refusalOf = (asked: AskedBy, port: number, secret: string): Refusal | null => {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (asked.host === undefined || !hosts.includes(asked.host)) {
    return { status: 403, message: "refused: this explorer answers to 127.0.0.1 and localhost only" }
  }
  if (asked.origin !== undefined && !hosts.some((host) => asked.origin === `http://${host}`)) {
    return { status: 403, message: "refused: the request comes from another site" }
  }
  if (asked.fetchSite === "cross-site" && asked.path !== "/")
    return { status: 403, message: "refused: the request comes from another site" }
  if (!["GET", "HEAD", "POST"].includes(asked.method)) return { status: 405, message: "refused: only GET and POST are answered" }
  if (!same(cookieOf(asked.cookie), secret) && !same(asked.token ?? "", secret)) {
    return { status: 403, message: "refused: open the explorer by the link that it printed; it carries the token" }
  }
  return null
}

/** A path below the report's folder, or null: no parent folders, no hidden files, no tricks with encodings. */
export const safePath = (path: string): string | null => {
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
  } catch {
    return null
  }
  const parts = decoded.split("/").filter((part) => part !== "")
  return parts.some((part) => part.startsWith(".") || /[\\:\0]/u.test(part)) ? null : parts.join("/")
}

/** Headers of every answer. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store"
}
