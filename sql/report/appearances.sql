-- In which articles each thing is named, how often, and where first.
SELECT entity_id AS entity, source_id AS source, count(*)::INTEGER AS mentions, arg_min(mention_id, char_start) AS id, arg_min(text, char_start) AS words
FROM (SELECT mention_id, source_id, char_start, text, unnest(entity_ids) AS entity_id FROM mentions)
GROUP BY ALL
ORDER BY entity, mentions DESC, source;
