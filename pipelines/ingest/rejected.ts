/** Why a file or record was not taken. Each code has an entry in docs/reference/errors.md. */
import type { Reject, RejectStage } from "../dataset.ts"

interface Reason {
  readonly stage: RejectStage
  readonly message: string
  readonly isReplayable: boolean
}

export const REJECT_REASONS = {
  OR101: { stage: "read", message: "cannot be read: check that it exists and may be read by you, then run again", isReplayable: true },
  OR102: { stage: "read", message: "is empty: expected an article's text", isReplayable: false },
  OR103: { stage: "decode", message: "is not text: expected UTF-8 text, found binary data", isReplayable: false },
  OR104: { stage: "decode", message: "has a charset that cannot be told: convert it to UTF-8, then run again", isReplayable: false },
  OR105: { stage: "read", message: "is not a file: expected a regular file, found a pipe, socket or device", isReplayable: false },
  OR106: {
    stage: "read",
    message: "leads outside the input folder: name the place it points to as an input of its own",
    isReplayable: false
  },
  OR107: {
    stage: "metadata",
    message: "differs from the sha256 in MANIFEST.json: restore the file or correct the manifest",
    isReplayable: false
  },
  OR108: { stage: "metadata", message: "is named in MANIFEST.json but is not there: add the file or delete the entry", isReplayable: true },
  OR109: { stage: "read", message: "has a format that is not read: see docs/reference/inputs.md for those that are", isReplayable: false },
  OR110: { stage: "clean", message: "holds no article: expected a page with paragraphs of text", isReplayable: false },
  OR111: {
    stage: "read",
    message: "is broken: the record is no valid JSON, CSV, XML or WARC; mend it, then replay it",
    isReplayable: true
  },
  OR112: { stage: "read", message: "has no text: name the field that holds it with --map text=FIELD", isReplayable: true },
  OR113: { stage: "read", message: "is larger than 64 MiB: split it into articles", isReplayable: false },
  OR114: { stage: "read", message: "ends early or is corrupt: the records before it were taken; fetch the file again", isReplayable: true },
  OR115: {
    stage: "read",
    message: "expands without end: it was read up to the limit; unpack it yourself if you trust it",
    isReplayable: false
  },
  OR116: {
    stage: "read",
    message: "is a list of addresses: Onrecord never fetches; save the pages with a crawler and name their folder",
    isReplayable: false
  },
  OR117: { stage: "read", message: "answered with an error: the archive holds no article for this address", isReplayable: false },
  OR118: {
    stage: "read",
    message: "points elsewhere: a redirect, a revisit or a part of a record holds no article of its own",
    isReplayable: false
  },
  OR119: {
    stage: "read",
    message: "could not be read, which is a fault of the program: report it with the file, replay it after an update",
    isReplayable: true
  },
  OR120: { stage: "metadata", message: "says nothing that can be used: correct the line of your list", isReplayable: false },
  OR121: { stage: "decode", message: "is locked with a password: unlock it, then run again", isReplayable: false },
  OR122: {
    stage: "decode",
    message: "holds pictures of words and no words: read them with an OCR program, then name its output",
    isReplayable: false
  },
  OR130: {
    stage: "read",
    message: "is larger than an article may be: split it, or raise --max-article-bytes (at most 100,000 lines and sentences in any case)",
    isReplayable: true
  },
  OR131: {
    stage: "read",
    message: "lies too deep: it is the 65th folder in a folder, and was not entered; name it as an input of its own",
    isReplayable: false
  },
  OR305: {
    stage: "annotate",
    message: "could not be analysed, which is a fault of the program: report it with the article, replay it after an update",
    isReplayable: true
  }
} as const satisfies Readonly<Record<string, Reason>>

export type RejectCode = keyof typeof REJECT_REASONS

/** A reject of a whole file, or of the record that `more` places. */
export const rejected = (error_code: RejectCode, input_path: string, more: Partial<Reject> = {}): Reject => {
  const { isReplayable, message, stage } = REJECT_REASONS[error_code]
  return {
    input_path,
    input_member: null,
    byte_offset: null,
    sha256: null,
    excerpt: null,
    stage,
    error_code,
    message,
    is_replayable: isReplayable,
    ...more
  }
}
