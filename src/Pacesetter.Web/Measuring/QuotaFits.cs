using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Measuring;

/// <summary>Which quotas give cause to ask whether they fit, and by which values of the policy.</summary>
/// <param name="Tight">Those that may ask too much.</param>
/// <param name="Loose">Those that may ask too little.</param>
/// <param name="Policy">The values that decide.</param>
public sealed record QuotaFits(IReadOnlyDictionary<string, QuotaFigures> Tight, IReadOnlyDictionary<string, QuotaFigures> Loose, IReadOnlyList<(string Name, string Value)> Policy)
{
    static readonly string[] Deciding = ["integrity.median_low", "integrity.median_high", "integrity.reach_floor", "integrity.off_by", "lattice.k"];

    /// <summary>What the figures say of quotas.</summary>
    internal static QuotaFits Of(IntegrityAnswer answer, PolicyAnswer policy) => new(
        answer.Tight.ToDictionary(it => it.Operation, StringComparer.Ordinal),
        answer.Loose.ToDictionary(it => it.Operation, StringComparer.Ordinal),
        [.. policy.Rows.Where(it => Deciding.Contains(it.Name)).Select(it => (it.Name, it.Value ?? "–"))]);

    /// <summary>What is asked of a quota in a few words; null where nothing is.</summary>
    internal string? Verdict(Visit visit, string operation) =>
        Tight.ContainsKey(operation) ? visit.Say(Loose.ContainsKey(operation) ? "page.quotas.fit.both" : "page.quotas.fit.tight") : Loose.ContainsKey(operation) ? visit.Say("page.quotas.fit.loose") : null;

    /// <summary>The figures behind it, by name.</summary>
    internal IReadOnlyList<(string Name, string Value)> Figures(Visit visit, string operation)
    {
        var forms = new NumberForms(visit.Words);
        return (Tight.GetValueOrDefault(operation) ?? Loose.GetValueOrDefault(operation)) is not { } figures ? [] :
        [
            (visit.Say("page.quotas.fit.median"), figures.Median is { } median ? forms.Percent((decimal)median) : "–"),
            (visit.Say("page.quotas.fit.reach"), figures.ShareReaching is { } share ? forms.Percent((decimal)share) : "–"),
            (visit.Say("page.quotas.fit.effect"), figures is { Effect: { } off, Interval: { } interval } ? visit.Say("adoptions.interval.of", ("at", forms.Percent((decimal)off)), ("low", forms.Percent((decimal)interval[0])), ("high", forms.Percent((decimal)interval[1]))) : "–"),
            (visit.Say("page.quotas.persons"), forms.Count(figures.Persons)),
        ];
    }
}
