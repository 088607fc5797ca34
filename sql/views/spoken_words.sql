-- Words of each quotation of speech, copies and scare quotes left out.
CREATE VIEW spoken_words AS
SELECT
  quotes.*,
  coalesce(sources.outlet, sources.domain, 'unknown') AS outlet,
  len(regexp_extract_all(quotes.content, '\S+')) AS words
FROM quotes
JOIN distinct_sources AS sources USING (source_id)
WHERE quotes.quote_kind <> 'scare';
COMMENT ON VIEW spoken_words IS 'Quotations with their outlet and number of words (null with `--no-text`); copies of articles and scare quotes are left out.';
