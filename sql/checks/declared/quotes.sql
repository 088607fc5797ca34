-- Keys of quotes are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'quote_id' AS column_name, quote_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM quotes GROUP BY quote_id HAVING count(*) > 1
UNION ALL SELECT 'source_id', quote_id, value FROM (SELECT quote_id, source_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT source_id FROM sources)
UNION ALL SELECT 'sentence_id', quote_id, value FROM (SELECT quote_id, sentence_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT sentence_id FROM sentences)
UNION ALL SELECT 'speaker_mention_id', quote_id, value FROM (SELECT quote_id, speaker_mention_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT mention_id FROM mentions)
UNION ALL SELECT 'speaker_entity_id', quote_id, value FROM (SELECT quote_id, speaker_entity_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'speaker_entity_ids', quote_id, value FROM (SELECT quote_id, unnest(speaker_entity_ids) AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'via_entity_id', quote_id, value FROM (SELECT quote_id, via_entity_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'addressee_entity_id', quote_id, value FROM (SELECT quote_id, addressee_entity_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'nested_in_quote_id', quote_id, value FROM (SELECT quote_id, nested_in_quote_id AS value FROM quotes) WHERE value IS NOT NULL AND value NOT IN (SELECT quote_id FROM quotes)
UNION ALL SELECT 'quote_kind', quote_id, quote_kind FROM quotes WHERE quote_kind NOT IN ('direct', 'indirect', 'mixed', 'scare')
UNION ALL SELECT 'stance', quote_id, stance FROM quotes WHERE stance NOT IN ('speech', 'belief')
UNION ALL SELECT 'speaker_kind', quote_id, speaker_kind FROM quotes WHERE speaker_kind NOT IN ('named', 'role', 'pronoun', 'collective', 'document', 'unknown')
UNION ALL SELECT 'cue_stance', quote_id, cue_stance FROM quotes WHERE cue_stance NOT IN ('neutral', 'assertive', 'distancing', 'denying', 'asking', 'promising')
