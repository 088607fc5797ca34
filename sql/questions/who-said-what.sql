-- Who said what, and in which words?
SELECT speaker, quote_kind, cue_lemma, content
FROM who_said_what
WHERE stance = 'speech' AND speaker IS NOT NULL
ORDER BY speaker, quote_id
LIMIT 20;
