namespace Pacesetter.Statistics.Efficiency;

/// <summary>In what units slacks of different columns are added up, in the additive measure and in the second phase.</summary>
public enum SlackUnits
{
    /// <summary>As they stand: the sum changes with the unit of a column.</summary>
    AsGiven,

    /// <summary>Each as a share of the mean of its column, so that the sum has no unit.</summary>
    ShareOfMean,
}
