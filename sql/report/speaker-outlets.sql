-- Words given to each speaker by each outlet (as in `speaker_share`); by each article where there are few and no outlet is known.
WITH few AS (
  SELECT count(*) <= 9 AND count(outlet) + count(domain) = 0 AS by_article FROM distinct_sources
)
SELECT
  outlet, CASE WHEN by_article THEN source_id END AS source, coalesce(speaker_entity_id, 'unknown') AS speaker, sum(words)::INTEGER AS words,
  count(*)::INTEGER AS quotes
FROM spoken_words, few
WHERE stance = 'speech' AND nested_in_quote_id IS NULL AND NOT is_negated
GROUP BY ALL
ORDER BY outlet, source, words DESC, speaker;
