-- A row that points to a row of an article points into its own article.
SELECT quote_id AS row_id FROM quotes WHERE NOT starts_with(coalesce(speaker_mention_id, source_id), source_id) OR NOT starts_with(coalesce(nested_in_quote_id, source_id), source_id)
UNION ALL
SELECT mention_id FROM mentions WHERE NOT starts_with(coalesce(quote_id, source_id), source_id)
UNION ALL
SELECT event_id FROM events WHERE NOT starts_with(coalesce(quote_id, source_id), source_id) OR NOT starts_with(coalesce(time_id, source_id), source_id)
