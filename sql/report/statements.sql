-- Statements that several articles report, each wording a row; what most articles tell comes first.
WITH shared AS (
  SELECT statement_id, count(DISTINCT source_id) AS articles FROM spoken_words WHERE statement_id IS NOT NULL GROUP BY statement_id HAVING articles > 1
)
SELECT
  statement_id AS "group", quote_id AS id, source_id AS source, quote_kind AS kind, coalesce(speaker_name, speaker_text) AS speaker, cue_text AS cue, content
FROM spoken_words
JOIN shared USING (statement_id)
ORDER BY articles DESC, "group", kind <> 'direct', id;
