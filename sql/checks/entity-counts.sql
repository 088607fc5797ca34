-- An entity's counts and first source are those of its mentions.
SELECT entity_id
FROM entities
LEFT JOIN (
  SELECT entity_id, count(*) AS mentions, count(DISTINCT source_id) AS sources, list(source_id) AS source_ids
  FROM (SELECT source_id, unnest(list_distinct(entity_ids)) AS entity_id FROM mentions)
  GROUP BY entity_id
) USING (entity_id)
WHERE mention_count <> coalesce(mentions, 0)
  OR (mentions IS NOT NULL AND (source_count <> sources OR NOT list_contains(source_ids, first_source_id)))
