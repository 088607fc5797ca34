-- The events of each article; `elsewhere` counts the other articles that tell the same.
WITH happenings AS (
  SELECT event_cluster_id, count(DISTINCT source_id)::INTEGER - 1 AS others FROM events JOIN distinct_sources USING (source_id)
  WHERE event_cluster_id IS NOT NULL GROUP BY ALL HAVING others > 0
)
SELECT
  source_id, event_id AS id, trigger_start AS start, trigger_end AS "end", char_start AS clause_start, char_end AS clause_end, event_type AS kind, event_mode AS mode,
  modality, actors, recipients, event_date_start AS from_date, event_date_end AS to_date, date_basis, place_text AS place,
  event_cluster_id AS "cluster", happenings.others AS elsewhere, quote_id AS quote, rule_id AS rule, confidence
FROM events LEFT JOIN event_names USING (event_id) LEFT JOIN happenings USING (event_cluster_id);
