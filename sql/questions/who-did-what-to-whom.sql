-- Who did what to whom, and did it happen?
SELECT actor, event_type, recipient, events, happened, planned, did_not_happen
FROM events_by_dyad
LIMIT 20;
