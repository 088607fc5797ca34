-- Who is quoted in their own words, and who in those of the reporter?
SELECT
  coalesce(speaker_name, 'not known') AS speaker,
  coalesce(sum(words) FILTER (quote_kind = 'direct'), 0)::INTEGER AS direct,
  coalesce(sum(words) FILTER (quote_kind = 'mixed'), 0)::INTEGER AS mixed,
  coalesce(sum(words) FILTER (quote_kind = 'indirect'), 0)::INTEGER AS indirect
FROM spoken_words
WHERE stance = 'speech' AND nested_in_quote_id IS NULL AND NOT is_negated
GROUP BY ALL
ORDER BY direct + mixed + indirect DESC, speaker
LIMIT 15;
