-- How much of what each outlet quotes does it give to whom?
SELECT outlet, speaker, quotes::INTEGER AS quotes, words, share_of_outlet
FROM speaker_share
WHERE share_of_outlet >= 0.01
ORDER BY outlet, words DESC, speaker
LIMIT 60;
