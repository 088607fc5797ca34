-- What happened when?
SELECT date_start, date_end, modality, event_type, actors, recipients, place, reports
FROM timeline
WHERE date_start IS NOT NULL
LIMIT 40;
