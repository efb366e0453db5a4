using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Measuring.Notices;

namespace Pacesetter.Workspaces.Access;

/// <summary>What is kept about somebody's work. The name comes from the registry, everything else from the ledger.</summary>
public sealed record OwnAnswer(string Person, string? Name, string? NameZh, DateOnly From, DateOnly To)
{
    /// <summary>The teams they belonged to.</summary>
    public IReadOnlyList<OwnTeam> Teams { get; init; } = [];

    /// <summary>All days together; null where nothing was recorded.</summary>
    public FulfilmentRow? Total { get; init; }

    /// <summary>Day by day.</summary>
    public IReadOnlyList<FulfilmentRow> Rows { get; init; } = [];

    /// <summary>Every record with their code, in the columns it was imported with.</summary>
    public IReadOnlyList<Dictionary<string, object?>> Records { get; init; } = [];

    public IReadOnlyList<Dictionary<string, object?>> Attendance { get; init; } = [];

    /// <summary>What was asked of each operation they worked at, on the last day.</summary>
    public IReadOnlyList<QuotaNotice> Notices { get; init; } = [];

    /// <summary>Of each whole month or week the smallest group around them that is large enough to be shown, them included.</summary>
    public IReadOnlyList<FulfilmentRow> Peers { get; init; } = [];

    /// <summary>Where others at the same kind of work stand, without a name; null where nothing on quota was recorded.</summary>
    public OwnBenchmark? Benchmark { get; init; }

    /// <summary>How to object to any of this: add an objection with this kind of target.</summary>
    public OwnObjection Objection => new("work", Person);
}

/// <summary>A stay in a team; both ends inclusive, null where open.</summary>
public sealed record OwnTeam(string? Team, DateOnly? From, DateOnly? To);

/// <summary>The target of an objection to a figure of one's own.</summary>
/// <param name="TargetKind">Its kind.</param>
/// <param name="Target">Its identifier; that of a single record may stand in its place.</param>
public sealed record OwnObjection(string TargetKind, string Target);
