-- Words given to each speaker by each outlet.
SELECT outlet, coalesce(speaker_entity_id, 'unknown') AS speaker, sum(words)::INTEGER AS words, sum(quotes)::INTEGER AS quotes
FROM speaker_share
GROUP BY ALL
ORDER BY outlet, words DESC, speaker;
