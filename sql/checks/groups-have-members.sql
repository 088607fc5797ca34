-- A group of statements, events or copies has at least two members.
SELECT statement_id AS group_id FROM quotes WHERE statement_id IS NOT NULL GROUP BY ALL HAVING count(*) < 2
UNION ALL
SELECT event_cluster_id FROM events WHERE event_cluster_id IS NOT NULL GROUP BY ALL HAVING count(*) < 2
UNION ALL
SELECT dup_group_id FROM sources WHERE dup_group_id IS NOT NULL GROUP BY ALL HAVING count(*) < 2
UNION ALL
SELECT source_id FROM sources WHERE (dup_group_id IS NULL) <> (dup_kind IS NULL) OR (dup_group_id IS NULL) <> (dup_score IS NULL)
