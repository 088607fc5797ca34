-- Which articles are in it, and how much of each is other people's words?
SELECT
  input_path, CAST(published_at AT TIME ZONE 'UTC' AS DATE) AS published_on, quotes_by_source.outlet, quotes_by_source.word_count, quotes::INTEGER AS quotes,
  speakers::INTEGER AS speakers, quoted_words, round(quoted_words / nullif(quotes_by_source.word_count, 0), 2) AS share_quoted
FROM quotes_by_source
JOIN sources USING (source_id)
ORDER BY published_on NULLS LAST, input_path, source_id
LIMIT 40;
