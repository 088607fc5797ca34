-- Who is mentioned together with whom?
SELECT name_a, name_b, sentences, sources
FROM entity_network
LIMIT 20;
