-- Who takes part in each event, one row a party.
CREATE VIEW event_parties AS
WITH parties AS (
  SELECT event_id, 'actor' AS side, unnest(actor_entity_ids) AS entity_id, generate_subscripts(actor_entity_ids, 1) AS ordinal FROM events
  UNION ALL
  SELECT event_id, 'recipient', unnest(recipient_entity_ids), generate_subscripts(recipient_entity_ids, 1) FROM events
)
SELECT
  parties.event_id,
  parties.side,
  parties.ordinal,
  parties.entity_id,
  entities.name,
  entities.entity_type,
  coalesce(entities.country_code, affiliation.country_code) AS country_code,
  entities.actor_sector AS sector
FROM parties
JOIN entities USING (entity_id)
LEFT JOIN entities AS affiliation ON affiliation.entity_id = entities.affiliation_entity_id;
COMMENT ON VIEW event_parties IS 'One row an actor or recipient of an event, with its country (its own, or that of what it belongs to) and PLOVER sector.';
