import type { RejectId } from "../../schemas/ids.ts"
import type { RejectRow } from "../../schemas/index.ts"
import type { Reject } from "../dataset.ts"
import { hash16 } from "./hash.ts"

/** The `rejects` row of a reject: the same trouble in the same place has the same id; `again` is how often it was met there. */
export const rejectRow = (reject: Reject, again = 1): RejectRow => {
  const { byte_offset, error_code, input_member, input_path } = reject
  const place = [input_path, input_member ?? "", String(byte_offset ?? ""), error_code]
  return { reject_id: `r_${hash16(...place, ...(again === 1 ? [] : [String(again)]))}` as RejectId, ...reject }
}
