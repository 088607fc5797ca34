-- How many events belong to which day, and did they happen?
SELECT date_start AS day, modality, count(*)::INTEGER AS events
FROM timeline
WHERE date_start = date_end
GROUP BY ALL
ORDER BY day, modality;
