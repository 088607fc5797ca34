-- Keys of entities are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'entity_id' AS column_name, entity_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM entities GROUP BY entity_id HAVING count(*) > 1
UNION ALL SELECT 'affiliation_entity_id', entity_id, value FROM (SELECT entity_id, affiliation_entity_id AS value FROM entities) WHERE value IS NOT NULL AND value NOT IN (SELECT entity_id FROM entities)
UNION ALL SELECT 'first_source_id', entity_id, value FROM (SELECT entity_id, first_source_id AS value FROM entities) WHERE value IS NOT NULL AND value NOT IN (SELECT source_id FROM sources)
UNION ALL SELECT 'entity_type', entity_id, entity_type FROM entities WHERE entity_type NOT IN ('PERSON', 'ORG', 'GPE', 'LOC', 'FAC', 'NORP', 'EVENT', 'WORK', 'OTHER')
