-- What several of the report's queries read, made once; not one of them itself.
CREATE TEMP TABLE report_timeline AS
SELECT event_id, date_start, date_end, modality, event_type, actors, recipients, place, reports, text FROM timeline;

CREATE TEMP TABLE report_dyads AS
SELECT event_id, modality, event_type, quad_class, actor_entity_id, actor, recipient_entity_id, recipient FROM event_dyads;
