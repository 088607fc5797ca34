-- Who is quoted, how often and in how many words. Words are counted as in `speaker_share`: speech only, nothing twice.
SELECT
  coalesce(speaker_entity_id, 'unknown') AS id,
  coalesce(any_value(speaker_name), 'not named') AS name,
  count(*)::INTEGER AS quotes,
  coalesce(sum(words) FILTER (stance = 'speech' AND nested_in_quote_id IS NULL AND NOT is_negated), 0)::INTEGER AS words,
  (count(*) FILTER (quote_kind = 'direct'))::INTEGER AS direct,
  (count(*) FILTER (quote_kind = 'mixed'))::INTEGER AS mixed,
  (count(*) FILTER (quote_kind = 'indirect'))::INTEGER AS indirect,
  (count(*) FILTER (stance = 'belief'))::INTEGER AS beliefs,
  (count(*) FILTER (cue_stance IN ('distancing', 'denying') OR is_negated))::INTEGER AS doubted,
  count(DISTINCT source_id)::INTEGER AS articles
FROM spoken_words
GROUP BY coalesce(speaker_entity_id, 'unknown')
ORDER BY words DESC, quotes DESC, name, id;
