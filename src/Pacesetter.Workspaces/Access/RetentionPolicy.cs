namespace Pacesetter.Workspaces.Access;

/// <summary>How long what tells of single persons is kept, or shown.</summary>
public sealed record RetentionPolicy
{
    /// <summary>How many days after somebody's last day in a team their name is erased; null keeps it until it is erased by hand.</summary>
    public int? NamesDays { get; init; }

    /// <summary>How many whole months back figures of single persons are shown; older ones enter sums alone. Null sets no limit. One's own data are always shown.</summary>
    public int? PersonsMonths { get; init; }
}
