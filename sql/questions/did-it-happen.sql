-- Of what is reported, how much happened, and how much has a date?
SELECT modality, count(*)::INTEGER AS events, count(date_start)::INTEGER AS dated, sum(reports)::INTEGER AS reports
FROM timeline
GROUP BY modality
ORDER BY events DESC, modality;
