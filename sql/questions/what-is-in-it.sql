-- How many rows does each table have?
SELECT 'sources' AS table_name, count(*)::INTEGER AS table_rows FROM sources
UNION ALL SELECT 'sentences', count(*)::INTEGER FROM sentences
UNION ALL SELECT 'entities', count(*)::INTEGER FROM entities
UNION ALL SELECT 'mentions', count(*)::INTEGER FROM mentions
UNION ALL SELECT 'quotes', count(*)::INTEGER FROM quotes
UNION ALL SELECT 'times', count(*)::INTEGER FROM times
UNION ALL SELECT 'events', count(*)::INTEGER FROM events
UNION ALL SELECT 'links', count(*)::INTEGER FROM links
UNION ALL SELECT 'rejects', count(*)::INTEGER FROM rejects
UNION ALL SELECT 'copies left out of counts', count(*)::INTEGER FROM left_out_copies
ORDER BY table_rows DESC, table_name;
