-- A mention, a time and an event's trigger lie inside the sentence they name, and that is a sentence of their article.
SELECT 'mentions' AS table_name, mention_id AS row_id
FROM mentions AS r JOIN sentences AS s USING (sentence_id)
WHERE r.source_id <> s.source_id OR r.char_start < s.char_start OR r.char_end > s.char_end
UNION ALL
SELECT 'times', time_id
FROM times AS r JOIN sentences AS s USING (sentence_id)
WHERE r.source_id <> s.source_id OR r.char_start < s.char_start OR r.char_end > s.char_end
UNION ALL
SELECT 'events', event_id
FROM events AS r JOIN sentences AS s USING (sentence_id)
WHERE r.source_id <> s.source_id OR r.trigger_start < s.char_start OR r.trigger_end > s.char_end
UNION ALL
SELECT 'quotes', quote_id
FROM quotes AS r JOIN sentences AS s USING (sentence_id)
WHERE r.source_id <> s.source_id
