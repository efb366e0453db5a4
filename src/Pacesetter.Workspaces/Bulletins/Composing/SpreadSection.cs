using Pacesetter.Measuring;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>How fulfilment is distributed over persons, and within teams; learners apart.</summary>
sealed class SpreadSection(Registry.Policy policy, Directory directory, IReadOnlyList<Cell> cells)
{
    // Deciles of a small team would tell of single persons.
    const int LeastForDeciles = 10;
    const decimal Width = 0.1m;

    readonly int k = policy.Lattice.K;

    public Distribution? Distribution()
    {
        var persons = cells.Where(Counts).GroupBy(cell => cell.Person!).Select(group => Lower(group)).OfType<decimal>().ToList();
        if (persons.Count < k)
        {
            return null;
        }

        Dispersion spread = Dispersion.Of([.. persons.Select(it => (double)it)])!;
        return new Distribution(
            Figure.Of(persons.Count),
            Figure.Of((decimal)spread.Median),
            Figure.Of((decimal)persons.Count(it => it >= 1) / persons.Count),
            Bins(persons));
    }

    public TeamSpreads Teams(IReadOnlySet<string> shown, IReadOnlyList<Cell> teams, Pacesetters pacesetters)
    {
        var named = (pacesetters.Teams ?? []).Select(team => team.Team.Code).ToHashSet(StringComparer.Ordinal);
        var rows = new List<TeamSpread>();
        foreach (IGrouping<string, Cell> team in cells.Where(cell => Counts(cell) && cell.Team is not null && shown.Contains(cell.Team)).GroupBy(cell => cell.Team!).OrderBy(team => team.Key, StringComparer.Ordinal))
        {
            double[] persons = [.. team.GroupBy(cell => cell.Person!).Select(person => Lower(person)).OfType<decimal>().Select(it => (double)it)];
            if (persons.Length >= k && Dispersion.Of(persons) is { } spread)
            {
                rows.Add(Row(team.Key, persons.Length, spread, named));
            }
        }

        decimal[] ratios = [.. rows.Select(row => row.Ratio.Value).OfType<decimal>().Order()];
        return new TeamSpreads(ratios.Length > 0 ? Figure.Of(ratios[ratios.Length / 2]) : Figure.Missing("below_k"), rows)
        {
            Hidden = Figure.Of(teams.Count(cell => cell.Team is not null && cell.Persons > 0) - rows.Count),
        };
    }

    TeamSpread Row(string team, int persons, Dispersion spread, HashSet<string> named)
    {
        bool deciles = persons >= LeastForDeciles;
        return new TeamSpread(directory.Name(team), Figure.Of(persons), Figure.Of((decimal)spread.Median))
        {
            Of = directory.Above(team),
            Low = deciles ? Figure.Of((decimal)spread.P10) : Figure.NotShown,
            High = deciles ? Figure.Of((decimal)spread.P90) : Figure.NotShown,
            Ratio = deciles && spread.Ratio is { } ratio ? Figure.Of((decimal)ratio) : Figure.NotShown,
            Pacesetter = named.Contains(team),
        };
    }

    static bool Counts(Cell cell) => cell is { Person: not null, Learner: not true };

    static decimal? Lower(IEnumerable<Cell> cells) => new Fulfilment(cells.Sum(it => it.EarnedMinutes), cells.Sum(it => it.OnQuotaHours), cells.Sum(it => it.AttendedHours)).Lower;

    // Edges stand at every tenth and at the threshold. A bin of fewer than k persons is joined with the next.
    List<Bin> Bins(List<decimal> persons)
    {
        decimal threshold = policy.Titles.Threshold;
        decimal low = Math.Min(1m, decimal.Floor(persons.Min() / Width) * Width);
        decimal high = Math.Max(Math.Max(1m, threshold) + Width, (decimal.Floor(persons.Max() / Width) + 1) * Width);
        var edges = new SortedSet<decimal> { 1m, threshold };
        for (decimal edge = low; edge <= high; edge += Width)
        {
            edges.Add(edge);
        }

        var bins = new List<Bin>();
        decimal[] sorted = [.. edges];
        decimal from = sorted[0];
        int count = 0;
        for (int i = 1; i < sorted.Length; i++)
        {
            count += persons.Count(it => it >= sorted[i - 1] && it < sorted[i]);
            bool border = sorted[i] == 1m || sorted[i] == threshold || i == sorted.Length - 1;
            if (count >= k || border)
            {
                bins.Add(new Bin(from, sorted[i], count > 0 && count < k ? Figure.Below(k) : Figure.Of(count)));
                from = sorted[i];
                count = 0;
            }
        }

        return Hide(bins);
    }

    // One hidden bin beside a printed total would be found by subtraction: a second one is hidden with it.
    static List<Bin> Hide(List<Bin> bins)
    {
        int hidden = bins.Count(bin => bin.Persons.Value is null);
        if (hidden == 1)
        {
            Bin smallest = bins.Where(bin => bin.Persons.Value > 0).MinBy(bin => bin.Persons.Value)!;
            bins[bins.IndexOf(smallest)] = smallest with { Persons = Figure.NotShown };
        }

        return bins;
    }
}
