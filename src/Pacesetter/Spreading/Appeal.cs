using Pacesetter.Lifecycles;

namespace Pacesetter.Spreading;

/// <summary>An open letter to a whole population that asks for distinct actions. Replying is voluntary.</summary>
public sealed class Appeal : Entry<AppealState>
{
    /// <summary>What it is called.</summary>
    public string Title { get; set; } = "";

    /// <summary>The same in Chinese.</summary>
    public string? TitleZh { get; set; }

    /// <summary>The letter.</summary>
    public string Text { get; set; } = "";

    /// <summary>The same in Chinese.</summary>
    public string? TextZh { get; set; }

    /// <summary>The conference that issues it.</summary>
    public string? Conference { get; set; }

    /// <summary>To whom it is addressed.</summary>
    public string Audience { get; set; } = "";

    /// <summary>How many they are.</summary>
    public int? AudienceCount { get; set; }

    /// <summary>How many units they work in.</summary>
    public int? AudienceUnits { get; set; }

    /// <summary>What it asks, each counted by itself.</summary>
    public IReadOnlyList<string> Actions { get; set; } = [];

    /// <summary>To how many it was delivered, and how many read it.</summary>
    public IReadOnlyList<Delivery> Deliveries { get; set; } = [];

    /// <summary>Who replied. Silence carries no penalty and is not stored.</summary>
    public IReadOnlyList<Reply> Replies { get; set; } = [];

    /// <summary>Share of the audience to whom it was delivered; null where the audience was not counted.</summary>
    public decimal? Delivered => Share(Deliveries.Sum(it => it.Delivered), AudienceCount);

    /// <summary>Share of the audience who read it.</summary>
    public decimal? Read => Share(Deliveries.Sum(it => it.Read), AudienceCount);

    /// <summary>For each action the share of the audience's units that pledged it.</summary>
    public IReadOnlyList<ActionShare> Pledging => [.. Actions.Select(action =>
        new ActionShare(action, Replies.Where(it => it.Action == action).Select(it => it.Unit).Distinct().Count(), Share(Replies.Where(it => it.Action == action).Select(it => it.Unit).Distinct().Count(), AudienceUnits)))];

    /// <inheritdoc/>
    public override string Searched() => string.Join('\n', Title, TitleZh, Text, TextZh);

    /// <inheritdoc/>
    public override IEnumerable<Refusal> Faults(Facts facts)
    {
        if (Title.Length + (TitleZh?.Length ?? 0) == 0 || Text.Length + (TextZh?.Length ?? 0) == 0 || Audience.Length == 0)
        {
            yield return new("appeal_incomplete", "An appeal has a title, a text and an audience.", "Set title, text, audience.");
        }

        if (AudienceCount <= 0 || AudienceUnits <= 0 || Deliveries.Any(it => it.Delivered < 0 || it.Read < 0 || it.Read > it.Delivered))
        {
            yield return new("count_out_of_range", "An audience is counted above zero, and no more read than were reached.", "Mend audience_count, audience_units, deliveries.");
        }

        if (Replies.FirstOrDefault(it => !Actions.Contains(it.Action)) is { } other)
        {
            yield return new("action_unknown", $"The appeal does not ask to {other.Action}.", $"Name one of: {string.Join(", ", Actions)}.");
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Settled() => State == AppealState.Drafted ? [] : ["title", "title_zh", "text", "text_zh", "conference", "audience", "actions"];

    /// <summary>A unit takes up one of the actions. Nothing is kept of those who do not.</summary>
    /// <returns>Why it does not count, or null; an action that is not asked for is a fault of the appeal's content.</returns>
    public Refusal? Answer(Reply reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (State != AppealState.Issued)
        {
            return new("appeal_not_open", State == AppealState.Drafted ? "The appeal is not issued yet." : "The appeal is closed; replies are no longer counted.", "Take part all the same; nothing hangs on the count.");
        }

        if (Replies.Any(it => it.Unit == reply.Unit && it.Action == reply.Action))
        {
            return new("replied_already", $"{reply.Unit} has taken up {reply.Action} already.", "Take the reply back first, to write another.");
        }

        Replies = [.. Replies, reply];
        return null;
    }

    /// <summary>Somebody of the audience has read it: one more reached, and one more who read, where they had not been counted as reached.</summary>
    /// <param name="unit">The unit under which it is counted: the audience's, never a person's own.</param>
    /// <param name="on">The day.</param>
    public void CountReader(string unit, DateOnly on)
    {
        int unread = Deliveries.Sum(it => it.Delivered - it.Read);
        Delivery? row = unread > 0 ? Deliveries.FirstOrDefault(it => it.Delivered > it.Read) : Deliveries.FirstOrDefault(it => it.Unit == unit && it.On == on);
        Deliveries = row is null
            ? [.. Deliveries, new(unit, on, 1, 1)]
            : [.. Deliveries.Select(it => ReferenceEquals(it, row) ? it with { Delivered = it.Delivered + (unread > 0 ? 0 : 1), Read = it.Read + 1 } : it)];
    }

    static decimal? Share(int count, int? of) => of is > 0 ? Math.Round((decimal)count / of.Value, 6, MidpointRounding.AwayFromZero) : null;
}

/// <summary>Where an appeal stands.</summary>
public enum AppealState
{
    /// <summary>Being written.</summary>
    Drafted,

    /// <summary>Issued.</summary>
    Issued,

    /// <summary>Replies are no longer counted.</summary>
    Closed,
}

/// <summary>How far an appeal got.</summary>
/// <param name="Unit">Where.</param>
/// <param name="On">The day.</param>
/// <param name="Delivered">To how many persons.</param>
/// <param name="Read">How many of them read it.</param>
public sealed record Delivery(string Unit, DateOnly On, int Delivered, int Read = 0);

/// <summary>A reply to an appeal.</summary>
/// <param name="Unit">Who replies.</param>
/// <param name="On">The day.</param>
/// <param name="Action">The action they take up.</param>
/// <param name="Text">What they write.</param>
public sealed record Reply(string Unit, DateOnly On, string Action, string? Text = null);

/// <summary>How many pledged an action.</summary>
/// <param name="Action">The action.</param>
/// <param name="Units">Units that pledged it.</param>
/// <param name="Share">Their share in the audience's units; null where those were not counted.</param>
public sealed record ActionShare(string Action, int Units, decimal? Share);
