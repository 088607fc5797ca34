-- Events that several articles report, each report a row; what most articles tell comes first.
WITH shared AS (
  SELECT event_cluster_id, count(DISTINCT source_id) AS articles FROM events JOIN distinct_sources USING (source_id)
  WHERE event_cluster_id IS NOT NULL GROUP BY event_cluster_id HAVING articles > 1
)
SELECT
  event_cluster_id AS "group", event_id AS id, source_id AS source, event_type AS kind, modality, event_date_start AS date, trigger_text AS trigger, events.text,
  actors, recipients
FROM events
JOIN distinct_sources USING (source_id)
JOIN shared USING (event_cluster_id)
LEFT JOIN event_names USING (event_id)
ORDER BY articles DESC, "group", source, char_start, id;
