-- Which statements have no known speaker?
SELECT speaker_kind, speaker_text, cue_lemma, content
FROM unattributed
ORDER BY quote_id
LIMIT 20;
