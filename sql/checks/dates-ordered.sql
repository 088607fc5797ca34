-- Intervals have both ends or none, and start before they end.
SELECT time_id AS row_id FROM times WHERE (start_date IS NULL) <> (end_date IS NULL) OR start_date > end_date
UNION ALL
SELECT event_id FROM events WHERE (event_date_start IS NULL) <> (event_date_end IS NULL) OR event_date_start > event_date_end
UNION ALL
SELECT event_id FROM events WHERE (date_basis = 'none') <> (event_date_start IS NULL) AND date_basis = 'none'
UNION ALL
SELECT source_id FROM sources WHERE (published_at IS NULL) <> (published_grain = 'none') OR (published_at IS NULL) <> (published_basis = 'none')
