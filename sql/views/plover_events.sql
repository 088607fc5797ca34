-- Events as PLOVER 2.0 records.
CREATE VIEW plover_events AS
WITH folded AS (
  SELECT
    events.*,
    CASE
      WHEN modality = 'planned' AND event_type IN ('CONSULT', 'SUPPORT', 'COOPERATE', 'AID') THEN 'AGREE'
      WHEN modality = 'planned' AND event_type = 'RETREAT' THEN 'CONCEDE'
      ELSE event_type
    END AS plover_type,
    event_type = 'CONSULT' AND coalesce(event_mode, '') <> 'visit' AND len(actor_entity_ids) + len(actor_spans) > 0 AS is_mutual
  FROM events
  WHERE modality NOT IN ('negated', 'called_off', 'hypothetical')
), countries AS (
  SELECT
    event_id,
    list_sort(list_distinct(list(country_code) FILTER (side = 'actor' AND country_code IS NOT NULL))) AS actor_countries,
    list_sort(list_distinct(list(country_code) FILTER (side = 'recipient' AND country_code IS NOT NULL))) AS recipient_countries
  FROM event_parties
  GROUP BY event_id
)
SELECT
  event_id,
  source_id,
  sentence_id,
  plover_type AS event_type,
  CASE WHEN plover_type = event_type THEN event_mode END AS event_mode,
  event_context,
  CASE WHEN plover_type = event_type THEN quad_class ELSE 1 END AS quad_class,
  CASE WHEN plover_type = event_type THEN intensity WHEN plover_type = 'AGREE' THEN 2.5 ELSE 4.5 END AS score,
  CASE
    WHEN modality = 'planned' THEN 'future'
    WHEN modality = 'possible' THEN 'hypothetical'
    ELSE 'historical'
  END AS status,
  CASE WHEN is_mutual THEN list_sort(list_distinct(actor_entity_ids || recipient_entity_ids)) ELSE actor_entity_ids END AS actor_entity_ids,
  CASE WHEN is_mutual THEN actor_spans || recipient_spans ELSE actor_spans END AS actor_spans,
  CASE WHEN is_mutual THEN list_sort(list_distinct(coalesce(actor_countries, []) || coalesce(recipient_countries, []))) ELSE coalesce(actor_countries, []) END AS actor_countries,
  CASE WHEN is_mutual THEN list_sort(list_distinct(actor_sectors || recipient_sectors)) ELSE actor_sectors END AS actor_sectors,
  CASE WHEN is_mutual THEN [] ELSE recipient_entity_ids END AS recipient_entity_ids,
  CASE WHEN is_mutual THEN [] ELSE recipient_spans END AS recipient_spans,
  CASE WHEN is_mutual THEN [] ELSE coalesce(recipient_countries, []) END AS recipient_countries,
  CASE WHEN is_mutual THEN [] ELSE recipient_sectors END AS recipient_sectors,
  trigger_start,
  trigger_end,
  trigger_text,
  event_date_start,
  event_date_end,
  place_entity_id,
  place_text,
  event_cluster_id,
  confidence
FROM folded
LEFT JOIN countries USING (event_id)
WHERE plover_type = event_type OR NOT EXISTS (
  SELECT 1 FROM events AS promise
  WHERE promise.sentence_id = folded.sentence_id AND promise.event_id <> folded.event_id AND promise.event_type = folded.plover_type
    AND promise.modality NOT IN ('negated', 'called_off')
    AND promise.char_start <= folded.trigger_start AND folded.trigger_end <= promise.char_end
)
ORDER BY event_id;
COMMENT ON VIEW plover_events IS 'Events folded to PLOVER 2.0: planned cooperation is AGREE (once, where the sentence states the promise itself), a planned retreat is CONCEDE, what did not happen, or is only the content of a demand or a condition, is dropped, and where parties meet all are actors. One row a report, copies included.';
