-- The rows of all articles, one JSON object a row. Spans are code points of the text; `elsewhere` counts the other articles that tell the same.
WITH names AS (
  SELECT mention_id, list(entities.name ORDER BY entities.name) AS names
  FROM (SELECT mention_id, unnest(entity_ids) AS entity_id FROM mentions) JOIN entities USING (entity_id)
  GROUP BY mention_id
), parties AS (
  SELECT event_id, list(name ORDER BY ordinal) FILTER (side = 'actor') AS actors, list(name ORDER BY ordinal) FILTER (side = 'recipient') AS recipients
  FROM event_parties
  GROUP BY event_id
), statements AS (
  SELECT statement_id, count(DISTINCT source_id)::INTEGER - 1 AS others FROM spoken_words WHERE statement_id IS NOT NULL GROUP BY ALL HAVING others > 0
), happenings AS (
  SELECT event_cluster_id, count(DISTINCT source_id)::INTEGER - 1 AS others FROM events JOIN distinct_sources USING (source_id)
  WHERE event_cluster_id IS NOT NULL GROUP BY ALL HAVING others > 0
)
SELECT source_id, layer, a, b, to_json(body) AS body FROM (
  SELECT source_id, 'source' AS layer, 0 AS a, 0 AS b, {
    url: url, byline: byline, title_start: title_start, title_end: title_end, license: license, tz: published_tz, sha256: sha256, charset: charset,
    dateline: dateline_place, also_at: also_at, dup_group: dup_group_id, text: text
  }::JSON AS body FROM sources
  UNION ALL
  SELECT source_id, 'sentences', char_start, char_end, {
    id: sentence_id, start: char_start, 'end': char_end, kind: kind, ordinal: ordinal, paragraph: paragraph, section: section, rule: rule_id
  }::JSON
  FROM sentences
  UNION ALL
  SELECT source_id, 'names', char_start, char_end, {
    id: mention_id, start: char_start, 'end': char_end, kind: mention_kind, type: mention_type, entities: entity_ids, name: names.names, title: title_text,
    metonym: is_metonym, rule: mentions.rule_id, confidence: mentions.confidence
  }::JSON
  FROM mentions LEFT JOIN names USING (mention_id)
  UNION ALL
  SELECT source_id, 'quotes', char_start, char_end, {
    id: quote_id, start: char_start, 'end': char_end, kind: quote_kind, parts: parts, stance: stance, speaker: coalesce(speaker_name, speaker_text),
    speaker_id: speaker_entity_id, speaker_kind: speaker_kind, cue: cue_text, cue_start: cue_start, cue_end: cue_end, cue_stance: cue_stance, negated: is_negated,
    statement: statement_id, elsewhere: statements.others, unclosed: NOT is_closed, rule: rule_id, confidence: confidence
  }::JSON
  FROM quotes LEFT JOIN statements USING (statement_id)
  UNION ALL
  SELECT source_id, 'times', char_start, char_end, {
    id: time_id, start: char_start, 'end': char_end, kind: timex_type, value: timex_value, from_date: start_date, to_date: end_date, anchor: anchor, rule: rule_id,
    confidence: confidence
  }::JSON
  FROM times
  UNION ALL
  SELECT source_id, 'events', trigger_start, trigger_end, {
    id: event_id, start: trigger_start, 'end': trigger_end, clause_start: char_start, clause_end: char_end, kind: event_type, mode: event_mode,
    modality: modality, actors: parties.actors, recipients: parties.recipients, from_date: event_date_start, to_date: event_date_end, date_basis: date_basis,
    place: place_text, cluster: event_cluster_id, elsewhere: happenings.others, quote: quote_id, rule: rule_id, confidence: confidence
  }::JSON
  FROM events LEFT JOIN parties USING (event_id) LEFT JOIN happenings USING (event_cluster_id)
)
ORDER BY source_id, layer, a, b;
