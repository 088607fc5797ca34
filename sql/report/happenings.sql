-- Events that several articles report, each report a row.
SELECT
  event_cluster_id AS "group", event_id AS id, events.source_id AS source, event_type AS kind, modality, event_date_start AS date, trigger_text AS trigger, events.text,
  (SELECT list(name ORDER BY ordinal) FROM event_parties WHERE event_parties.event_id = events.event_id AND side = 'actor') AS actors,
  (SELECT list(name ORDER BY ordinal) FROM event_parties WHERE event_parties.event_id = events.event_id AND side = 'recipient') AS recipients
FROM events
JOIN distinct_sources USING (source_id)
WHERE event_cluster_id IN (
  SELECT event_cluster_id FROM events JOIN distinct_sources USING (source_id)
  WHERE event_cluster_id IS NOT NULL GROUP BY event_cluster_id HAVING count(DISTINCT source_id) > 1
)
ORDER BY "group", source, char_start, id;
