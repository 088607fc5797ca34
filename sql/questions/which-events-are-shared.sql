-- Which events do several articles report?
SELECT date_start, event_type, actors, recipients, len(source_ids)::INTEGER AS articles, reports::INTEGER AS reports, modalities, text
FROM timeline
WHERE len(source_ids) > 1
ORDER BY articles DESC, reports DESC, event_id
LIMIT 20;
