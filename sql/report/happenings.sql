-- Events that several articles report, each report a row; what most articles tell comes first.
WITH shared AS (
  SELECT event_cluster_id, count(DISTINCT source_id) AS articles FROM events JOIN distinct_sources USING (source_id)
  WHERE event_cluster_id IS NOT NULL GROUP BY event_cluster_id HAVING articles > 1
), parties AS (
  SELECT event_id, list(name ORDER BY ordinal) FILTER (side = 'actor') AS actors, list(name ORDER BY ordinal) FILTER (side = 'recipient') AS recipients
  FROM event_parties
  GROUP BY event_id
)
SELECT
  event_cluster_id AS "group", event_id AS id, source_id AS source, event_type AS kind, modality, event_date_start AS date, trigger_text AS trigger, events.text,
  actors, recipients
FROM events
JOIN distinct_sources USING (source_id)
JOIN shared USING (event_cluster_id)
LEFT JOIN parties USING (event_id)
ORDER BY articles DESC, "group", source, char_start, id;
