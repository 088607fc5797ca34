-- The one entity of a mention or speaker is the only, or first, of its list, and bears the name given.
SELECT mention_id AS row_id FROM mentions
WHERE entity_id IS DISTINCT FROM CASE WHEN len(entity_ids) = 1 THEN entity_ids[1] END
UNION ALL
SELECT quote_id FROM quotes LEFT JOIN entities ON entities.entity_id = speaker_entity_id
WHERE speaker_entity_id IS DISTINCT FROM speaker_entity_ids[1] OR speaker_name IS DISTINCT FROM entities.name
