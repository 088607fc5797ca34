-- Statements that several articles report, each wording a row.
SELECT
  statement_id AS "group", quote_id AS id, source_id AS source, quote_kind AS kind, coalesce(speaker_name, speaker_text) AS speaker, cue_text AS cue, content
FROM spoken_words
WHERE statement_id IN (SELECT statement_id FROM spoken_words WHERE statement_id IS NOT NULL GROUP BY statement_id HAVING count(DISTINCT source_id) > 1)
ORDER BY "group", kind <> 'direct', id;
