using System.Globalization;
using Pacesetter.Statistics.Shrinkage;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>Units with an estimate and its error each, in the order given.</summary>
/// <param name="Units">Their codes.</param>
/// <param name="Effects">Their estimates.</param>
/// <param name="LeftOut">How many were left out because a value is missing.</param>
sealed record NoisyUnits(IReadOnlyList<string> Units, NoisyEffects Effects, long LeftOut)
{
    /// <summary>From a workspace: the group of each within which its effect is a difference from the mean.</summary>
    public IReadOnlyList<int>? Components { get; init; }

    /// <summary>Reads them from a plain file.</summary>
    /// <exception cref="RefusalException">The file cannot be read, or names a unit twice.</exception>
    public static NoisyUnits Read(string path, NoisyUnitsRequest request, CancellationToken cancel)
    {
        var unit = new AskedColumn("unit", request.Unit, false);
        var estimate = new AskedColumn("estimate", request.Estimate, true);
        var error = new AskedColumn("error", request.Error, true);
        AskedColumn[] covariates = [.. request.Covariates.Select(it => new AskedColumn("covariates", it, true))];
        AskedColumn[] weights = request.Weights is { } column ? [new("weights", column, true)] : [];
        ColumnValues values = ColumnFile.Read(path, [unit, estimate, error, .. covariates, .. weights], cancel);
        string[] units = [.. values.Texts(unit).Select(it => it!)];
        if (units.GroupBy(it => it, StringComparer.Ordinal).FirstOrDefault(of => of.Count() > 1) is { } twice)
        {
            throw new RefusalException(RefusalKind.Failed, "unit_twice", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {twice.Key} stands in {twice.Count()} rows."), "Give each unit one row, or name the column that tells them apart with --unit.");
        }

        var effects = new NoisyEffects(values.Numbers(estimate), values.Numbers(error))
        {
            Regressors = [.. covariates.Select(it => (ReadOnlyMemory<double>)values.Numbers(it))],
            Weights = weights.Length > 0 ? values.Numbers(weights[0]) : ReadOnlyMemory<double>.Empty,
        };
        return new(units, effects, values.LeftOut);
    }
}

/// <summary>The options by which a file of estimates is read.</summary>
public abstract record NoisyUnitsRequest : Filters
{
    [Field("Estimates of a file instead of the workspace's", Value = "FILE", Local = true)]
    public string? File { get; init; }

    [Field("The file's column of units", Value = "COLUMN", Local = true)]
    public string Unit { get; init; } = "unit";

    [Field("The file's column of estimates", Value = "COLUMN", Local = true)]
    public string Estimate { get; init; } = "estimate";

    [Field("The file's column of standard errors", Value = "COLUMN", Local = true)]
    public string Error { get; init; } = "error";

    [Field("The file's columns that predict the effects", Value = "COLUMNS", Local = true)]
    public IReadOnlyList<string> Covariates { get; init; } = [];

    [Field("The file's column of weights; all weigh the same without it", Value = "COLUMN", Local = true)]
    public string? Weights { get; init; }

    [Field("Whom the workspace's estimates are of; the policy's choice without it", Words = ["person", "team"])]
    public string? By { get; init; }
}
