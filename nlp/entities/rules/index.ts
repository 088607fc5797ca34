/** All rules of the entity stage that prove themselves on sentences. */
import type { EntityRuleCard } from "./card.ts"
import { NAME_RULES } from "./names.ts"
import { REFERENCE_RULES } from "./references.ts"
import { SURROUNDINGS_RULES } from "./surroundings.ts"

export type { EntityExample, EntityRuleCard } from "./card.ts"
export { NAME_RULES, REFERENCE_RULES }

export const ENTITY_RULES: ReadonlyArray<EntityRuleCard> = [...NAME_RULES, ...SURROUNDINGS_RULES, ...REFERENCE_RULES]
