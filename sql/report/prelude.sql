-- What several of the report's queries read, made once; not one of them itself.
CREATE TEMP TABLE report_timeline AS
SELECT event_id, date_start, date_end, modality, event_type, quad_class, actors, recipients, place, reports, text FROM timeline;

-- As `event_dyads`, which would make the timeline once more.
CREATE TEMP TABLE report_dyads AS
SELECT event_id, modality, event_type, quad_class, a.entity_id AS actor_entity_id, a.name AS actor, b.entity_id AS recipient_entity_id, b.name AS recipient
FROM report_timeline
JOIN event_parties AS a USING (event_id)
JOIN event_parties AS b USING (event_id)
WHERE a.side = 'actor' AND a.entity_id <> b.entity_id AND (b.side = 'recipient' OR (b.ordinal > a.ordinal AND len(recipients) = 0));
