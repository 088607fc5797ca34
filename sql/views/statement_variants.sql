-- One utterance as different articles put it, with the words that differ.
CREATE VIEW statement_variants AS
WITH wordings AS (
  SELECT
    statement_id, quote_id, source_id, outlet, quote_kind, speaker_name, content,
    regexp_extract_all(lower(content), '[\p{L}\p{N}]+') AS words,
    row_number() OVER (PARTITION BY statement_id ORDER BY quote_kind <> 'direct', quote_id) AS variant
  FROM spoken_words
  WHERE statement_id IS NOT NULL
)
SELECT
  other.statement_id,
  coalesce(base.speaker_name, other.speaker_name) AS speaker,
  base.quote_id AS base_quote_id,
  base.outlet AS base_outlet,
  base.content AS base_wording,
  other.quote_id,
  other.outlet,
  other.quote_kind,
  other.content AS wording,
  list_filter(base.words, lambda word: NOT list_contains(other.words, word)) AS only_in_base,
  list_filter(other.words, lambda word: NOT list_contains(base.words, word)) AS only_here
FROM wordings AS base
JOIN wordings AS other ON base.statement_id = other.statement_id AND base.variant = 1 AND other.variant > 1
ORDER BY other.statement_id, other.quote_id;
COMMENT ON VIEW statement_variants IS 'Each further wording of a statement beside its base wording (a direct quotation where there is one), with the words that only one of them has.';
