-- Who and what are the articles about?
SELECT name, entity_type, role, affiliation, country_code, mention_count, source_count, quotes::INTEGER AS quotes
FROM who_is_who
LIMIT 20;
