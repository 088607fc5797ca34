-- How do articles put the same statement?
SELECT speaker, base_wording, wording, only_in_base, only_here
FROM statement_variants;
