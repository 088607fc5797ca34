-- What the checks share; not a check itself.

-- Texts in stretches of 65,536 characters and blocks of 1,024, each with as many that follow: `substring` counts from the start
-- of a text, so a long text must not be asked for every span, nor for every block.
CREATE TEMP TABLE text_stretches AS
SELECT source_id, stretch * 65536 AS stretch_start, char_count, substring(text, stretch * 65536 + 1, 131072) AS text
FROM sources, unnest(range(0, char_count // 65536 + 1)) AS stretches(stretch);

CREATE TEMP TABLE text_blocks AS
SELECT
  source_id,
  stretch_start // 1024 + part AS block,
  stretch_start + part * 1024 AS block_start,
  substring(text, part * 1024 + 1, 2048) AS text
FROM text_stretches, unnest(range(0, least(64, (char_count - stretch_start) // 1024 + 1))) AS parts(part);

-- Every span of every table, with the words that the table says stand there (null where it keeps none).
CREATE TEMP VIEW spans AS
SELECT 'sources.title' AS column_name, source_id AS row_id, source_id, title_start AS span_start, title_end AS span_end, CAST(NULL AS VARCHAR) AS text FROM sources WHERE title_start IS NOT NULL
UNION ALL SELECT 'sentences.text', sentence_id, source_id, char_start, char_end, text FROM sentences
UNION ALL SELECT 'mentions.text', mention_id, source_id, char_start, char_end, text FROM mentions
UNION ALL SELECT 'mentions.title_text', mention_id, source_id, title_start, title_end, title_text FROM mentions WHERE title_start IS NOT NULL
UNION ALL SELECT 'quotes.text', quote_id, source_id, char_start, char_end, text FROM quotes
UNION ALL SELECT 'quotes.speaker_text', quote_id, source_id, speaker_start, speaker_end, speaker_text FROM quotes WHERE speaker_start IS NOT NULL
UNION ALL SELECT 'quotes.cue_text', quote_id, source_id, cue_start, cue_end, cue_text FROM quotes WHERE cue_start IS NOT NULL
UNION ALL SELECT 'quotes.parts', quote_id, source_id, part.start, part."end", CAST(NULL AS VARCHAR) FROM (SELECT quote_id, source_id, unnest(parts) AS part FROM quotes)
UNION ALL SELECT 'quotes.quoted_parts', quote_id, source_id, part.start, part."end", CAST(NULL AS VARCHAR) FROM (SELECT quote_id, source_id, unnest(quoted_parts) AS part FROM quotes)
UNION ALL SELECT 'times.text', time_id, source_id, char_start, char_end, text FROM times
UNION ALL SELECT 'events.text', event_id, source_id, char_start, char_end, text FROM events
UNION ALL SELECT 'events.trigger_text', event_id, source_id, trigger_start, trigger_end, trigger_text FROM events
UNION ALL SELECT 'events.actor_spans', event_id, source_id, part.start, part."end", CASE WHEN ordinal = 1 THEN actor_text END FROM (SELECT event_id, source_id, actor_text, unnest(actor_spans) AS part, generate_subscripts(actor_spans, 1) AS ordinal FROM events)
UNION ALL SELECT 'events.recipient_spans', event_id, source_id, part.start, part."end", CASE WHEN ordinal = 1 THEN recipient_text END FROM (SELECT event_id, source_id, recipient_text, unnest(recipient_spans) AS part, generate_subscripts(recipient_spans, 1) AS ordinal FROM events);

-- The characters that each span names. A join carries the text it joins to every row, so each span is joined to the
-- shortest stretch that holds it.
CREATE TEMP VIEW span_words AS
SELECT spans.*, substring(blocks.text, span_start - block_start + 1, span_end - span_start) AS found
FROM spans
LEFT JOIN text_blocks AS blocks ON blocks.source_id = spans.source_id AND block = span_start // 1024
WHERE span_end - span_start <= 1024
UNION ALL
SELECT spans.*, substring(stretches.text, span_start - stretch_start + 1, span_end - span_start)
FROM spans
LEFT JOIN text_stretches AS stretches ON stretches.source_id = spans.source_id AND stretch_start = span_start // 65536 * 65536
WHERE span_end - span_start > 1024 AND span_end - span_start <= 65536
UNION ALL
SELECT spans.*, substring(sources.text, span_start + 1, span_end - span_start)
FROM spans
LEFT JOIN sources ON sources.source_id = spans.source_id
WHERE span_end - span_start > 65536;
