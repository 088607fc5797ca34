-- Wherever a span is given, so are its words.
SELECT 'mentions' AS table_name, mention_id AS row_id FROM mentions WHERE text IS NULL OR (title_start IS NULL) <> (title_text IS NULL) OR (title_start IS NULL) <> (title_end IS NULL)
UNION ALL SELECT 'sentences', sentence_id FROM sentences WHERE text IS NULL
UNION ALL SELECT 'sources', source_id FROM sources WHERE text IS NULL OR (title_start IS NULL) <> (title_end IS NULL)
UNION ALL SELECT 'times', time_id FROM times WHERE text IS NULL
UNION ALL SELECT 'quotes', quote_id FROM quotes WHERE text IS NULL OR content IS NULL
  OR (speaker_start IS NULL) <> (speaker_text IS NULL) OR (speaker_start IS NULL) <> (speaker_end IS NULL)
  OR (cue_start IS NULL) <> (cue_text IS NULL) OR (cue_start IS NULL) <> (cue_end IS NULL) OR (cue_start IS NULL) <> (cue_lemma IS NULL)
UNION ALL SELECT 'events', event_id FROM events WHERE text IS NULL OR trigger_text IS NULL
  OR (len(actor_spans) = 0) <> (actor_text IS NULL) OR (len(recipient_spans) = 0) <> (recipient_text IS NULL)
