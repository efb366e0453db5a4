using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Sets the figures, names and reasons of a bulletin in one language.</summary>
/// <param name="words">The term pack.</param>
public sealed class PrintedFigures(TermPack words)
{
    /// <summary>The number forms of the language.</summary>
    public NumberForms Forms { get; } = new(words);

    /// <summary>A ratio as a percentage with its sign.</summary>
    public string Percent(Figure figure) => Set(figure, ratio => Forms.Percent(ratio));

    /// <summary>A ratio as a percentage, its sign in the header.</summary>
    public string Points(Figure figure) => Set(figure, Forms.Points);

    /// <summary>A signed difference in percentage points.</summary>
    public string Change(Figure figure) => Set(figure, Forms.Change);

    /// <summary>A plain ratio with two decimals.</summary>
    public string Ratio(Figure figure) => Set(figure, ratio => Forms.Number(ratio, 2));

    /// <summary>A count.</summary>
    public string Count(Figure figure) => Set(figure, Forms.Count);

    /// <summary>Hours with their unit.</summary>
    public string Hours(Figure figure) => Set(figure, Forms.Hours);

    /// <summary>A name in the language, else the code.</summary>
    public string Name(Named named) => words.Own(words.Choose(named.Code, named.Name, named.NameZh));

    /// <summary>A name, marked where its figures were restated.</summary>
    public string Name(Named named, bool restated) => restated ? words.Say("format.restated", ("name", Name(named))) : Name(named);

    /// <summary>A name, or nothing.</summary>
    public string NameOrNothing(Named? named) => named is null ? "" : Name(named);

    /// <summary>Names in a list.</summary>
    public string Names(IEnumerable<Named> named) => string.Join(words["format.list"], named.Select(Name));

    /// <summary>The text of a reason, by its id.</summary>
    public string Reason(string id, int k = 0) => words.Find($"reason.{id}") is null
        ? words.Say("reason.other", ("id", id))
        : words.Say($"reason.{id}", ("k", k.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The text for a threshold: 1.5 → 150 %.</summary>
    public string Threshold(decimal threshold) => Forms.Percent(threshold, decimal.IsInteger(threshold * 100) ? 0 : 1);

    /// <summary>A period's name.</summary>
    public string Span(Period period) => Forms.Span(period);

    string Set(Figure figure, Func<decimal, string> form) => figure switch
    {
        { Value: { } value } => form(value),
        { FewerThan: { } k } => words.Say("format.fewer", ("k", k.ToString(CultureInfo.InvariantCulture))),
        _ => Reason(figure.Reason ?? "not_shown"),
    };
}
