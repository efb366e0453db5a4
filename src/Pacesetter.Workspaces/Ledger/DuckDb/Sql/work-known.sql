-- Live rows of the ledger whose ticket this batch names, by its own code or by the one it corrects.
CREATE OR REPLACE TEMP TABLE known AS
SELECT w.*, coalesce(w.ticket_good, w.good) AS given_good, coalesce(w.ticket_scrap, w.scrap) AS given_scrap, coalesce(w.ticket_rework, w.rework) AS given_rework
FROM live_work w
WHERE w.record IN (SELECT record FROM {stage} UNION ALL SELECT corrects FROM {stage} WHERE corrects IS NOT NULL);
