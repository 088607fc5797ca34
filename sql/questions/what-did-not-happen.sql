-- What was called off or did not happen?
SELECT date_start, event_type, actors, recipients, modality, text
FROM timeline
WHERE modality IN ('called_off', 'negated')
ORDER BY date_start, event_id;
