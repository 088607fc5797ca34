-- Dated events, newest first.
SELECT
  event_id AS id, date_start AS date, date_end, modality, event_type AS kind, actors, recipients, place, reports::INTEGER AS reports, text
FROM report_timeline
WHERE date_start IS NOT NULL
ORDER BY date_start DESC, event_id;
