namespace Pacesetter.Workspaces.Auditing;

/// <summary>The end of the chain: the one row every append locks.</summary>
public sealed class AuditHead
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; }

    /// <summary>The last entry's place; 0 without any.</summary>
    public long Sequence { get; init; }

    /// <summary>The last entry's hash; zeros without any.</summary>
    public required byte[] Hash { get; init; }
}
