-- Which statements do several articles report?
SELECT
  coalesce(min(speaker_name), 'not known') AS speaker, count(DISTINCT source_id)::INTEGER AS articles, count(*)::INTEGER AS tellings,
  arg_min(content, (quote_kind <> 'direct', quote_id)) AS wording, statement_id
FROM spoken_words
WHERE statement_id IS NOT NULL
GROUP BY statement_id
HAVING count(DISTINCT source_id) > 1
ORDER BY articles DESC, tellings DESC, speaker, statement_id
LIMIT 20;
