-- Events under GDELT 1.0's column names, where they can be filled.
CREATE VIEW gdelt_events AS
WITH sides AS (
  SELECT event_id, side, name, country_code, sector, row_number() OVER (PARTITION BY event_id, side ORDER BY ordinal) AS place
  FROM event_parties
), actor1 AS (
  SELECT * FROM sides WHERE side = 'actor' AND place = 1
), actor2 AS (
  -- Where all act together, the second of them is the other party.
  SELECT * FROM sides WHERE side = 'recipient' AND place = 1
  UNION ALL
  SELECT * FROM sides WHERE side = 'actor' AND place = 2 AND event_id NOT IN (SELECT event_id FROM sides WHERE side = 'recipient')
)
SELECT
  timeline.happening_id AS GlobalEventID,
  CAST(strftime(timeline.date_start, '%Y%m%d') AS INTEGER) AS SQLDATE,
  CAST(strftime(timeline.date_start, '%Y%m') AS INTEGER) AS MonthYear,
  CAST(year(timeline.date_start) AS INTEGER) AS Year,
  nullif(concat(actor1.country_code, actor1.sector), '') AS Actor1Code,
  actor1.name AS Actor1Name,
  actor1.country_code AS Actor1CountryCode,
  actor1.sector AS Actor1Type1Code,
  nullif(concat(actor2.country_code, actor2.sector), '') AS Actor2Code,
  actor2.name AS Actor2Name,
  actor2.country_code AS Actor2CountryCode,
  actor2.sector AS Actor2Type1Code,
  events.cameo_root AS EventRootCode,
  timeline.quad_class AS QuadClass,
  timeline.intensity AS PloverScore,
  timeline.reports AS NumMentions,
  len(timeline.source_ids) AS NumSources,
  len(timeline.source_ids) AS NumArticles,
  coalesce(place.name, events.place_text) AS ActionGeo_FullName,
  place.country_code AS ActionGeo_CountryCode,
  place.latitude AS ActionGeo_Lat,
  place.longitude AS ActionGeo_Long,
  sources.url AS SOURCEURL
FROM timeline
JOIN events USING (event_id)
JOIN sources USING (source_id)
LEFT JOIN actor1 ON actor1.event_id = timeline.event_id
LEFT JOIN actor2 ON actor2.event_id = timeline.event_id
LEFT JOIN entities AS place ON place.entity_id = events.place_entity_id
WHERE timeline.modality = 'asserted'
ORDER BY SQLDATE NULLS LAST, GlobalEventID;
COMMENT ON VIEW gdelt_events IS 'Events that happened, one row a real event, under GDELT 1.0 names. What cannot be filled is left out or null: undated events have no SQLDATE, countries are ISO alpha-3, the score is PLOVER''s, not Goldstein''s.';
