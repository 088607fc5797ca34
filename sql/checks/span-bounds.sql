-- Every span is non-empty and lies inside its article's text.
SELECT column_name, row_id, span_start, span_end
FROM spans LEFT JOIN sources USING (source_id)
WHERE (span_start >= 0 AND span_start < span_end AND span_end <= char_count) IS NOT TRUE
