using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes what was observed of the furnaces: those of the article daily, those of the two combines weekly.</summary>
sealed class OpenHearths(int seed)
{
    /// <summary>Hours a heat that the method of No. 8 saves where it works.</summary>
    const double Saved = 0.7;

    const int Adopters = 10;
    const int Weeks = 69;
    const int ChosenWeek = 47;
    const int FirstWeekInUse = 52;

    public static void WriteMetrics(CsvFile file)
    {
        file.Row("heat_hours", "Heat time", "熔炼时间", "h", "lower", "driver", "mean", "");
        file.Row("utilisation", "Utilisation of the hearth", "平炉利用系数", "t/(m2·d)", "higher", "driver", "mean", "");
        file.Row("lining_life", "Lining life", "炉龄", "heats", "higher", "guardrail", "mean", "180");
        file.Row("fuel_per_t", "Fuel for a tonne", "吨钢燃料消耗", "kg/t", "lower", "guardrail", "mean", "190");
        file.Row("good_share", "Share of good steel", "合格率", "%", "higher", "guardrail", "mean", "98");
    }

    /// <summary>Writes the observations; the adopters of each combine, in its order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Write(CsvFile file)
    {
        for (int number = 1; number <= StoryUnits.Furnaces; number++)
        {
            Article(file, number);
        }

        return [.. StoryUnits.Combines.Select((combine, at) => Combine(file, combine.Code, at == 0 ? Saved : 0, at))];
    }

    void Article(CsvFile file, int number)
    {
        Chance chance = Chance.Of(seed, Lot.OpenHearths, number);
        // No. 8 is not the only good one: with No. 2 and No. 5 there is a mean of the better for No. 7 to reach.
        double level = number switch { 7 => 11.6, 8 => 8.3, 2 or 5 => 9.4, _ => chance.Between(9.6, 10.8) };
        double lining = chance.Between(195, 215), fuel = chance.Between(150, 165);
        double week = 0;
        foreach (DateOnly day in StoryDays.From(StoryDays.First, StoryDays.Last.AddDays(1)))
        {
            week = day.DayOfWeek == DayOfWeek.Monday ? chance.Normal(0.25) : week;
            double heat = level + week + chance.Normal(0.3);
            if (number == 7)
            {
                // Weak weeks before, then the method of No. 8.
                heat += day >= StoryDays.InUse ? -2.8 : day >= StoryDays.Chosen.First ? 0.5 : 0;
            }

            string code = number == 7 ? StoryUnits.Adopter : $"ANS-F{number}", date = Text(day);
            file.Row(code, date, "heat_hours", Text(heat, 2));
            file.Row(code, date, "utilisation", Text(60 / heat * (1 + chance.Normal(0.01)), 3));
            file.Row(code, date, "lining_life", Text(lining + chance.Normal(4), 0));
            file.Row(code, date, "fuel_per_t", Text((fuel * (0.6 + (0.04 * heat))) + chance.Normal(2), 1));
            file.Row(code, date, "good_share", Text(99 + Math.Min(0.9, chance.Normal(0.3)), 2));
        }
    }

    // Those with the weakest weeks take the practice up, as one would choose them; that alone makes them look better after.
    IReadOnlyList<int> Combine(CsvFile file, string code, double saved, int at)
    {
        double[][] heats = [.. Enumerable.Range(1, StoryUnits.CombineFurnaces).Select(number => Heats(number + (100 * (at + 1))))];
        int[] adopters = [.. Enumerable.Range(0, heats.Length).OrderByDescending(i => heats[i][ChosenWeek..(ChosenWeek + 4)].Average() - heats[i][..ChosenWeek].Average()).Take(Adopters).Order()];
        for (int furnace = 0; furnace < heats.Length; furnace++)
        {
            for (int week = 0; week < Weeks; week++)
            {
                double heat = heats[furnace][week] - (week >= FirstWeekInUse && adopters.Contains(furnace) ? saved : 0);
                file.Row(StoryUnits.FurnaceOf(code, furnace + 1), Text(StoryDays.First.AddDays(7 * week)), "heat_hours", Text(heat, 2));
            }
        }

        return [.. adopters.Select(furnace => furnace + 1)];
    }

    double[] Heats(int lot)
    {
        Chance chance = Chance.Of(seed, Lot.OpenHearths, lot);
        double level = 10 + chance.Normal(0.5);
        var heats = new double[Weeks];
        for (int week = 0; week < Weeks; week++)
        {
            heats[week] = level + chance.Normal(0.35);
        }

        return heats;
    }
}
