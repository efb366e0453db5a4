using Pacesetter.Panels;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>How long what tells of single persons is kept, or shown.</summary>
public sealed record RetentionPolicy
{
    /// <summary>How many days after somebody's last day in a team their name is erased; null keeps it until it is erased by hand.</summary>
    public int? NamesDays { get; init; }

    /// <summary>How many whole months back figures of single persons are shown; older ones enter sums alone. Null sets no limit. One's own data are always shown.</summary>
    public int? PersonsMonths { get; init; }

    /// <summary>The first day of which figures of single persons are shown; null where all are.</summary>
    public DateOnly? PersonsFrom(DateOnly today) => PersonsMonths is { } months ? Period.MonthOf(today).First.AddMonths(-months) : null;

    /// <summary>What is said to whoever asks for earlier days by name.</summary>
    internal static RefusalException Beyond(DateOnly first) => new(RefusalKind.NotAuthorised, "beyond_retention", $"Figures of single persons are shown from {first:yyyy-MM-dd} on (policy retention.persons_months).", "Ask for teams, or for later days.");
}
