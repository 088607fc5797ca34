-- Dated events, newest first where there are more than the page can show.
SELECT
  timeline.event_id AS id, events.source_id AS source, date_start AS date, date_end, timeline.date_grain AS grain, timeline.modality, timeline.event_type AS kind,
  actors, recipients, place, reports::INTEGER AS reports, timeline.text
FROM timeline
JOIN events USING (event_id)
WHERE date_start IS NOT NULL
ORDER BY date_start DESC, timeline.event_id
LIMIT 20000;
