-- Who gets how many words?
SELECT speaker, sum(quotes)::INTEGER AS quotes, sum(words)::INTEGER AS words
FROM speaker_share
GROUP BY speaker
ORDER BY words DESC, speaker
LIMIT 20;
