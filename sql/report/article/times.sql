-- The time expressions of each article.
SELECT
  source_id, time_id AS id, char_start AS start, char_end AS "end", timex_type AS kind, timex_value AS value, start_date AS from_date, end_date AS to_date, anchor,
  rule_id AS rule, confidence
FROM times;
