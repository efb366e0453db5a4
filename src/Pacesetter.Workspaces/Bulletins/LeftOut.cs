namespace Pacesetter.Workspaces.Bulletins;

/// <summary>What a count of things left out counts.</summary>
public enum LeftOutKind
{
    /// <summary>Work records.</summary>
    Records,

    /// <summary>Persons.</summary>
    Persons,

    /// <summary>Teams or other groups.</summary>
    Groups,

    /// <summary>Hours.</summary>
    Hours,
}

/// <summary>Something that was left out of the figures, or changed them afterwards, and why.</summary>
/// <param name="Cause">An id in snake_case; its text is the wording's <c>left_out.ID</c>.</param>
/// <param name="Kind">What is counted.</param>
/// <param name="Count">How many.</param>
public sealed record LeftOut(string Cause, LeftOutKind Kind, Figure Count);

/// <summary>A remark that a batch carries into every figure made from it.</summary>
/// <param name="Text">The remark, a sentence.</param>
/// <param name="TextZh">The same in Chinese, where there is one.</param>
public sealed record BatchNote(string Text, string? TextZh = null);
