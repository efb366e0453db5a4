{stage} s
LEFT JOIN ref_persons rp ON rp.person = s.person
LEFT JOIN ref_spans pe ON pe.person_id = rp.id AND s.date >= pe.first AND s.date <= pe.last
LEFT JOIN ref_units te ON te.unit = s.team
LEFT JOIN ref_units wc ON wc.unit = s.work_centre
LEFT JOIN ref_operations op ON op.operation = s.operation
LEFT JOIN ref_quotas q ON q.operation_id = op.id AND q.class = coalesce(wc.class, '') AND s.date >= q.first AND s.date <= q.last
