-- The words of every span are exactly the characters its offsets name.
SELECT column_name, row_id, found, spans.text
FROM (
  SELECT spans.*, substring(blocks.text, span_start - block_start + 1, span_end - span_start) AS found
  FROM spans JOIN text_blocks AS blocks ON blocks.source_id = spans.source_id AND block = span_start // 65536
  WHERE span_end - span_start <= 65536 AND spans.text IS NOT NULL
  UNION ALL
  SELECT spans.*, substring(sources.text, span_start + 1, span_end - span_start) AS found
  FROM spans JOIN sources USING (source_id)
  WHERE span_end - span_start > 65536 AND spans.text IS NOT NULL
) AS spans
WHERE found IS DISTINCT FROM spans.text
