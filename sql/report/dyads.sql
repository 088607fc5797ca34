-- Who acts toward whom: the busiest pairs.
SELECT
  actor_entity_id AS actor, any_value(actor) AS actor_name, recipient_entity_id AS recipient, any_value(recipient) AS recipient_name,
  sum(events)::INTEGER AS events, sum(happened)::INTEGER AS happened, sum(planned)::INTEGER AS planned, sum(did_not_happen)::INTEGER AS did_not_happen,
  list(event_type || ' ' || events ORDER BY events DESC, event_type) AS types
FROM events_by_dyad
WHERE actor_entity_id IS NOT NULL AND recipient_entity_id IS NOT NULL
GROUP BY actor_entity_id, recipient_entity_id
ORDER BY events DESC, actor_name, recipient_name, actor, recipient
LIMIT 300;
