-- How does each article put the statement that most of them report?
WITH told AS (
  SELECT statement_id, count(DISTINCT source_id) AS articles, count(*) AS tellings
  FROM spoken_words
  WHERE statement_id IS NOT NULL
  GROUP BY statement_id
  ORDER BY articles DESC, tellings DESC, statement_id
  LIMIT 1
)
SELECT input_path, spoken_words.outlet, quote_kind, speaker_text, cue_lemma, content, char_start, char_end
FROM spoken_words
JOIN told USING (statement_id)
JOIN sources USING (source_id)
ORDER BY quote_kind <> 'direct', quote_id;
