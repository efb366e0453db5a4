using Pacesetter.Panels;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What an effect on fulfilment can belong to.</summary>
public enum Factor
{
    Person,
    Team,
    Operation,
    WorkCentre,
    Shift,
    Department,
    Site,
}

/// <summary>The ledger's key of each, and its code in a cell.</summary>
static class Factors
{
    /// <summary>What the fair index takes out, unless asked otherwise; the first is whom it is of.</summary>
    public static IReadOnlyList<Factor> Usual(Factor first) => [first, Factor.Operation, Factor.WorkCentre, Factor.Shift];

    public static string Word(this Factor factor) => Words.Of(factor);

    public static Keys KeyOf(this Factor factor) => Enum.Parse<Keys>(factor.ToString());

    public static string? CodeOf(this Factor factor, Cell cell) => factor switch
    {
        Factor.Person => cell.Person,
        Factor.Team => cell.Team,
        Factor.Operation => cell.Operation,
        Factor.WorkCentre => cell.WorkCentre,
        Factor.Shift => cell.Shift,
        Factor.Department => cell.Department,
        Factor.Site => cell.Site,
        _ => throw new ArgumentOutOfRangeException(nameof(factor)),
    };
}
