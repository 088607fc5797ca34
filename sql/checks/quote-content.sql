-- The content of a quotation is its parts, joined by a space.
WITH parts AS (
  SELECT quote_id, source_id, content, unnest(parts) AS part, generate_subscripts(parts, 1) AS ordinal FROM quotes
), words AS (
  SELECT quote_id, content, ordinal, substring(blocks.text, part.start - block_start + 1, part."end" - part.start) AS found
  FROM parts JOIN text_blocks AS blocks ON blocks.source_id = parts.source_id AND block = part.start // 65536
  WHERE part."end" - part.start <= 65536
  UNION ALL
  SELECT quote_id, content, ordinal, substring(sources.text, part.start + 1, part."end" - part.start)
  FROM parts JOIN sources USING (source_id)
  WHERE part."end" - part.start > 65536
)
SELECT quote_id, content, string_agg(found, ' ' ORDER BY ordinal) AS found
FROM words
GROUP BY quote_id, content
HAVING found IS DISTINCT FROM content
