-- Do countries act with each other or against each other?
SELECT
  actor_country, recipient_country,
  sum(verbal_cooperation)::INTEGER AS verbal_cooperation, sum(material_cooperation)::INTEGER AS material_cooperation,
  sum(verbal_conflict)::INTEGER AS verbal_conflict, sum(material_conflict)::INTEGER AS material_conflict,
  round(sum(mean_intensity * events) / sum(events), 2) AS mean_intensity
FROM conflict_cooperation
GROUP BY ALL
ORDER BY sum(events) DESC, actor_country, recipient_country
LIMIT 20;
