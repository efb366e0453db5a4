using System.Collections.Immutable;
using System.Globalization;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Proving;

/// <summary>Says the reasons of a verdict in the words of a pack.</summary>
static class VerdictTexts
{
    public static IReadOnlyList<string> Sentences(TermPack terms, IEnumerable<VerdictReason> reasons) => [.. reasons.Select(it => Sentence(terms, it))];

    public static IReadOnlyList<ReasonRow> Codes(IEnumerable<VerdictReason> reasons) =>
        [.. reasons.Select(it => new ReasonRow(it.Code, it.Weeks, Finite(it.Found), Finite(it.Needed), it.Subject))];

    /// <summary>What chance a cohort has that has not begun.</summary>
    public static IReadOnlyList<string> Power(TermPack terms, AdoptionPower power, int units, double effect) => power.Refusals.IsEmpty
        ?
        [
            terms.Say(
                "verdict.power",
                ("units", units.ToString(CultureInfo.InvariantCulture)),
                ("effect", Number(effect)),
                ("chance", Number(power.ByLook[^1])),
                ("least", power.MinimumDetectable is { } least ? Number(least) : "–")),
            .. units < 10 ? [terms.Say("verdict.power_few")] : ImmutableArray<string>.Empty,
        ]
        : Sentences(terms, power.Refusals);

    /// <summary>A figure in three digits, with the minus of print.</summary>
    public static string Number(double value) => value is > 0 and < 0.0001 ? "<0.0001" : value < 0 ? "\u2212" + Number(-value) : value.ToString("G3", CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage.</summary>
    public static string Share(double share) => Math.Round(100 * share, 1, MidpointRounding.AwayFromZero).ToString("+0.0;\u22120.0;0.0", CultureInfo.InvariantCulture) + "\u00a0%";

    /// <summary>The sentence of a code with its figures.</summary>
    public static string Sentence(TermPack terms, ReasonRow reason) => reason.Code == "explained_by_more_labour"
        ? terms.Say("verdict.explained_by_more_labour", ("total", Share(reason.Found ?? 0)), ("per_hour", Share(reason.Needed ?? 0)))
        : Sentence(terms, new VerdictReason(reason.Code, reason.Weeks, reason.Found, reason.Needed, reason.Subject));

    static string Sentence(TermPack terms, VerdictReason reason) => terms.Say(
        $"verdict.{reason.Code}",
        ("weeks", reason.Weeks?.ToString(CultureInfo.InvariantCulture) ?? ""),
        ("found", reason.Found is { } found ? Number(found) : ""),
        ("needed", reason.Needed is { } needed ? Number(needed) : ""),
        ("subject", reason.Subject ?? ""));

    static double? Finite(double? value) => value is { } it && double.IsFinite(it) ? it : null;
}
