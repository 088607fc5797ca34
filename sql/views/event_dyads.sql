-- Who acts toward whom, one row a pair of parties of a real event.
CREATE VIEW event_dyads AS
SELECT
  happening_id, event_id, date_start, date_end, modality, timeline.event_type, event_mode, quad_class, intensity, reports, source_ids,
  a.entity_id AS actor_entity_id, a.name AS actor, a.country_code AS actor_country, a.sector AS actor_sector,
  b.entity_id AS recipient_entity_id, b.name AS recipient, b.country_code AS recipient_country, b.sector AS recipient_sector,
  b.side = 'actor' AS is_mutual
FROM timeline
JOIN event_parties AS a USING (event_id)
JOIN event_parties AS b USING (event_id)
WHERE a.side = 'actor' AND a.entity_id <> b.entity_id AND (b.side = 'recipient' OR (b.ordinal > a.ordinal AND len(recipients) = 0));
COMMENT ON VIEW event_dyads IS 'Pairs of actor and recipient of each real event; where all act together (“talks between A and B”) each pair of actors, once, with `is_mutual`.';
