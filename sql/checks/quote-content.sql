-- The content of a quotation is its parts, joined by a space.
SELECT quote_id, content, found
FROM quotes
LEFT JOIN (
  SELECT row_id, string_agg(found, ' ' ORDER BY span_start) AS found
  FROM span_words
  WHERE column_name = 'quotes.parts'
  GROUP BY row_id
) AS parts ON row_id = quote_id
WHERE found IS DISTINCT FROM content
