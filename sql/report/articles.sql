-- One line of the list of articles.
SELECT
  source_id AS id,
  coalesce(title, (
    SELECT sentences.text FROM sentences WHERE sentences.source_id = sources.source_id ORDER BY sentences.kind <> 'headline', ordinal LIMIT 1
  ), input_path) AS title,
  coalesce(outlet, domain) AS outlet,
  strftime(published_at, '%Y-%m-%d') AS date,
  published_basis AS date_basis,
  input_path AS path,
  input_member AS member,
  language,
  word_count AS words,
  (SELECT count(*)::INTEGER FROM quotes WHERE quotes.source_id = sources.source_id AND quote_kind <> 'scare') AS quotes,
  (SELECT count(*)::INTEGER FROM events WHERE events.source_id = sources.source_id) AS events,
  dup_kind,
  wire_service AS wire
FROM sources
ORDER BY published_at NULLS LAST, input_path, input_member, source_id;
