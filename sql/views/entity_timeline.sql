-- When each entity is in the news.
CREATE VIEW entity_timeline AS
SELECT
  entities.entity_id,
  entities.name,
  CAST(sources.published_at AT TIME ZONE 'UTC' AS DATE) AS published_on,
  count(*) AS mentions,
  count(DISTINCT mentions.source_id) AS sources
FROM (SELECT mention_id, source_id, unnest(entity_ids) AS entity_id FROM mentions) AS mentions
JOIN distinct_sources AS sources USING (source_id)
JOIN entities USING (entity_id)
GROUP BY ALL
ORDER BY entities.name, entities.entity_id, published_on;
COMMENT ON VIEW entity_timeline IS 'Mentions of each entity by day of publication (UTC; null where the day is not known). Copies are left out.';
