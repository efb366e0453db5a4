-- The teams and days of people who attended without a ticket, that have rows booked on the team.
SELECT own_team, date
FROM {database}.work
WHERE {visible}{where} AND person = 0 AND own_team > 0
    AND (own_team, date) GLOBAL IN (SELECT team, date FROM {database}.attended WHERE {visible}{where} AND ticketed = 0)
GROUP BY own_team, date
HAVING sum(toInt64(sign)) > 0
