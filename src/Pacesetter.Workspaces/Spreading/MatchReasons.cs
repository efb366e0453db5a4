namespace Pacesetter.Workspaces.Spreading;

/// <summary>A proposal between learner and mentor that is under way.</summary>
/// <param name="Entry">The adoption.</param>
/// <param name="Practice">What is to be taken up.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Answer">What the unit's lead answered; null where nobody has yet.</param>
public sealed record MatchStanding(string Entry, string Practice, string State, string? Answer)
{
    static readonly string[] Early = ["proposed", "considered", "visited", "planned", "trained", "trial"];

    /// <summary>Whether it has not come as far as daily use: until then nothing else of the same host is proposed.</summary>
    public bool UnderWay => Early.Contains(State);
}

/// <summary>A pair that is not suggested because the learner declined.</summary>
/// <param name="Learner">Who declined.</param>
/// <param name="Mentor">What from.</param>
/// <param name="Entry">The adoption with the reason.</param>
/// <param name="Practice">What was declined.</param>
/// <param name="Until">The day from which the pair may be suggested again.</param>
public sealed record MatchDeclined(string Learner, string Mentor, string Entry, string Practice, DateOnly Until);

/// <summary>Why a learner is in no pair.</summary>
/// <param name="Learner">The learner.</param>
/// <param name="Reason"><c>no_shared_work</c>: nobody else does its work; <c>not_told_apart</c>: nobody is surely better in it; <c>declined</c>: what remains was declined; <c>taught_already</c>: they have or had a contract; <c>no_gain</c>: the best partner costs more than it brings; <c>no_room</c>: the places there bring more to others; <c>lot</c>: it fell otherwise; <c>no_pair</c>: the file allows none.</param>
public sealed record MatchWhyNot(string Learner, string Reason)
{
    /// <summary>The best partner there would be, or the nearest to one.</summary>
    public string? Mentor { get; init; }

    /// <summary>The shared operation.</summary>
    public string? Operation { get; init; }

    /// <summary>What that partner would bring.</summary>
    public double? Gain { get; init; }

    /// <summary>What it would cost.</summary>
    public double? Cost { get; init; }

    /// <summary>Gain less cost.</summary>
    public double? Net => Gain - (Cost ?? 0);

    /// <summary>How much more that partner gets out of an hour, in log points; null where it was not reckoned.</summary>
    public double? Gap { get; init; }

    /// <summary>The lower end of that; a pair needs it above 0.</summary>
    public double? GapLower { get; init; }

    /// <summary>How many learners that partner has room for.</summary>
    public int? Places { get; init; }

    /// <summary>How many of the units or persons compared do the same work.</summary>
    public int? Sharing { get; init; }
}
