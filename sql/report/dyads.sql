-- Who acts toward whom, counted as in `events_by_dyad`: the busiest pairs, with some of their events.
WITH reports AS (
  SELECT actor_entity_id, recipient_entity_id, list(DISTINCT event_id) AS event_ids, count(DISTINCT event_id) FILTER (quad_class >= 3) AS conflict
  FROM report_dyads GROUP BY ALL
), by_type AS (
  SELECT
    actor_entity_id, recipient_entity_id, event_type, any_value(actor) AS actor, any_value(recipient) AS recipient, count(*) AS events,
    count(*) FILTER (modality = 'asserted') AS happened, count(*) FILTER (modality = 'planned') AS planned,
    count(*) FILTER (modality IN ('negated', 'called_off')) AS did_not_happen
  FROM report_dyads GROUP BY ALL
)
SELECT
  actor_entity_id AS actor, any_value(by_type.actor) AS actor_name, recipient_entity_id AS recipient, any_value(by_type.recipient) AS recipient_name,
  sum(events)::INTEGER AS events, sum(happened)::INTEGER AS happened, sum(planned)::INTEGER AS planned, sum(did_not_happen)::INTEGER AS did_not_happen,
  any_value(conflict)::INTEGER AS conflict,
  list(event_type || ' ' || events ORDER BY events DESC, event_type) AS types,
  any_value(list_slice(list_sort(event_ids), 1, 3)) AS examples
FROM by_type
JOIN reports USING (actor_entity_id, recipient_entity_id)
GROUP BY actor_entity_id, recipient_entity_id
ORDER BY events DESC, actor_name, recipient_name, actor, recipient
LIMIT 300;
