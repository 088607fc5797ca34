-- Keys of links are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'link_id' AS column_name, link_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM links GROUP BY link_id HAVING count(*) > 1
UNION ALL SELECT 'link_type', link_id, link_type FROM links WHERE link_type NOT IN ('same_statement', 'same_event', 'near_duplicate', 'wire_copy')
UNION ALL SELECT 'from_table', link_id, from_table FROM links WHERE from_table NOT IN ('quotes', 'events', 'sources')
UNION ALL SELECT 'to_table', link_id, to_table FROM links WHERE to_table NOT IN ('quotes', 'events', 'sources')
