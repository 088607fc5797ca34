-- People, bodies and places, most mentioned first, with where they are first named.
WITH first AS (
  SELECT entity_id, source_id AS first_source_id, arg_min({id: mention_id, text: text}, char_start) AS mention
  FROM (SELECT mention_id, source_id, char_start, text, unnest(entity_ids) AS entity_id FROM mentions)
  GROUP BY ALL
)
SELECT
  entity_id AS id, name, entity_type AS type, role, affiliation, country_code AS country, actor_sector AS sector, aliases, pronouns,
  mention_count AS mentions, source_count AS articles, quotes::INTEGER AS quotes, first.mention.id AS first_mention, first.mention.text AS first_words
FROM who_is_who
LEFT JOIN first USING (entity_id, first_source_id)
ORDER BY mention_count DESC, name, id;
