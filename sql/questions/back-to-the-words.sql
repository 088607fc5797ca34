-- Where does the article say so? Any span leads back to its characters.
SELECT mention_id, name, substring(sources.text, char_start + 1, char_end - char_start) AS words, char_start, char_end
FROM mentions
JOIN sources USING (source_id)
JOIN entities USING (entity_id)
ORDER BY mention_id
LIMIT 20;
