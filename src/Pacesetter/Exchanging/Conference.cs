using Pacesetter.Lifecycles;
using Pacesetter.Recognising;

namespace Pacesetter.Exchanging;

/// <summary>A meeting of delegates at which practices are presented and resolutions adopted.</summary>
public sealed class Conference : Entry<ConferenceState>
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>The series it belongs to.</summary>
    public string? Series { get; set; }

    /// <summary>The how-manieth of its series it is.</summary>
    public int? Ordinal { get; set; }

    /// <summary>The first day.</summary>
    public DateOnly? From { get; set; }

    /// <summary>The last day.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Where it meets.</summary>
    public string? Place { get; set; }

    /// <summary>The seats to be filled.</summary>
    public int Seats { get; set; }

    /// <summary>Whether each small unit has one seat reserved (F22, second variant).</summary>
    public bool Reserve { get; set; }

    /// <summary>Heads and seats of the units.</summary>
    public IReadOnlyList<DelegateQuota> Quotas { get; set; } = [];

    /// <summary>Who was put forward, each with their file.</summary>
    public IReadOnlyList<Nomination> Nominations { get; set; } = [];

    /// <summary>Who has voted. For whom is not kept.</summary>
    public IReadOnlyList<Ballot> Ballots { get; set; } = [];

    /// <summary>The votes that each of those put forward has.</summary>
    public IReadOnlyList<Tally> Tallies { get; set; } = [];

    /// <summary>Who was chosen.</summary>
    public IReadOnlyList<Representative> Delegates { get; set; } = [];

    /// <summary>What is presented, by whom.</summary>
    public IReadOnlyList<Presentation> Presentations { get; set; } = [];

    /// <summary>The day on which the delegates' names were posted.</summary>
    public DateOnly? PostedOn { get; set; }

    /// <summary>How many have voted.</summary>
    public int Voters => Ballots.Count;

    /// <summary>How many different persons present.</summary>
    public int Presenters => Presentations.SelectMany(it => it.Presenters).Distinct().Count();

    /// <inheritdoc/>
    public override string Searched() => $"{Title}\n{string.Join('\n', Presentations.Select(it => it.Title))}";

    /// <inheritdoc/>
    public override IEnumerable<Appointment> Appointments() => From is { } first ? [new("", Title, first, To ?? first, Place)] : [];

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Title.Length == 0)
        {
            yield return new("title_missing", "A conference needs a title.");
        }

        if (To < From)
        {
            yield return new("dates_reversed", "The conference ends before it begins.", "Mend from and to.");
        }

        if (Ordinal < 1)
        {
            yield return new("ordinal_out_of_range", "The conferences of a series are counted from 1.");
        }

        if (Series is not null && Ordinal is not null && facts.All<Conference>().FirstOrDefault(it => it.Series == Series && it.Ordinal == Ordinal && it.Id != Id) is { } other)
        {
            yield return new("ordinal_taken", $"Number {Ordinal} of the series {Series} is {other.Id}.", "Give it the next number of the series.");
        }

        if (Fault() is { } fault)
        {
            yield return fault;
        }

        if (Nominations.GroupBy(it => it.Person).FirstOrDefault(it => it.Count() > 1) is { } twice)
        {
            yield return new("nominated_twice", $"{twice.Key} is put forward twice.", "Keep one of the two files.");
        }

        if (Tallies.Any(it => it.Votes < 0) || Tallies.Sum(it => it.Votes) != Ballots.Count)
        {
            yield return new("votes_miscounted", $"{Tallies.Sum(it => it.Votes)} votes are counted; {Ballots.Count} were given.", "Votes are given by: pacesetter exchange vote");
        }

        foreach (Refusal malformed in Presentations.Select(it => it.Fault()).OfType<Refusal>().Take(1))
        {
            yield return malformed;
        }
    }

    // Why the seats cannot be divided.
    Refusal? Fault()
    {
        int reserved = Reserve ? DelegateSeats.Reserved([.. Quotas.Select(it => it.Heads)], Seats) : 0;
        return Seats < 0 || Quotas.Any(it => it.Heads < 0) ? new("heads_negative", "There are fewer than no seats, or a unit has fewer than no heads.", "Mend seats and quotas.")
            : reserved > Seats ? new("seats_too_few", $"{reserved} units have a seat reserved; there are {Seats} seats.", "Add seats, or divide them without reserve.")
            : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == ConferenceState.Planned ? [] : ["series", "ordinal", "seats", "reserve", "quotas"];

    // A ballot is secret, and nobody sees how it stands while others still vote.
    /// <inheritdoc/>
    public override IReadOnlyList<string> Withheld(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Person is null ? [] : State == ConferenceState.Nominating ? ["ballots", "tallies"] : ["ballots"];
    }

    /// <inheritdoc/>
    public override void Complete(Facts facts)
    {
        if (State == ConferenceState.Planned && Fault() is null && Quotas.Any(it => it.Heads > 0))
        {
            IReadOnlyList<int> seats = DelegateSeats.Of([.. Quotas.Select(it => it.Heads)], Seats, Reserve, Id);
            Quotas = [.. Quotas.Select((quota, i) => quota with { Seats = seats[i] })];
        }
    }
}

/// <summary>Where a conference stands.</summary>
public enum ConferenceState
{
    /// <summary>Being planned.</summary>
    Planned,

    /// <summary>The units know their seats.</summary>
    QuotaIssued,

    /// <summary>The units choose.</summary>
    Nominating,

    /// <summary>What the candidates did is gathered, from verified records alone.</summary>
    MaterialGathered,

    /// <summary>The material was reviewed, and seen by the candidates.</summary>
    Reviewed,

    /// <summary>The names are posted.</summary>
    Posted,

    /// <summary>The delegates are confirmed.</summary>
    Confirmed,

    /// <summary>It meets.</summary>
    InSession,

    /// <summary>Resolutions are adopted, appeals issued.</summary>
    AdoptedResolutions,

    /// <summary>Over.</summary>
    Closed,

    /// <summary>What became of its resolutions was looked at.</summary>
    FollowedUp,
}

/// <summary>The seats of a unit.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Heads">Its head-count.</param>
/// <param name="Seats">Its seats, computed.</param>
public sealed record DelegateQuota(string Unit, int Heads, int Seats = 0);

/// <summary>Somebody chosen.</summary>
/// <param name="Person">The person's code.</param>
/// <param name="Unit">The unit that chose them.</param>
/// <param name="Section">The trade's section they sit in.</param>
/// <param name="Draw">The recorded name of the draw, where one decided between equal votes.</param>
public sealed record Representative(string Person, string Unit, string? Section = null, string? Draw = null);
