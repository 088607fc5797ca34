-- How much each article quotes, and how.
CREATE VIEW quotes_by_source AS
SELECT
  sources.source_id,
  coalesce(sources.outlet, sources.domain, 'unknown') AS outlet,
  sources.title,
  count(quote_id) AS quotes,
  count(*) FILTER (quote_kind = 'direct') AS direct,
  count(*) FILTER (quote_kind = 'mixed') AS mixed,
  count(*) FILTER (quote_kind = 'indirect') AS indirect,
  count(*) FILTER (stance = 'belief') AS beliefs,
  count(speaker_entity_id) AS attributed,
  count(DISTINCT speaker_entity_id) AS speakers,
  coalesce(sum(words) FILTER (nested_in_quote_id IS NULL), 0)::INTEGER AS quoted_words,
  sources.word_count
FROM distinct_sources AS sources
LEFT JOIN spoken_words USING (source_id)
GROUP BY ALL
ORDER BY sources.source_id;
COMMENT ON VIEW quotes_by_source IS 'One row an article (no copies): its quotations by kind, how many have a known speaker, and how many words they take.';
