-- Statements whose speaker is not known as an entity.
CREATE VIEW unattributed AS
SELECT quote_id, source_id, outlet, quote_kind, speaker_kind, speaker_text, cue_lemma, content, char_start, char_end, rule_id
FROM spoken_words
WHERE speaker_entity_id IS NULL
ORDER BY quote_id;
COMMENT ON VIEW unattributed IS 'Quotations without a known speaker: nobody is named, or the words for the speaker (`speaker_text`) refer to no entity. Copies and scare quotes are left out.';
