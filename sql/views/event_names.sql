-- What the parties of each event are called, one row an event that has any.
CREATE VIEW event_names AS
SELECT
  event_id,
  -- Ordered aggregates sort once a group, which takes twice as long as sorting the lists.
  list_transform(list_sort(list({ordinal: ordinal, name: name}) FILTER (side = 'actor')), lambda party: party.name) AS actors,
  list_transform(list_sort(list({ordinal: ordinal, name: name}) FILTER (side = 'recipient')), lambda party: party.name) AS recipients
FROM event_parties
GROUP BY event_id;
COMMENT ON VIEW event_names IS 'Names of the actors and of the recipients of each event, in their order; null where there are none.';
