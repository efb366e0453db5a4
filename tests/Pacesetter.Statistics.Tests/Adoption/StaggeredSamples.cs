using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Adoption;

static class StaggeredSamples
{
    /// <summary>Minimum wages and teen employment of 500 counties, 2003 to 2007; first uses 2004, 2006, 2007 or never.</summary>
    public static StaggeredPanel Mpdta()
    {
        SharedTable table = SharedTable.Read("proof", "mpdta.csv");
        double[] counties = table.Numbers("countyreal");
        double[] distinct = [.. counties.Distinct()];
        int[] units = [.. counties.Select(county => Array.IndexOf(distinct, county))];
        int[] periods = [.. table.Numbers("year").Select(year => (int)year - 2003)];
        var first = new int[distinct.Length];
        var population = new double[distinct.Length];
        double[] use = table.Numbers("first.treat");
        double[] size = table.Numbers("lpop");
        for (int i = 0; i < units.Length; i++)
        {
            first[units[i]] = use[i] == 0 ? OutcomePanel.Never : (int)use[i] - 2003;
            population[units[i]] = size[i];
        }

        return new(OutcomePanel.FromRecords(units, periods, table.Numbers("lemp")), [.. first]) { Characteristics = [.. population] };
    }

    /// <summary>Units with levels, shared periods and noise of sd 0.5; the effect grows by 0.1 a period from 1.</summary>
    public static StaggeredPanel Panel(int[] firstUse, int periods, ulong seed = 1, double noise = 0.5)
    {
        var random = new RandomSequence(seed);
        double[] shared = [.. Enumerable.Range(0, periods).Select(_ => random.NextNormal())];
        var values = new double[firstUse.Length * periods];
        for (int i = 0; i < firstUse.Length; i++)
        {
            double level = random.NextNormal();
            for (int t = 0; t < periods; t++)
            {
                values[(i * periods) + t] = level + shared[t] + (noise * random.NextNormal()) + (t >= firstUse[i] ? 1 + (0.1 * (t - firstUse[i])) : 0);
            }
        }

        return new(OutcomePanel.Of(firstUse.Length, periods, values), [.. firstUse]);
    }

    public static int[] Cohorts(params (int FirstUse, int Units)[] cohorts) => [.. cohorts.SelectMany(cohort => Enumerable.Repeat(cohort.FirstUse, cohort.Units))];

    public static StaggeredPanel Changed(StaggeredPanel panel, Func<int, int, double, double> change) => panel with { Outcome = VerdictSamples.Changed(panel.Outcome, change) };
}
