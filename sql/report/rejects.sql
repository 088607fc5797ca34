-- What could not be taken, and why.
SELECT input_path AS path, input_member AS member, error_code AS code, message, excerpt FROM rejects ORDER BY input_path, input_member NULLS FIRST, reject_id LIMIT 2000;
