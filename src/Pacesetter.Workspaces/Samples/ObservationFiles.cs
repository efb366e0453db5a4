using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Writes metrics and observations: furnaces, guardrails of the sites, daily targets of the teams.</summary>
static class ObservationFiles
{
    /// <summary>The furnace with the best practice, and its true effect on fuel and heat time.</summary>
    public static (int Number, double Effect) BestFurnace { get; } = (3, -0.14);

    /// <summary>The furnace with an outdated method.</summary>
    public static (int Number, double Effect) OutdatedFurnace { get; } = (4, 0.18);

    public static void Write(Plant plant, string directory)
    {
        WriteMetrics(directory);
        using CsvFile file = new(directory, "observations.csv", "unit", "date", "metric", "value");
        foreach (WorkCentre furnace in plant.Organisation.WorkCentres.Where(centre => Catalogue.Classes[centre.Class].Code == "furnace"))
        {
            WriteFurnace(plant, furnace, file);
        }

        WriteSites(plant, file);
        WriteTargets(plant, file);
    }

    static void WriteMetrics(string directory)
    {
        using CsvFile file = new(directory, "metrics.csv", "metric", "name", "name_zh", "measure_unit", "better", "role", "aggregate", "limit");
        file.Row("fuel", "Fuel burnt", "燃料消耗", "GJ", "lower", "input", "sum", "");
        file.Row("charge_hours", "Charge hours", "装炉工时", "h", "lower", "input", "sum", "");
        file.Row("heat_minutes", "Heat time", "单炉时间", "min", "lower", "driver", "mean", "");
        file.Row("lining_wear", "Lining wear", "炉衬磨损", "mm", "lower", "guardrail", "sum", "0.9");
        file.Row("steel_output", "Steel treated", "处理钢材产量", "t", "higher", "output", "sum", "");
        file.Row("accidents", "Accidents", "工伤事故", "count", "lower", "guardrail", "sum", "");
        file.Row("near_misses", "Near misses", "未遂事故", "count", "lower", "guardrail", "sum", "");
        file.Row("target", "Daily target of earned hours", "每日定额工时目标", "h", "higher", "target", "sum", "");
    }

    // A day's heats fill the time open: a slow furnace treats less steel and burns more on each tonne.
    static void WriteFurnace(Plant plant, WorkCentre furnace, CsvFile file)
    {
        double effect = furnace.Number == BestFurnace.Number ? BestFurnace.Effect
            : furnace.Number == OutdatedFurnace.Number ? OutdatedFurnace.Effect
            : furnace.Effect / 2;
        Chance chance = Chance.Of(plant.Seed, Lot.Furnaces, furnace.Index);
        double size = chance.Between(0.85, 1.15);
        for (int day = 0; day < plant.Days.Count; day++)
        {
            if (plant.Days.Open(day))
            {
                double pace = LogPoints.Factor(effect + chance.Normal(0.04));
                double heat = 96 * pace;
                double steel = size * 2.4 * (int)(1320 / heat) * LogPoints.Factor(chance.Normal(0.02));
                string date = Text(plant.Days.Date(day));
                file.Row(furnace.Code, date, "fuel", Text(steel * 1.9 * LogPoints.Factor(effect + chance.Normal(0.05)), 2));
                file.Row(furnace.Code, date, "charge_hours", Text(steel * 0.55 * LogPoints.Factor(effect / 2 + chance.Normal(0.06)), 2));
                file.Row(furnace.Code, date, "heat_minutes", Text(heat, 1));
                file.Row(furnace.Code, date, "lining_wear", Text(0.5 * LogPoints.Factor(chance.Normal(0.15)), 3));
                file.Row(furnace.Code, date, "steel_output", Text(steel, 2));
            }
        }
    }

    static void WriteSites(Plant plant, CsvFile file)
    {
        int number = 0;
        foreach (SitePlan site in plant.Organisation.Sites)
        {
            Chance chance = Chance.Of(plant.Seed, Lot.Sites, number++);
            for (int day = 0; day < plant.Days.Count; day++)
            {
                if (plant.Days.Open(day))
                {
                    string date = Text(plant.Days.Date(day));
                    file.Row(site.Code, date, "accidents", chance.Yes(0.015) ? "1" : "0");
                    file.Row(site.Code, date, "near_misses", Text(chance.Round(0.3), 0));
                }
            }
        }
    }

    static void WriteTargets(Plant plant, CsvFile file)
    {
        foreach (Team team in plant.Organisation.Teams)
        {
            // Eight hours each, less absence and time off quota, at a tenth above quota.
            string target = Text(team.Places * 8 * 0.92 * 0.88 * 1.1, 0);
            for (int day = 0; day < plant.Days.Count; day++)
            {
                if (plant.Days.Works(team, day))
                {
                    file.Row(team.Code, Text(plant.Days.Date(day)), "target", target);
                }
            }
        }
    }
}
