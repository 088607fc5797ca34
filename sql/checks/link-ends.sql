-- Both ends of a link are rows of the tables it names, the smaller id first.
WITH ends AS (
  SELECT link_id, from_table AS table_name, from_id AS row_id FROM links
  UNION ALL
  SELECT link_id, to_table, to_id FROM links
), known AS (
  SELECT 'quotes' AS table_name, quote_id AS row_id FROM quotes
  UNION ALL SELECT 'events', event_id FROM events
  UNION ALL SELECT 'sources', source_id FROM sources
)
SELECT link_id, row_id FROM ends ANTI JOIN known USING (table_name, row_id)
UNION ALL
SELECT link_id, from_id FROM links WHERE from_id >= to_id
