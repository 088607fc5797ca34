-- Cooperation and conflict between countries, week by week.
CREATE VIEW conflict_cooperation AS
SELECT
  CAST(date_trunc('week', date_start) AS DATE) AS week,
  actor_country,
  recipient_country,
  count(DISTINCT happening_id) FILTER (quad_class = 1) AS verbal_cooperation,
  count(DISTINCT happening_id) FILTER (quad_class = 2) AS material_cooperation,
  count(DISTINCT happening_id) FILTER (quad_class = 3) AS verbal_conflict,
  count(DISTINCT happening_id) FILTER (quad_class = 4) AS material_conflict,
  count(DISTINCT happening_id) AS events,
  round(avg(intensity), 2) AS mean_intensity
FROM event_dyads
WHERE modality = 'asserted' AND actor_country IS NOT NULL AND recipient_country IS NOT NULL AND actor_country <> recipient_country
GROUP BY ALL
ORDER BY week NULLS LAST, actor_country, recipient_country;
COMMENT ON VIEW conflict_cooperation IS 'Events that happened between countries, by week (its Monday; null where the date is not known) and PLOVER quad class, with mean intensity (−10 conflict to +10 cooperation). Copies are left out.';
