namespace Pacesetter.Statistics.Efficiency;

/// <summary>Looks over an estimate for what its reader should know.</summary>
static class FrontierWarnings
{
    public static IEnumerable<FrontierWarning> Of(FrontierEstimate estimate, UnitPanel panel)
    {
        if (panel.Units < 3 * panel.Width)
        {
            yield return Warning(FrontierWarning.FewUnits, [], $"{panel.Units} units for {panel.Width} inputs and outputs: fewer than {3 * panel.Width}, so many are on the frontier for want of anyone to compare with; add units or add up columns");
        }

        int[] duplicates = Duplicates(panel);
        if (duplicates.Length > 0)
        {
            yield return Warning(FrontierWarning.Duplicates, duplicates, $"{duplicates.Length} units have the same figures as another in every column; check that none was recorded twice");
        }

        int[] zeros = [.. Enumerable.Range(0, panel.Units).Where(unit => panel.Columns.Any(column => column[unit] == 0))];
        if (zeros.Length > 0)
        {
            yield return Warning(FrontierWarning.Zeros, zeros, $"{zeros.Length} units have a zero in a column; one that used none of an input is easily on the frontier: check that it is not a missing figure");
        }

        if (panel.Columns.Skip(panel.Burdens).Any(column => column.Any(value => value < 0)))
        {
            int[] below = [.. Enumerable.Range(0, panel.Units).Where(unit => panel.Columns.Skip(panel.Burdens).Any(column => column[unit] < 0))];
            yield return Warning(FrontierWarning.NegativeOutputs, below, $"{below.Length} units have an output below zero; the input score and the additive measure are sound with them under variable returns only");
        }

        foreach (FrontierWarning warning in OfScores(estimate, panel))
        {
            yield return warning;
        }
    }

    static IEnumerable<FrontierWarning> OfScores(FrontierEstimate estimate, UnitPanel panel)
    {
        if (estimate.Outliers.Count > 0)
        {
            yield return Warning(FrontierWarning.Outliers, [.. estimate.Outliers.Select(outlier => outlier.Unit)], $"{estimate.Outliers.Count} units of the frontier stand far from all others; check their records before anybody is sent to learn from them");
        }

        if (estimate.Undefined.Count > 0)
        {
            yield return Warning(FrontierWarning.Undefined, estimate.Undefined, $"{estimate.Undefined.Count} units have no score: the others together cannot do what they do, or they have no output to be scaled");
        }

        int[] uncertain = [.. Enumerable.Range(0, panel.Units).Where(unit => !estimate.CertificateOf(unit).Holds)];
        if (uncertain.Length > 0)
        {
            yield return Warning(FrontierWarning.NotCertified, uncertain, $"{uncertain.Length} scores could not be proved to {Certificate.Tolerance}; the figures of a column may differ too much in size: leave out the extremes or measure the column otherwise");
        }
    }

    static int[] Duplicates(UnitPanel panel)
    {
        var seen = new HashSet<int>(new SameFigures(panel));
        return [.. Enumerable.Range(0, panel.Units).Where(unit => !seen.Add(unit))];
    }

    static FrontierWarning Warning(string id, IReadOnlyList<int> units, FormattableString text) => new(id, units, FormattableString.Invariant(text));
}
