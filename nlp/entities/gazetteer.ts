/**
 * A user's own list of names: CSV with the columns name, aliases (apart by `|`), type, external_id. Its names come before
 * those of the shipped gazetteers; what cannot be read is rejected with its line number.
 */
import type { EntityType } from "../annotations.ts"
import { readTable, type RejectedRecord } from "./csv.ts"

/** One thing of a user's list. */
export interface GazetteerRow {
  readonly name: string
  readonly aliases: ReadonlyArray<string>
  readonly type: EntityType
  /** As given, null when the cell is empty. */
  readonly externalId: string | null
}

export interface UserGazetteer {
  readonly rows: ReadonlyArray<GazetteerRow>
  readonly rejects: ReadonlyArray<RejectedRecord>
}

const TYPES: ReadonlyArray<EntityType> = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "OTHER"]

/** Reads a user's gazetteer. Rows without a name, with an unknown type or with too many cells are rejected, as is a second row of one name and type. */
export const parseGazetteer = (csvText: string): UserGazetteer => {
  const rows: Array<GazetteerRow> = []
  const rejects: Array<RejectedRecord> = []
  const seen = new Map<string, number>()
  for (const { line, cells, extra } of readTable(csvText)) {
    const name = (cells.name ?? "").normalize("NFC")
    const type = TYPES.find((known) => known === (cells.type ?? "").toUpperCase())
    const reject = (code: string, message: string): void => {
      rejects.push({ line, code, message })
    }
    if (extra > 0) reject("too_many_cells", `${extra} more cells than columns; quote cells that hold a comma`)
    else if (name === "") reject("no_name", "the column “name” is empty")
    else if (!/[\p{L}\p{N}]/u.test(name)) reject("no_name", `“${name}” has neither letter nor digit`)
    else if (type === undefined) reject("unknown_type", `“${cells.type ?? ""}” is none of ${TYPES.join(", ")}`)
    else if (seen.has(`${type} ${name}`)) reject("duplicate", `line ${seen.get(`${type} ${name}`)} has the same name and type`)
    else {
      seen.set(`${type} ${name}`, line)
      const aliases = (cells.aliases ?? "")
        .split("|")
        .map((alias) => alias.trim().normalize("NFC"))
        .filter((alias) => /[\p{L}\p{N}]/u.test(alias))
      rows.push({ name, aliases, type, externalId: (cells.external_id ?? "") === "" ? null : cells.external_id })
    }
  }
  return { rows, rejects }
}
