namespace Pacesetter.Measuring;

/// <summary>The share of started units that were good the first time (F14).</summary>
public static class FirstPassYield
{
    /// <summary>(good − rework) ÷ (good + scrap), never below zero; null where nothing was started.</summary>
    /// <param name="good">Good units, those reworked into good included.</param>
    /// <param name="scrap">Scrapped units.</param>
    /// <param name="rework">Units that were good only after rework.</param>
    public static decimal? Of(decimal good, decimal scrap, decimal rework) =>
        good + scrap > 0 ? Math.Max(0, good - rework) / (good + scrap) : null;
}
