-- Which files or records could not be taken, and why?
SELECT input_path, input_member, error_code, message
FROM rejects
ORDER BY input_path, input_member NULLS FIRST, reject_id
LIMIT 40;
