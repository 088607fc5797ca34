-- An article as a whole, one JSON object a row.
SELECT source_id, to_json({
  url: url, byline: byline, title_start: title_start, title_end: title_end, license: license, tz: published_tz, sha256: sha256, charset: charset,
  dateline: dateline_place, also_at: also_at, dup_group: dup_group_id, text: text
})::VARCHAR AS source
FROM sources;
