-- The words of every span are exactly the characters its offsets name.
SELECT column_name, row_id, found, text
FROM span_words
WHERE text IS NOT NULL AND found IS DISTINCT FROM text
