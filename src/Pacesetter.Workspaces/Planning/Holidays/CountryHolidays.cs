using System.Text.Json;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Planning.Holidays;

/// <summary>The public holidays of a country by rules: of the whole country alone, without days that are set from year to year by decree.</summary>
sealed class CountryHolidays
{
    static readonly Dictionary<string, Profile> Profiles = Load();

    readonly Profile profile;
    readonly Dictionary<int, HashSet<DateOnly>> years = [];

    CountryHolidays(Profile profile) => this.profile = profile;

    /// <summary>The codes of the countries (ISO 3166).</summary>
    public static IReadOnlyList<string> Countries => [.. Profiles.Keys.Order(StringComparer.Ordinal)];

    /// <exception cref="RefusalException">There is no profile of the country.</exception>
    public static CountryHolidays Of(string country) => Profiles.TryGetValue(country.ToUpperInvariant(), out Profile? profile) ? new(profile)
        : throw new RefusalException(RefusalKind.Usage, "country_unknown", $"There is no profile of the country {country}.", $"Name one of {string.Join(", ", Countries)}, or give the shifts yourself in the table calendar.");

    /// <summary>True on a holiday.</summary>
    public bool Contains(DateOnly day) => Year(day.Year).Contains(day) || (day is { Month: 12, Day: 31 } && Year(day.Year + 1).Contains(day));

    /// <summary>True on a day of work.</summary>
    /// <param name="day">The day.</param>
    /// <param name="days">Working days a week, from Monday on.</param>
    public bool Works(DateOnly day, int days) => (((int)day.DayOfWeek + 6) % 7) < days && !Contains(day);

    HashSet<DateOnly> Year(int year)
    {
        if (!years.TryGetValue(year, out HashSet<DateOnly>? days))
        {
            years.Add(year, days = []);
            (DateOnly Day, bool Fixed)[] named = [.. profile.Days.Select(rule => (HolidayRule.In(rule.TrimEnd('!'), year), rule.EndsWith('!'))).Order()];
            days.UnionWith(named.Select(it => it.Day));
            foreach ((DateOnly day, bool stays) in named)
            {
                if (!stays && Moved(day, days) is { } other)
                {
                    days.Add(other);
                }
            }
        }

        return days;
    }

    // Unless its rule ends with !, a holiday on a day off is made up for on the next free day, or on the Friday before.
    DateOnly? Moved(DateOnly day, HashSet<DateOnly> taken)
    {
        bool saturday = day.DayOfWeek == DayOfWeek.Saturday, sunday = day.DayOfWeek == DayOfWeek.Sunday;
        if (profile.Moved == "nearest")
        {
            return saturday ? day.AddDays(-1) : sunday ? day.AddDays(1) : null;
        }

        if (!(profile.Moved == "monday" && (saturday || sunday)) && !(profile.Moved == "sunday" && sunday))
        {
            return null;
        }

        DateOnly next = day.AddDays(1);
        while (next.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || taken.Contains(next))
        {
            next = next.AddDays(1);
        }

        return next;
    }

    static Dictionary<string, Profile> Load()
    {
        using Stream file = typeof(CountryHolidays).Assembly.GetManifestResourceStream("holidays.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, Profile>>(file, JsonSerializerOptions.Web)!;
    }

    sealed record Profile(IReadOnlyList<string> Days, string? Moved = null);
}
