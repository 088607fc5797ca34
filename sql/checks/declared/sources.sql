-- Keys of sources are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'source_id' AS column_name, source_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM sources GROUP BY source_id HAVING count(*) > 1
UNION ALL SELECT 'published_grain', source_id, published_grain FROM sources WHERE published_grain NOT IN ('minute', 'day', 'none')
UNION ALL SELECT 'published_basis', source_id, published_basis FROM sources WHERE published_basis NOT IN ('metadata', 'jsonld', 'meta', 'feed', 'filename', 'manifest', 'inferred', 'none')
UNION ALL SELECT 'language_basis', source_id, language_basis FROM sources WHERE language_basis NOT IN ('declared', 'detected')
UNION ALL SELECT 'dup_kind', source_id, dup_kind FROM sources WHERE dup_kind NOT IN ('exact', 'near')
