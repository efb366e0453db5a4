using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What figures are shown for.</summary>
public enum By
{
    Person,
    Team,
    WorkCentre,
    Department,
    Site,
    Company,
    Region,
    Operation,
}

/// <summary>The ledger's key of each, and its code in a cell.</summary>
static class ByKeys
{
    public static Keys KeyOf(this By by) => by switch
    {
        By.Person => Keys.Person,
        By.Team => Keys.Team,
        By.WorkCentre => Keys.WorkCentre,
        By.Department => Keys.Department,
        By.Site => Keys.Site,
        By.Company => Keys.Company,
        By.Region => Keys.Region,
        By.Operation => Keys.Operation,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };

    /// <summary>Whether it sums over units above one another, so that a sum may be that of a part alone.</summary>
    public static bool IsNested(this By by) => by is By.Team or By.Department or By.Site or By.Company or By.Region;

    /// <summary>By what the figures of a unit of this kind are found.</summary>
    public static By ByOf(this UnitKind kind) => kind switch
    {
        UnitKind.Team => By.Team,
        UnitKind.WorkCentre => By.WorkCentre,
        UnitKind.Department => By.Department,
        UnitKind.Site => By.Site,
        UnitKind.Company => By.Company,
        _ => By.Region,
    };

    public static string? CodeOf(this By by, Cell cell) => by switch
    {
        By.Person => cell.Person,
        By.Team => cell.Team,
        By.WorkCentre => cell.WorkCentre,
        By.Department => cell.Department,
        By.Site => cell.Site,
        By.Company => cell.Company,
        By.Region => cell.Region,
        By.Operation => cell.Operation,
        _ => throw new ArgumentOutOfRangeException(nameof(by)),
    };
}
