-- Every quotation that somebody says, for the page of its speaker.
SELECT
  quote_id AS id, source_id AS source, coalesce(speaker_entity_id, 'unknown') AS speaker, speaker_text, quote_kind AS kind, stance, cue_text AS cue,
  cue_stance, is_negated AS negated, content, char_start AS start
FROM spoken_words
ORDER BY speaker, source_id, char_start, quote_id;
