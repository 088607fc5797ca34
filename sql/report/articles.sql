-- One line of the list of articles. `own_…` count what no other article tells; null for copies, whose first article stands for them.
WITH lead AS (
  SELECT source_id, arg_min(text, (kind <> 'headline', ordinal)) AS text FROM sentences GROUP BY source_id
), said AS (
  SELECT source_id, count(*)::INTEGER AS quotes FROM quotes WHERE quote_kind <> 'scare' GROUP BY source_id
), happened AS (
  SELECT source_id, count(*)::INTEGER AS events FROM events GROUP BY source_id
), shared_statements AS (
  SELECT statement_id FROM spoken_words WHERE statement_id IS NOT NULL GROUP BY statement_id HAVING count(DISTINCT source_id) > 1
), shared_happenings AS (
  SELECT event_cluster_id FROM events JOIN distinct_sources USING (source_id)
  WHERE event_cluster_id IS NOT NULL GROUP BY event_cluster_id HAVING count(DISTINCT source_id) > 1
), also_said AS (
  SELECT source_id, count(*)::INTEGER AS quotes FROM spoken_words SEMI JOIN shared_statements USING (statement_id) GROUP BY source_id
), also_happened AS (
  SELECT source_id, count(*)::INTEGER AS events FROM events SEMI JOIN shared_happenings USING (event_cluster_id) GROUP BY source_id
)
SELECT
  source_id AS id,
  coalesce(title, lead.text, input_path) AS title,
  coalesce(outlet, domain) AS outlet,
  strftime(published_at, '%Y-%m-%d') AS date,
  published_basis AS date_basis,
  input_path AS path,
  input_member AS member,
  language,
  word_count AS words,
  coalesce(said.quotes, 0) AS quotes,
  coalesce(happened.events, 0) AS events,
  CASE WHEN source_id IN (SELECT source_id FROM distinct_sources) THEN coalesce(said.quotes, 0) - coalesce(also_said.quotes, 0) END AS own_quotes,
  CASE WHEN source_id IN (SELECT source_id FROM distinct_sources) THEN coalesce(happened.events, 0) - coalesce(also_happened.events, 0) END AS own_events,
  dup_kind,
  wire_service AS wire
FROM sources
LEFT JOIN lead USING (source_id) LEFT JOIN said USING (source_id) LEFT JOIN happened USING (source_id)
LEFT JOIN also_said USING (source_id) LEFT JOIN also_happened USING (source_id)
ORDER BY published_at NULLS LAST, input_path, input_member, source_id;
