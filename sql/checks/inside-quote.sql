-- Parts of a quotation lie inside its extent, in order, without overlap; stretches between marks likewise.
WITH parts AS (
  SELECT quote_id, char_start, char_end, 'parts' AS list, unnest(parts) AS part, generate_subscripts(parts, 1) AS ordinal FROM quotes
  UNION ALL
  SELECT quote_id, char_start, char_end, 'quoted_parts', unnest(quoted_parts), generate_subscripts(quoted_parts, 1) FROM quotes
)
SELECT quote_id, list, ordinal
FROM (SELECT *, lag(part."end") OVER (PARTITION BY quote_id, list ORDER BY ordinal) AS end_before FROM parts)
WHERE part.start < char_start OR part."end" > char_end OR end_before > part.start
UNION ALL
SELECT quote_id, 'parts', 0 FROM quotes WHERE len(parts) = 0
