-- How many events of each kind each day has: the timeline's chart where there are too many to draw each.
SELECT date_start AS date, modality, count(*)::INTEGER AS events
FROM report_timeline
WHERE date_start IS NOT NULL
GROUP BY ALL
ORDER BY date, modality;
