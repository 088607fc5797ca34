-- Who is quoted, in how many words, by which outlets.
SELECT
  coalesce(speaker_entity_id, 'unknown') AS id,
  coalesce(any_value(speaker_name), 'not named') AS name,
  count(*)::INTEGER AS quotes,
  coalesce(sum(words), 0)::INTEGER AS words,
  (count(*) FILTER (quote_kind = 'direct'))::INTEGER AS direct,
  (count(*) FILTER (quote_kind = 'mixed'))::INTEGER AS mixed,
  (count(*) FILTER (quote_kind = 'indirect'))::INTEGER AS indirect,
  count(DISTINCT source_id)::INTEGER AS articles
FROM spoken_words
GROUP BY coalesce(speaker_entity_id, 'unknown')
ORDER BY words DESC, name, id;
