-- Segments of the text map are in order, do not overlap, and stay inside the text.
WITH segments AS (
  SELECT source_id, char_count, unnest(text_map) AS segment, generate_subscripts(text_map, 1) AS ordinal FROM sources
)
SELECT source_id, ordinal
FROM (
  SELECT *, lag(segment.text_end) OVER (PARTITION BY source_id ORDER BY ordinal) AS text_before
  FROM segments
)
WHERE segment.text_start > segment.text_end OR segment.raw_start > segment.raw_end
  OR segment.text_end > char_count OR coalesce(text_before, 0) > segment.text_start
