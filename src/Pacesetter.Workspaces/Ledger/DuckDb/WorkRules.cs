namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>The rules of work records, over the lookups of <c>work-lookups.sql</c>.</summary>
static class WorkRules
{
    const string OnQuota = "(coalesce(s.hours, 0) > 0 OR coalesce(s.good, 0) > 0)";

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("person", "who_missing: one of person, team, work_centre is needed", "Say who worked, or at which machine.", "s.person IS NULL AND s.team IS NULL AND s.work_centre IS NULL AND s.trouble IS NULL"),
        new("hours", "required: neither hours nor off_hours is given", "Give the hours on quota, or the hours off quota.", "s.hours IS NULL AND s.off_hours IS NULL AND s.trouble IS NULL"),
        new("operation", "required: hours on quota or good units need an operation", "Name the operation, or book the hours as off_hours.", $"s.operation IS NULL AND s.trouble IS NULL AND {OnQuota}"),
        new("good", "required: hours on quota need the good units", "Write 0 where nothing good was made.", "s.good IS NULL AND s.hours > 0 AND s.trouble IS NULL"),
        new("good", "pieces_without_hours: good units in zero hours", "Give the hours they were made in.", "s.good > 0 AND coalesce(s.hours, 0) = 0 AND s.trouble IS NULL"),
        new("hours", "hours_over_day: one person, more than 24 hours on one ticket and day", "Check the unit: hours, not minutes.", "s.person IS NOT NULL AND coalesce(s.hours, 0) + coalesce(s.off_hours, 0) > 24") { Value = "CAST(coalesce(s.hours, 0) + coalesce(s.off_hours, 0) AS VARCHAR)" },
        new("person", "unknown_person: no person has this code", "Import the person first.", "s.person IS NOT NULL AND rp.person IS NULL"),
        new("person", "no_unit: the person is in no team on that day", "Extend the person's team membership, or name the team.", "s.person IS NOT NULL AND rp.person IS NOT NULL AND s.team IS NULL AND s.work_centre IS NULL AND pe.team IS NULL AND s.date IS NOT NULL"),
        new("team", "unknown_team: no unit of kind team has this code", "Import the team as a unit first.", "s.team IS NOT NULL AND (te.unit IS NULL OR te.kind <> 'team')"),
        new("work_centre", "unknown_work_centre: no unit of kind work_centre has this code", "Import the work centre as a unit first.", "s.work_centre IS NOT NULL AND (wc.unit IS NULL OR wc.kind <> 'work_centre')"),
        new("operation", "unknown_operation: no operation has this code", "Import the operation first.", "s.operation IS NOT NULL AND op.operation IS NULL"),
        new("operation", "no_quota: no quota of this operation is in force on that day", "Import a quota that covers the day, or stamp the ticket with minutes.", $"s.operation IS NOT NULL AND op.operation IS NOT NULL AND s.minutes IS NULL AND s.date IS NOT NULL AND q.operation IS NULL AND {OnQuota}"),
        new("minutes", "not_positive: a quota is above zero", "Leave minutes empty to take the quota in force.", "s.minutes <= 0"),
        new("good", "too_large: the standard minutes do not fit", "Check the amount and the quota.", "s.good * coalesce(s.minutes, q.minutes, 0) > 900000000000"),
        new("end", "clock_reversed: the end lies before the start", "Give times of day for a shift across midnight, or the right days.", "s.\"end\" < s.start"),
    ];
}
