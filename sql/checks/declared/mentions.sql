-- Keys of mentions are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'mention_id' AS column_name, mention_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM mentions GROUP BY mention_id HAVING count(*) > 1
UNION ALL SELECT 'entity_id', mention_id, value FROM (SELECT mention_id, entity_id AS value FROM mentions) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'entity_ids', mention_id, value FROM (SELECT mention_id, unnest(entity_ids) AS value FROM mentions) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'source_id', mention_id, value FROM (SELECT mention_id, source_id AS value FROM mentions) WHERE value IS NOT NULL AND value NOT IN (SELECT source_id FROM sources)
UNION ALL SELECT 'sentence_id', mention_id, value FROM (SELECT mention_id, sentence_id AS value FROM mentions) WHERE value IS NOT NULL AND value NOT IN (SELECT sentence_id FROM sentences)
UNION ALL SELECT 'quote_id', mention_id, value FROM (SELECT mention_id, quote_id AS value FROM mentions) WHERE value IS NOT NULL AND value NOT IN (SELECT quote_id FROM quotes)
UNION ALL SELECT 'mention_kind', mention_id, mention_kind FROM mentions WHERE mention_kind NOT IN ('name', 'nominal', 'pronoun')
UNION ALL SELECT 'mention_type', mention_id, mention_type FROM mentions WHERE mention_type NOT IN ('PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'WORK', 'OTHER')
