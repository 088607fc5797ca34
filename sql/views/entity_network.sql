-- Who is mentioned together with whom in a sentence.
CREATE VIEW entity_network AS
WITH together AS (
  SELECT DISTINCT mentions.sentence_id, mentions.source_id, unnest(entity_ids) AS entity_id
  FROM mentions
  JOIN distinct_sources USING (source_id)
)
SELECT
  a.entity_id AS entity_id_a,
  entity_a.name AS name_a,
  b.entity_id AS entity_id_b,
  entity_b.name AS name_b,
  count(*) AS sentences,
  count(DISTINCT a.source_id) AS sources
FROM together AS a
JOIN together AS b ON a.sentence_id = b.sentence_id AND a.entity_id < b.entity_id
JOIN entities AS entity_a ON entity_a.entity_id = a.entity_id
JOIN entities AS entity_b ON entity_b.entity_id = b.entity_id
GROUP BY ALL
ORDER BY sentences DESC, name_a, name_b, entity_id_a, entity_id_b;
COMMENT ON VIEW entity_network IS 'Pairs of entities and the number of sentences that mention both. No direction; copies are left out.';
