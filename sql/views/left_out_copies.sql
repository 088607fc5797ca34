-- Articles that counting leaves out, each beside the one that stands for it.
CREATE VIEW left_out_copies AS
SELECT
  copies.source_id,
  coalesce(copies.outlet, copies.domain) AS outlet,
  copies.title,
  copies.published_at,
  copies.dup_kind,
  copies.dup_score,
  copies.wire_service,
  copies.dup_group_id,
  kept.source_id AS kept_source_id,
  coalesce(kept.outlet, kept.domain) AS kept_outlet
FROM sources AS copies
JOIN distinct_sources AS kept ON kept.dup_group_id = copies.dup_group_id AND kept.source_id <> copies.source_id
ORDER BY copies.source_id;
COMMENT ON VIEW left_out_copies IS 'Articles that are copies of an earlier one and are counted nowhere, each with the article of its group that is counted (`kept_source_id`).';
