namespace Pacesetter.Panels;

/// <summary>Something observed of units, day by day.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameZh">Its Chinese name.</param>
/// <param name="MeasureUnit">What it is measured in; empty where nothing was said.</param>
/// <param name="HigherIsBetter">More of it is better.</param>
/// <param name="Role">What it is for.</param>
/// <param name="Aggregate">How the days of a period become one figure.</param>
/// <param name="Limit">The value that a guardrail must not pass.</param>
public sealed record Metric(string Code, string? Name, string? NameZh, string MeasureUnit, bool HigherIsBetter, MetricRole Role, MetricAggregate Aggregate, decimal? Limit)
{
    /// <summary>The days of a period, in order, as one figure.</summary>
    /// <param name="values">The observations, one at least.</param>
    public decimal Of(IReadOnlyCollection<decimal> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Aggregate switch
        {
            MetricAggregate.Sum => values.Sum(),
            MetricAggregate.Mean => values.Average(),
            _ => values.Last(),
        };
    }

    /// <summary>Whether a figure keeps to the limit; null without one.</summary>
    public bool? Holds(decimal figure) => Limit is not { } limit ? null : HigherIsBetter ? figure >= limit : figure <= limit;

    /// <summary>Of some figures the least good.</summary>
    public decimal Worst(IEnumerable<decimal> figures) => HigherIsBetter ? figures.Min() : figures.Max();
}

/// <summary>What a metric is for.</summary>
public enum MetricRole
{
    /// <summary>It drives the result.</summary>
    Driver,

    /// <summary>It must not get worse.</summary>
    Guardrail,

    /// <summary>It is used up.</summary>
    Input,

    /// <summary>It is made.</summary>
    Output,

    /// <summary>It was to be reached.</summary>
    Target,
}

/// <summary>How the days of a period become one figure.</summary>
public enum MetricAggregate
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The last.</summary>
    Last,
}
