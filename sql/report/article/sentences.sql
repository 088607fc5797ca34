-- The sentences of each article. Spans are code points of the text, here and in the other layers.
SELECT source_id, sentence_id AS id, char_start AS start, char_end AS "end", kind, ordinal, paragraph, section, rule_id AS rule
FROM sentences;
