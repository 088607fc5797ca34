-- The quotations of each article; `elsewhere` counts the other articles that tell the same.
WITH statements AS (
  SELECT statement_id, count(DISTINCT source_id)::INTEGER - 1 AS others FROM spoken_words WHERE statement_id IS NOT NULL GROUP BY ALL HAVING others > 0
)
SELECT
  source_id, quote_id AS id, char_start AS start, char_end AS "end", quote_kind AS kind, parts, stance, coalesce(speaker_name, speaker_text) AS speaker,
  speaker_entity_id AS speaker_id, speaker_kind, cue_text AS cue, cue_start, cue_end, cue_stance, is_negated AS negated, statement_id AS statement,
  statements.others AS elsewhere, NOT is_closed AS unclosed, rule_id AS rule, confidence
FROM quotes LEFT JOIN statements USING (statement_id);
