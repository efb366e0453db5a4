namespace Pacesetter.Lifecycles;

/// <summary>What a guard may look at beside the entry itself.</summary>
public sealed class Facts
{
    /// <summary>Who acts.</summary>
    public required Actor By { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The reason given.</summary>
    public string Why { get; init; } = "";

    /// <summary>True where the owner of the files brings in an entry as it stood elsewhere, with the signatures it had there.</summary>
    public bool History { get; init; }

    /// <summary>The workspace's thresholds.</summary>
    public LifecyclePolicy Policy { get; init; } = new();

    /// <summary>The day, UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    /// <summary>Gives the entries of a noun as an <c>IQueryable</c> of it.</summary>
    public Func<Type, IQueryable> Source { get; init; } = noun => Array.CreateInstance(noun, 0).AsQueryable();

    /// <summary>Gives the team of a person on a day; null where there is none.</summary>
    public Func<string, DateOnly, string?> TeamOf { get; init; } = (_, _) => null;

    /// <summary>Gives a unit and the units above it, itself first.</summary>
    public Func<string, IReadOnlyList<string>> UnitsFrom { get; init; } = unit => [unit];

    /// <summary>Gives a person's fulfilment on quota in the quarter of a year before a day; null where nothing was worked.</summary>
    public Func<string, DateOnly, decimal?> FulfilmentBefore { get; init; } = (_, _) => null;

    /// <summary>Gives the identifiers of entries of the same noun whose text resembles the entry's.</summary>
    public Func<Entry, IReadOnlyList<string>> Similar { get; init; } = _ => [];

    /// <summary>Gives what the figures say of a practice over all its adoptions; null where they say nothing.</summary>
    public Func<string, PracticeEvidence?> EvidenceOf { get; init; } = _ => null;

    /// <summary>The entries of a noun.</summary>
    public IQueryable<T> All<T>()
        where T : Entry => (IQueryable<T>)Source(typeof(T));

    /// <summary>The entry with that identifier, or null.</summary>
    public T? Find<T>(string? id)
        where T : Entry => id is null ? null : All<T>().FirstOrDefault(it => it.Id == id);
}

/// <summary>What the figures say of a practice over all its adoptions.</summary>
/// <param name="Upper">The greatest mean effect that is still possible (95 %), counted in the better direction; null where that is not known.</param>
/// <param name="BrokenGuardrails">The adoptions in which a guardrail was broken.</param>
public sealed record PracticeEvidence(double? Upper, IReadOnlyList<string> BrokenGuardrails);
