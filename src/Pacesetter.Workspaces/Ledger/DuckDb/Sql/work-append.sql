-- The new rows. Quota and unit are resolved here and stored; nothing later joins them again.
INSERT INTO work
SELECT
    $batch,
    $batch,
    s.rowid,
    1,
    s.record,
    s.date,
    s.shift,
    s.start,
    s."end",
    s.team,
    s.person,
    s.work_centre,
    s.operation,
    {good},
    {scrap},
    {rework},
    s.setups,
    coalesce(s.hours, 0),
    coalesce(s.off_hours, 0),
    s.off_cause,
    s.heads,
    s.minutes,
    s.state,
    s.corrects,
    coalesce(s.team, pe.team),
    coalesce(s.team, pe.team, s.work_centre),
    wc.class,
    coalesce(pe.learner_until >= s.date, false),
    CAST({earned} + coalesce(s.setups, 0) * coalesce(q.setup_minutes, 0) AS DECIMAL(18,6)),
    CASE WHEN s.minutes IS NULL THEN q.revision END,
    {ticket}
FROM {lookups}
{shares}
{where}
