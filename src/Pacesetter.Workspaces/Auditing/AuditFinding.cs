namespace Pacesetter.Workspaces.Auditing;

/// <summary>What is wrong at a place of the chain.</summary>
public enum AuditFault
{
    /// <summary>The entry is not what was hashed.</summary>
    Altered,

    /// <summary>The entry does not follow from the one before: one of the two was put there later.</summary>
    Unlinked,

    /// <summary>One entry or more between two others is gone.</summary>
    Missing,

    /// <summary>Entries at the end are gone.</summary>
    Truncated,

    /// <summary>The head is gone, or does not belong to the last entry.</summary>
    HeadWrong,

    /// <summary>A head noted earlier does not stand in the chain.</summary>
    AnchorLost,
}

/// <summary>One thing wrong with the chain.</summary>
/// <param name="Sequence">Where.</param>
/// <param name="Fault">What.</param>
/// <param name="Said">The same in words.</param>
public sealed record AuditFinding(long Sequence, AuditFault Fault, string Said);
