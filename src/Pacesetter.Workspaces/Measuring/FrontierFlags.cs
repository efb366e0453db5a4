using Pacesetter.Recognising;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>A unit whose figures are under question, and why.</summary>
sealed record FlaggedUnit(string Unit, string Why);

/// <summary>Units from whose figures nothing should be learnt before somebody has looked: an objection to them is open, or a reading is the same day after day while it varies elsewhere.</summary>
static class FrontierFlags
{
    // As many equal readings do not come by chance where readings vary.
    const int Readings = 10;

    /// <summary>The units flagged, each with why.</summary>
    public static IReadOnlyDictionary<string, string> Of(Dictionary<Observed, List<decimal>> readings, RegistryContext registry)
    {
        var flags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (IGrouping<string, KeyValuePair<Observed, List<decimal>>> metric in readings.Where(it => it.Value.Count >= Readings).GroupBy(it => it.Key.Metric))
        {
            ILookup<bool, string> same = metric.ToLookup(it => it.Value.Distinct().Count() == 1, it => it.Key.Unit);
            if (same[false].Any())
            {
                foreach (string unit in same[true])
                {
                    flags[unit] = $"{metric.Key} reads the same every day";
                }
            }
        }

        foreach (Objection objection in registry.Set<Objection>().AsEnumerable().Where(it => it.IsOpen()))
        {
            flags[objection.Target] = $"objection {objection.Id} is open";
        }

        return flags;
    }
}
