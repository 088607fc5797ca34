-- Articles, one of each group of copies: the first published.
CREATE VIEW distinct_sources AS
SELECT *
FROM sources
QUALIFY dup_group_id IS NULL
  OR row_number() OVER (PARTITION BY dup_group_id ORDER BY published_at NULLS LAST, source_id) = 1;
COMMENT ON VIEW distinct_sources IS 'Articles without copies: of each group of copies only the first published. What counts anything counts over these.';
