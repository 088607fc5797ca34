-- How often who did what to whom.
CREATE VIEW events_by_dyad AS
SELECT
  actor,
  recipient,
  event_type,
  count(*) AS events,
  count(*) FILTER (modality = 'asserted') AS happened,
  count(*) FILTER (modality = 'planned') AS planned,
  count(*) FILTER (modality IN ('negated', 'called_off')) AS did_not_happen,
  min(date_start) AS first_date,
  max(date_end) AS last_date,
  sum(reports)::INTEGER AS reports,
  actor_entity_id,
  recipient_entity_id
FROM event_dyads
GROUP BY ALL
ORDER BY events DESC, actor, recipient, event_type, actor_entity_id, recipient_entity_id;
COMMENT ON VIEW events_by_dyad IS 'Real events by actor, recipient and type, with how many happened, are planned, or did not happen. Copies are left out.';
