namespace Pacesetter.Measuring;

/// <summary>The share of attended hours that were worked under a quota (F5).</summary>
public static class Coverage
{
    /// <summary>Hours on quota ÷ attended hours; null where nobody attended. Above one where tickets overlap.</summary>
    public static decimal? Of(decimal onQuotaHours, decimal attendedHours) => attendedHours > 0 ? onQuotaHours / attendedHours : null;
}
