using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes what two groups of twelve made: pairs of rubber shoes a day, before and after.</summary>
static class RubberGroups
{
    const int Heads = 12;
    const int Hours = 8 * Heads;

    // Ten days of mean exactly 600, and of 610.
    static readonly int[] Before = [594, 602, 607, 596, 600, 605, 591, 603, 599, 603];
    static readonly int[] BeforeElsewhere = [606, 613, 609, 604, 617, 608, 611, 615, 603, 614];

    /// <summary>The day on which the group took the help of its advanced workers up.</summary>
    public static DateOnly Helped { get; } = new(1956, 1, 3);

    static readonly DateOnly First = new(1955, 12, 19);
    static readonly DateOnly Last = new(1956, 1, 31);

    public static int Write(CsvFile file, int seed)
    {
        DateOnly[] days = [.. StoryDays.From(First, Last).Where(StoryDays.Works)];
        DateOnly[] past = [.. days.Where(day => day < new DateOnly(1955, 12, 30))];
        DateOnly[] since = [.. days.Where(day => day >= Helped)];
        Chance chance = Chance.Of(seed, Lot.RubberGroups);
        Rows(file, StoryUnits.Group, past, Before);
        Rows(file, StoryUnits.Comparison, past, BeforeElsewhere);
        Rows(file, StoryUnits.Group, since, Around(812, since.Length, ref chance));
        Rows(file, StoryUnits.Comparison, since, Around(640, since.Length, ref chance));
        return 2 * (past.Length + since.Length);
    }

    // Days that go up and down by the same, so that their mean is exactly the middle.
    static int[] Around(int middle, int days, ref Chance chance)
    {
        var made = new int[days];
        for (int day = 0; day < days; day += 2)
        {
            int swing = day + 1 < days ? chance.Below(11) : 0;
            made[day] = middle + swing;
            if (day + 1 < days)
            {
                made[day + 1] = middle - swing;
            }
        }

        return made;
    }

    static void Rows(CsvFile file, string group, DateOnly[] days, int[] made)
    {
        foreach ((DateOnly day, int pairs) in days.Zip(made))
        {
            string record = string.Create(CultureInfo.InvariantCulture, $"{group}-{day:yyyyMMdd}");
            file.Row(record, Text(day), "day", group, "", "", StoryUnits.Shoe, pairs.ToString(CultureInfo.InvariantCulture), Hours.ToString(CultureInfo.InvariantCulture), Heads.ToString(CultureInfo.InvariantCulture));
        }
    }
}
