-- Every statement that someone made or holds, with who, where and how it was put.
CREATE VIEW who_said_what AS
SELECT
  quotes.quote_id,
  quotes.source_id,
  coalesce(sources.outlet, sources.domain) AS outlet,
  sources.published_at,
  quotes.speaker_entity_id,
  coalesce(quotes.speaker_name, quotes.speaker_text) AS speaker,
  entities.role AS speaker_role,
  quotes.speaker_kind,
  via.name AS via,
  addressee.name AS addressee,
  quotes.cue_lemma,
  quotes.cue_stance,
  quotes.is_negated,
  quotes.quote_kind,
  quotes.stance,
  quotes.content,
  quotes.statement_id,
  sources.dup_group_id,
  quotes.char_start,
  quotes.char_end,
  quotes.rule_id,
  quotes.confidence
FROM quotes
JOIN sources USING (source_id)
LEFT JOIN entities ON entities.entity_id = quotes.speaker_entity_id
LEFT JOIN entities AS via ON via.entity_id = quotes.via_entity_id
LEFT JOIN entities AS addressee ON addressee.entity_id = quotes.addressee_entity_id
WHERE quotes.quote_kind <> 'scare'
ORDER BY quotes.quote_id;
COMMENT ON VIEW who_said_what IS 'One row a quotation or reported statement, without scare quotes; copies of articles are in it, `dup_group_id` tells.';
