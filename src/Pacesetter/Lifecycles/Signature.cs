namespace Pacesetter.Lifecycles;

/// <summary>A statement with a name under it.</summary>
/// <param name="Role">The role in which it is given; left out, the one in which its giver acts.</param>
/// <param name="Person">The person's code; left out, whoever acts.</param>
public sealed record Signature(Roles Role = Roles.None, string Person = "")
{
    /// <summary>The day; left out, today.</summary>
    public DateOnly On { get; init; }
}

/// <summary>Nobody signs for another: an edit adds or takes back the signature of whoever makes it, and leaves those of others as they stood.</summary>
static class Signing
{
    /// <summary>The signatures after an edit.</summary>
    /// <param name="given">As the edit gives them.</param>
    /// <param name="stood">As they stood before it; null where there was nothing.</param>
    /// <param name="facts">Who edits, and when.</param>
    public static IReadOnlyList<Signature> Kept(IReadOnlyList<Signature> given, IReadOnlyList<Signature>? stood, Facts facts)
    {
        if (facts.History)
        {
            return given;
        }

        Signature[] whole = [.. given.Select(it => Completed(it, facts))];
        return [.. (stood ?? []).Where(it => !facts.By.Is(it.Person) || whole.Contains(it)), .. whole.Except(stood ?? [])];
    }

    /// <summary>Why a signature that was not there before cannot be taken as given, or null.</summary>
    public static Refusal? Forged(IReadOnlyList<Signature> given, IReadOnlyList<Signature>? stood, Facts facts) =>
        !facts.History && given.Except(stood ?? []).FirstOrDefault(it => !facts.By.Is(it.Person) || !facts.By.Roles.HasFlag(it.Role) || it.Role == Roles.None) is { } forged
            ? ForAnother(forged.Person)
            : null;

    /// <summary>Why the names cannot be taken as signed, or null.</summary>
    public static Refusal? Forged(IReadOnlyList<string> given, IReadOnlyList<string>? stood, Facts facts) =>
        !facts.History && given.Except(stood ?? []).FirstOrDefault(it => !facts.By.Is(it)) is { } forged ? ForAnother(forged) : null;

    /// <summary>The refusal of a name under what somebody else wrote.</summary>
    public static Refusal ForAnother(string? person) => new("signed_for_another", $"Nobody signs for another, or in a role that is not theirs: {(string.IsNullOrEmpty(person) ? "no person" : person)}.", "Each signs by an edit of their own: --as PERSON:ROLE");

    static Signature Completed(Signature it, Facts facts) => facts.By.Person is not { } person ? it : it with
    {
        Role = it.Role == Roles.None ? facts.By.Roles : it.Role,
        Person = string.IsNullOrEmpty(it.Person) ? person : it.Person,
        On = it.On == default ? facts.Today : it.On,
    };
}
