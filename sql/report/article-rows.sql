-- The rows of some articles, one JSON object a row; `$sources` stands for their ids. Spans are code points of the text.
SELECT source_id, layer, to_json(body) AS body FROM (
  SELECT source_id, 'source' AS layer, 0 AS a, 0 AS b, {
    url: url, byline: byline, title_start: title_start, title_end: title_end, license: license, tz: published_tz, sha256: sha256, charset: charset,
    dateline: dateline_place, also_at: also_at, dup_group: dup_group_id, text: text
  }::JSON AS body FROM sources WHERE source_id IN ($sources)
  UNION ALL
  SELECT source_id, 'sentences', char_start, char_end, {id: sentence_id, start: char_start, 'end': char_end, kind: kind, paragraph: paragraph, rule: rule_id}::JSON
  FROM sentences WHERE source_id IN ($sources)
  UNION ALL
  SELECT mentions.source_id, 'names', char_start, char_end, {
    id: mention_id, start: char_start, 'end': char_end, kind: mention_kind, type: mention_type, entities: entity_ids,
    name: (SELECT list(entities.name ORDER BY entities.name) FROM entities WHERE list_contains(mentions.entity_ids, entities.entity_id)),
    title: title_text, metonym: is_metonym, rule: mentions.rule_id, confidence: mentions.confidence
  }::JSON
  FROM mentions WHERE mentions.source_id IN ($sources)
  UNION ALL
  SELECT source_id, 'quotes', char_start, char_end, {
    id: quote_id, start: char_start, 'end': char_end, kind: quote_kind, parts: parts, stance: stance, speaker: coalesce(speaker_name, speaker_text),
    speaker_id: speaker_entity_id, speaker_kind: speaker_kind, cue: cue_text, cue_start: cue_start, cue_end: cue_end, cue_stance: cue_stance, negated: is_negated,
    statement: statement_id, closed: is_closed, rule: rule_id, confidence: confidence
  }::JSON
  FROM quotes WHERE source_id IN ($sources)
  UNION ALL
  SELECT source_id, 'times', char_start, char_end, {
    id: time_id, start: char_start, 'end': char_end, kind: timex_type, value: timex_value, from_date: start_date, to_date: end_date, anchor: anchor, rule: rule_id,
    confidence: confidence
  }::JSON
  FROM times WHERE source_id IN ($sources)
  UNION ALL
  SELECT events.source_id, 'events', trigger_start, trigger_end, {
    id: events.event_id, start: trigger_start, 'end': trigger_end, clause_start: char_start, clause_end: char_end, kind: event_type, mode: event_mode,
    actors: (SELECT list(name ORDER BY ordinal) FROM event_parties WHERE event_parties.event_id = events.event_id AND side = 'actor'),
    recipients: (SELECT list(name ORDER BY ordinal) FROM event_parties WHERE event_parties.event_id = events.event_id AND side = 'recipient'),
    modality: modality, from_date: event_date_start, to_date: event_date_end, date_basis: date_basis, place: place_text, cluster: event_cluster_id,
    quote: quote_id, rule: rule_id, confidence: confidence
  }::JSON
  FROM events WHERE events.source_id IN ($sources)
)
ORDER BY source_id, layer, a, b;
