-- The things that are mentioned most, with where they are first named.
SELECT
  who_is_who.entity_id AS id, name, who_is_who.entity_type AS type, role, affiliation, country_code AS country, actor_sector AS sector, aliases, pronouns,
  mention_count AS mentions, source_count AS articles, quotes::INTEGER AS quotes, first_source_id AS first_source,
  (SELECT mention_id FROM mentions WHERE mentions.source_id = first_source_id AND list_contains(entity_ids, who_is_who.entity_id) ORDER BY char_start LIMIT 1) AS first_mention
FROM who_is_who
ORDER BY mention_count DESC, name, id
LIMIT 5000;
