-- How many events no date is known of: they are not on the timeline.
SELECT count(*)::INTEGER AS events FROM report_timeline WHERE date_start IS NULL;
