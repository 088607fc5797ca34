-- What is named in each article, with the entities it stands for.
WITH names AS (
  SELECT mention_id, list(entities.name ORDER BY entities.name) AS names
  FROM (SELECT mention_id, unnest(entity_ids) AS entity_id FROM mentions) JOIN entities USING (entity_id)
  GROUP BY mention_id
)
SELECT
  source_id, mention_id AS id, char_start AS start, char_end AS "end", mention_kind AS kind, mention_type AS type, entity_ids AS entities, names.names AS name,
  title_text AS title, is_metonym AS metonym, rule_id AS rule, confidence
FROM mentions LEFT JOIN names USING (mention_id);
