-- The new rows. Quota and unit are resolved here and stored; nothing later joins them again.
SELECT
    $batch,
    $batch,
    s.rowid,
    1,
    s.record,
    s.date,
    sh.id,
    s.start,
    s."end",
    te.id,
    rp.id,
    wc.id,
    op.id,
    {good},
    {scrap},
    {rework},
    s.setups,
    coalesce(s.hours, 0),
    coalesce(s.off_hours, 0),
    oc.id,
    s.heads,
    s.minutes,
    s.state,
    s.corrects,
    coalesce(te.id, pe.team_id),
    wc.class_id,
    coalesce(pe.learner_until >= s.date, false),
    {earned} + coalesce(CAST(s.setups * q.setup_minutes AS DECIMAL(18,6)), 0),
    CASE WHEN s.minutes IS NULL THEN q.revision_id END,
    {ticket}
FROM {lookups}
LEFT JOIN codes sh ON sh.code = s.shift
LEFT JOIN codes oc ON oc.code = s.off_cause
{shares}
{where}
