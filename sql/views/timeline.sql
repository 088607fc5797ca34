-- What happened, is planned or was called off, by date; one row a real event.
CREATE VIEW timeline AS
WITH reports AS (
  SELECT
    events.*,
    coalesce(events.event_cluster_id, events.event_id) AS happening_id,
    array_position(['asserted', 'called_off', 'negated', 'planned', 'possible', 'hypothetical'], events.modality) AS certainty
  FROM events
  JOIN distinct_sources USING (source_id)
), ranked AS (
  SELECT
    *,
    row_number() OVER best AS place_in_happening,
    count(*) OVER happening AS reports,
    list_sort(list_distinct(list(source_id) OVER happening)) AS source_ids,
    list_sort(list_distinct(list(modality) OVER happening)) AS modalities
  FROM reports
  WINDOW happening AS (PARTITION BY happening_id),
    best AS (PARTITION BY happening_id ORDER BY certainty, event_date_start IS NULL, event_date_end - event_date_start, confidence DESC NULLS LAST, event_id)
)
SELECT
  event_date_start AS date_start,
  event_date_end AS date_end,
  date_grain,
  date_basis,
  modality,
  modalities,
  event_type,
  event_mode,
  coalesce(actors, []) AS actors,
  coalesce(recipients, []) AS recipients,
  coalesce(place.name, place_text) AS place,
  reports,
  source_ids,
  text,
  event_id,
  happening_id,
  quad_class,
  intensity
FROM ranked
LEFT JOIN event_names USING (event_id)
LEFT JOIN entities AS place ON place.entity_id = place_entity_id
WHERE place_in_happening = 1
ORDER BY date_start NULLS LAST, date_end, event_id;
COMMENT ON VIEW timeline IS 'One row a real event: its reports are joined by `event_cluster_id`, the surest and most exactly dated speaks for them. `modality` says whether it happened; events without a date come last, none is dated by guess. Copies are left out.';
