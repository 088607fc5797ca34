-- Length, hash and counts of a source are those of its text and its sentences.
SELECT source_id
FROM sources
LEFT JOIN (SELECT source_id, count(*) AS sentences, max(paragraph) AS last_paragraph FROM sentences GROUP BY source_id) USING (source_id)
WHERE char_count <> length(text) OR text_sha256 <> sha256(text) OR sentence_count <> coalesce(sentences, 0)
  OR coalesce(last_paragraph, -1) >= paragraph_count
