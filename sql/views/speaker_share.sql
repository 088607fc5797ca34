-- How many words each outlet gives to each speaker.
CREATE VIEW speaker_share AS
WITH shares AS (
  SELECT outlet, speaker_entity_id, coalesce(speaker_name, 'not known') AS speaker, count(*) AS quotes, sum(words)::INTEGER AS words
  FROM spoken_words
  WHERE stance = 'speech' AND nested_in_quote_id IS NULL AND NOT is_negated
  GROUP BY ALL
)
SELECT *, round(words / nullif(sum(words) OVER (PARTITION BY outlet), 0), 4) AS share_of_outlet
FROM shares
ORDER BY outlet, words DESC, speaker, speaker_entity_id;
COMMENT ON VIEW speaker_share IS 'Quotations and words of each speaker in each outlet, and their share of all words that outlet quotes. Speech only: beliefs, negated reports, quotations inside quotations, scare quotes and copies are left out.';
