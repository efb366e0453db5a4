using System.Globalization;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>The SQL of the cluster: one text that ClickHouse 18.16 and the current release both take.</summary>
static class ClusterSql
{
    static readonly SqlFiles Files = new("Ledger/ClickHouse/Sql");

    /// <summary>The day that the cluster counts days from.</summary>
    static readonly int Origin = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The text of <c>Sql/<paramref name="name"/>.sql</c> with its places filled.</summary>
    public static string Text(string name, params ReadOnlySpan<(string Place, string Text)> places) => Files.Text(name, places).TrimEnd();

    /// <summary>A quoted text literal: a backslash begins an escape here.</summary>
    public static string Literal(string text) => "'" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    /// <summary>A day as the cluster counts it.</summary>
    public static int Day(DateOnly day) => day.DayNumber - Origin;

    public static DateOnly Day(int day) => DateOnly.FromDayNumber(day + Origin);

    /// <summary>The first day of a month as the cluster counts it.</summary>
    public static DateOnly Month(int month) => new(month / 12, (month % 12) + 1, 1);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string List(IEnumerable<int> numbers) => string.Join(',', numbers.Select(it => Number(it)));
}
