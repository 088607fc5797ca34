-- Sentences are numbered from 0 in reading order and do not overlap.
SELECT sentence_id
FROM (
  SELECT
    *,
    row_number() OVER reading - 1 AS expected,
    lag(char_end) OVER reading AS end_before,
    lag(paragraph) OVER reading AS paragraph_before
  FROM sentences
  WINDOW reading AS (PARTITION BY source_id ORDER BY char_start)
)
WHERE ordinal <> expected OR end_before > char_start OR paragraph_before > paragraph
