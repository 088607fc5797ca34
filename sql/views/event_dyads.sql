-- Who acts toward whom, one row a pair of parties of a real event.
CREATE VIEW event_dyads AS
WITH parties AS (
  SELECT timeline.*, side, ordinal, entity_id, name, country_code, sector
  FROM timeline JOIN event_parties USING (event_id)
)
SELECT
  a.happening_id, a.event_id, a.date_start, a.date_end, a.modality, a.event_type, a.event_mode, a.quad_class, a.intensity, a.reports, a.source_ids,
  a.entity_id AS actor_entity_id, a.name AS actor, a.country_code AS actor_country, a.sector AS actor_sector,
  b.entity_id AS recipient_entity_id, b.name AS recipient, b.country_code AS recipient_country, b.sector AS recipient_sector,
  b.side = 'actor' AS is_mutual
FROM parties AS a
JOIN parties AS b ON a.event_id = b.event_id AND a.side = 'actor' AND a.entity_id <> b.entity_id
  AND (b.side = 'recipient' OR (b.ordinal > a.ordinal AND len(a.recipients) = 0));
COMMENT ON VIEW event_dyads IS 'Pairs of actor and recipient of each real event; where all act together (“talks between A and B”) each pair of actors, once, with `is_mutual`.';
