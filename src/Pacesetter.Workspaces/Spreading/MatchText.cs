using System.Globalization;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>Says why two are paired.</summary>
/// <param name="words">In whose words.</param>
sealed class MatchText(TermPack words)
{
    // Gains of a file may be of any size.
    const double Longest = 1e15;

    readonly NumberForms forms = new(words);

    /// <summary>The reason in full: what speaks for the pair, and how it stands beside others.</summary>
    public string Reason(string learner, string host, ExchangePair pair, string beside) => Joined(pair.Grounds is { } grounds
        ? [Shared(learner, host, grounds), .. Expected(pair, grounds), Visits(host, pair, grounds), .. AtMost(grounds), beside]
        : [words.Say("match.gain", ("gain", Brief(pair.Gain))), beside]);

    /// <summary>That nothing would bring more.</summary>
    public string Most(int allowed) => words.Say("match.most", ("n", forms.Count(allowed)));

    /// <summary>That something else would, and why it is not to be.</summary>
    public string Elsewhere(string host, double net, bool byLot) => words.Say(byLot ? "match.elsewhere.lot" : "match.elsewhere.full", ("host", host), ("net", Brief(net)));

    /// <summary>What a later proof of the effect needs: with what probability the lot brought these two together. Empty where none was drawn.</summary>
    public string Lot(long? seed, double? probability) => seed is { } drawn && probability is { } p
        ? words["format.sentence"] + words.Say("match.lot", ("seed", drawn.ToString(CultureInfo.InvariantCulture)), ("p", p.ToString("0.####", CultureInfo.InvariantCulture)))
        : "";

    string Shared(string learner, string host, MatchGrounds it)
    {
        string kinds = it.Operations == 1 ? it.Operation : words.Say("match.kinds", ("operation", it.Operation), ("n", forms.Count(it.Operations - 1)));
        return words.Say("match.shared", ("kinds", it.Class is { } @class ? words.Say("match.class", ("kinds", kinds), ("class", @class)) : kinds), ("learner", learner), ("host", host), ("earned", One(it.Earned)), ("gap", Percent(it.Gap)), ("lower", Percent(it.GapLower)), ("confidence", Percent(it.Confidence)));
    }

    IEnumerable<string> Expected(ExchangePair pair, MatchGrounds it) =>
        pair.Effect is { } known ? [words.Say("match.measured", ("practice", pair.Practice!), ("studies", forms.Count(known.Studies)), ("expected", One(known.Mean * pair.Hours!.Value)), ("lower", One(known.Lower * pair.Hours.Value)))]
        : [.. pair.Practice is { } practice ? [words.Say("match.to_learn", ("practice", practice))] : (string[])[], words.Say("match.assumed", ("transfer", Percent(it.Transfer)), ("usual", Percent(it.Usual)), ("held", Percent(it.Held)))];

    string Visits(string host, ExchangePair pair, MatchGrounds it) => words.Say("match.visits", ("host", host), ("hours", One(pair.CostHours!.Value)), ("cost", Brief(pair.Cost!.Value)), ("weeks", forms.Count(it.GainWeeks)));

    IEnumerable<string> AtMost(MatchGrounds it) => it.AtMost is { } measured ? [words.Say("match.at_most", ("measured", One(measured)))] : [];

    string Joined(IEnumerable<string> sentences) => string.Join(words["format.sentence"], sentences);

    string Percent(double share) => forms.Percent((decimal)share);

    string One(double number) => forms.Number((decimal)number, 1);

    // To hundredths, none that are nought.
    string Brief(double number) => Math.Abs(number) >= Longest ? number.ToString("G3", CultureInfo.InvariantCulture)
        : Math.Round((decimal)number, 2, MidpointRounding.AwayFromZero) is var near && decimal.IsInteger(near) ? forms.Number(near, 0) : forms.Number(near, decimal.IsInteger(near * 10) ? 1 : 2);
}

/// <summary>What speaks for a pair.</summary>
/// <param name="Operation">The shared work that most is earned in.</param>
/// <param name="Operations">How many kinds of work are shared.</param>
/// <param name="Class">The class of its machines.</param>
sealed record MatchGrounds(string Operation, int Operations, string? Class)
{
    /// <summary>What the learner earns a week in it, hours.</summary>
    public double Earned { get; init; }

    /// <summary>How much more the host gets out of an hour, as a share; the same at the lower end.</summary>
    public double Gap { get; init; }

    public double GapLower { get; init; }

    /// <summary>Of which interval that is the lower end.</summary>
    public double Confidence { get; init; }

    /// <summary>What part of the gap is assumed; what exchanges bring by the prior; what is assumed after all.</summary>
    public double Transfer { get; init; }

    public double Usual { get; init; }

    public double Held { get; init; }

    /// <summary>The weeks over which the gain counts.</summary>
    public int GainWeeks { get; init; }

    /// <summary>What is measured of another offer, below which this one is held; null where it is not.</summary>
    public double? AtMost { get; init; }
}
