-- Who and what the articles are about.
CREATE VIEW who_is_who AS
SELECT
  entities.entity_id,
  entities.name,
  entities.entity_type,
  entities.role,
  affiliation.name AS affiliation,
  coalesce(entities.country_code, affiliation.country_code) AS country_code,
  entities.actor_sector,
  entities.aliases,
  entities.pronouns,
  entities.mention_count,
  entities.source_count,
  coalesce(said.quotes, 0) AS quotes,
  entities.first_source_id,
  entities.external_ids
FROM entities
LEFT JOIN entities AS affiliation ON affiliation.entity_id = entities.affiliation_entity_id
LEFT JOIN (SELECT speaker_entity_id, count(*) AS quotes FROM spoken_words GROUP BY speaker_entity_id) AS said
  ON said.speaker_entity_id = entities.entity_id
ORDER BY entities.mention_count DESC, entities.name, entities.entity_id;
COMMENT ON VIEW who_is_who IS 'Entities with role, affiliation and how often they are mentioned and quoted, most mentioned first. Mentions count all articles, quotations leave out copies.';
