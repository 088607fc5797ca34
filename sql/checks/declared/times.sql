-- Keys of times are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'time_id' AS column_name, time_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM times GROUP BY time_id HAVING count(*) > 1
UNION ALL SELECT 'source_id', time_id, value FROM (SELECT time_id, source_id AS value FROM times) WHERE value IS NOT NULL AND value NOT IN (SELECT source_id FROM sources)
UNION ALL SELECT 'sentence_id', time_id, value FROM (SELECT time_id, sentence_id AS value FROM times) WHERE value IS NOT NULL AND value NOT IN (SELECT sentence_id FROM sentences)
UNION ALL SELECT 'timex_type', time_id, timex_type FROM times WHERE timex_type NOT IN ('DATE', 'TIME', 'DURATION', 'SET')
UNION ALL SELECT 'grain', time_id, grain FROM times WHERE grain NOT IN ('millennium', 'century', 'decade', 'year', 'half', 'quarter', 'season', 'month', 'week', 'weekend', 'day', 'part_of_day', 'hour', 'minute')
UNION ALL SELECT 'anchor', time_id, anchor FROM times WHERE anchor NOT IN ('explicit', 'published_at', 'previous_time', 'none')
