import type { RejectId } from "../../schemas/ids.ts"
import type { RejectRow } from "../../schemas/index.ts"
import type { Reject } from "../dataset.ts"
import { hash16 } from "./hash.ts"

/** The `rejects` row of a reject: the same trouble in the same place has the same id. */
export const rejectRow = (reject: Reject): RejectRow => {
  const { byte_offset, error_code, input_member, input_path } = reject
  return { reject_id: `r_${hash16(input_path, input_member ?? "", String(byte_offset ?? ""), error_code)}` as RejectId, ...reject }
}
