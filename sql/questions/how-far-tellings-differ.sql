-- How many words does a telling share with the base wording, and how many has only one of them?
SELECT
  speaker, row_number() OVER (PARTITION BY statement_id ORDER BY quote_id)::INTEGER AS telling,
  len(regexp_extract_all(lower(wording), '[\p{L}\p{N}]+'))::INTEGER - len(only_here)::INTEGER AS shared,
  len(only_here)::INTEGER AS only_here, len(only_in_base)::INTEGER AS only_in_base, wording
FROM statement_variants
ORDER BY statement_id, quote_id
LIMIT 20;
