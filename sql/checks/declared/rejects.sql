-- Keys of rejects are unique, its foreign keys hold, its enumerations keep to their words.
SELECT 'reject_id' AS column_name, reject_id AS row_id, CAST(count(*) AS VARCHAR) AS value FROM rejects GROUP BY reject_id HAVING count(*) > 1
UNION ALL SELECT 'stage', reject_id, stage FROM rejects WHERE stage NOT IN ('read', 'decode', 'metadata', 'clean', 'annotate')
