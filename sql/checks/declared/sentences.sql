-- Keys of sentences are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'sentence_id' AS column_name, sentence_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM sentences GROUP BY sentence_id HAVING count(*) > 1
UNION ALL SELECT 'source_id', sentence_id, value FROM (SELECT sentence_id, source_id AS value FROM sentences) WHERE value IS NOT NULL AND value NOT IN (SELECT source_id FROM sources)
UNION ALL SELECT 'kind', sentence_id, kind FROM sentences WHERE kind NOT IN ('headline', 'dateline', 'heading', 'body', 'caption', 'pullquote', 'promo', 'credit')
UNION ALL SELECT 'in_quote', sentence_id, in_quote FROM sentences WHERE in_quote NOT IN ('none', 'part', 'all')
