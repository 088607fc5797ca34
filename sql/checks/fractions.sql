-- Scores and confidences lie between 0 and 1, quad classes between 1 and 4, coordinates on the globe.
SELECT mention_id AS row_id FROM mentions WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL SELECT quote_id FROM quotes WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL SELECT time_id FROM times WHERE confidence NOT BETWEEN 0 AND 1
UNION ALL SELECT event_id FROM events WHERE confidence NOT BETWEEN 0 AND 1 OR quad_class NOT BETWEEN 1 AND 4 OR intensity NOT BETWEEN -10 AND 10
UNION ALL SELECT entity_id FROM entities WHERE confidence NOT BETWEEN 0 AND 1 OR latitude NOT BETWEEN -90 AND 90 OR longitude NOT BETWEEN -180 AND 180
UNION ALL SELECT link_id FROM links WHERE score NOT BETWEEN 0 AND 1
UNION ALL SELECT source_id FROM sources WHERE dup_score NOT BETWEEN 0 AND 1
