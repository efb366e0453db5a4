using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the roll of Taiyuan and what everybody made there, day by day.</summary>
sealed class TurnersWork(Turners turners, int seed)
{
    const double ShiftMinutes = 480;
    static readonly DateOnly December = new(1955, 12, 1);

    public void WritePeople(string directory)
    {
        using CsvFile file = new(directory, "people.csv", "person", "team", "from", "name", "name_zh");
        foreach (Turner turner in turners.All)
        {
            string number = (turner.Index + 1).ToString(CultureInfo.InvariantCulture);
            (string name, string chinese) = turner.Index == 0 ? ("Su Tianhe", "宿天和") : ($"Worker {number} (constructed)", $"工人{number}（虚构）");
            file.Row(turner.Code, StoryUnits.ShopOf(turner.Shop), Text(StoryDays.First), name, chinese);
        }
    }

    public int Write(CsvFile file)
    {
        int rows = 0;
        foreach (DateOnly[] month in StoryDays.Months())
        {
            foreach (Turner turner in turners.All)
            {
                rows += Write(file, turner, month);
            }
        }

        return rows;
    }

    // Two days at a time make the same, one as much more as the other less: the month comes out as drawn, the days do not.
    int Write(CsvFile file, Turner turner, DateOnly[] month)
    {
        Chance chance = Chance.Of(seed, Lot.TurnersMonths, turner.Index, (month[0].Year * 12) + month[0].Month);
        double reached = Reached(turner, month[0], ref chance);
        for (int day = 0; day < month.Length; day += 2)
        {
            (string operation, _, double minutes) = StoryUnits.Operations[chance.Below(StoryUnits.Operations.Count)];
            double pieces = ShiftMinutes * reached / minutes;
            int made = (int)(reached >= 1.5 ? Math.Ceiling(pieces) : Math.Floor(pieces));
            int lathe = chance.Yes(0.8) ? (turner.Shop * StoryUnits.LathesOfShop) + chance.Below(StoryUnits.LathesOfShop) : chance.Below(StoryUnits.Shops * StoryUnits.LathesOfShop);
            int swing = day + 1 < month.Length ? chance.Round(made * Math.Abs(chance.Normal(0.06))) : 0;
            Row(file, turner, month[day], (operation, lathe, made + swing));
            if (day + 1 < month.Length)
            {
                Row(file, turner, month[day + 1], (operation, lathe, made - swing));
            }
        }

        return month.Length;
    }

    static double Reached(Turner turner, DateOnly month, ref Chance chance)
    {
        int before = ((December.Year - month.Year) * 12) + December.Month - month.Month;
        return before switch
        {
            -1 => turner.January,
            < -1 => turner.January + chance.Normal(0.01),
            0 => turner.December,
            _ => turner.December - (0.006 * before) + chance.Normal(0.02),
        };
    }

    static void Row(CsvFile file, Turner turner, DateOnly day, (string Operation, int Lathe, int Made) work)
    {
        string record = string.Create(CultureInfo.InvariantCulture, $"{turner.Code}-{day:yyyyMMdd}");
        file.Row(record, Text(day), "day", StoryUnits.ShopOf(turner.Shop), turner.Code, StoryUnits.LatheOf(work.Lathe), work.Operation, work.Made.ToString(CultureInfo.InvariantCulture), "8", "");
    }
}
