using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Reads a class's driver and guardrails window by window, and stands its units by them.</summary>
sealed class Standings(MetricBook book, IReadOnlyList<Unit> members, Metric driver)
{
    readonly Metric[] guardrails = [.. book.All.Where(it => it.Role == MetricRole.Guardrail && it != driver).OrderBy(it => it.Code, StringComparer.Ordinal)];

    public async Task<StandingWindow> In(Scope scope, CancellationToken cancel)
    {
        Dictionary<Observed, decimal> figures = await book.Figures([driver, .. guardrails], new Scope { Period = scope.Period }, Grain.All, cancel);
        decimal[] compared = [.. members.Select(unit => Of(figures, unit.Code, driver)).OfType<decimal>()];
        EquipmentStanding rule = EquipmentStanding.Of(compared, driver.HigherIsBetter);
        return new(rule, compared.Length, members.ToDictionary(unit => unit.Code, unit => Row(unit.Code, figures, rule), StringComparer.Ordinal));
    }

    StandingRow Row(string unit, Dictionary<Observed, decimal> figures, EquipmentStanding rule)
    {
        GuardrailRow[] held = [.. guardrails.Where(it => Of(figures, unit, it) is not null).Select(it => Held(it, Of(figures, unit, it)!.Value))];
        if (Of(figures, unit, driver) is not { } figure)
        {
            return new(unit, null, null, "not_observed") { Guardrails = held };
        }

        Standing? standing = rule.For(figure, held.Any(it => it.Holds == false));
        return new(unit, figure, standing, standing is null ? "too_few_units" : null) { Guardrails = held };
    }

    static GuardrailRow Held(Metric guardrail, decimal value) => new(guardrail.Code, value, guardrail.Limit, guardrail.Holds(value)) { Name = guardrail.Name, NameZh = guardrail.NameZh };

    static decimal? Of(Dictionary<Observed, decimal> figures, string unit, Metric metric) => figures.TryGetValue(new(unit, metric.Code, null), out decimal value) ? value : null;
}

/// <summary>A class in one window.</summary>
/// <param name="Rule">What they are held against.</param>
/// <param name="Compared">Units of which the metric was observed.</param>
/// <param name="Rows">Each unit of the class.</param>
sealed record StandingWindow(EquipmentStanding Rule, int Compared, IReadOnlyDictionary<string, StandingRow> Rows)
{
    public StandingRow Row(string unit) => Rows[unit];
}
