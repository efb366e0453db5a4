using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Acceptance.Tests.Commands;
using Pacesetter.Acceptance.Tests.Ingesting;

namespace Pacesetter.Acceptance.Tests.Measuring;

/// <summary>What the bulletin keeps to itself, seen through the program.</summary>
public sealed class SafeguardLineTests : IDisposable
{
    readonly Lines _lines = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task AT_52_The_bulletin_names_no_person_unasked_and_ranks_none()
    {
        await Shop(i => i % 2 == 0 ? "a" : "b", 12);
        string plain = (await _lines.Ok("bulletin", "--from", "2026-01-01", "--to", "2026-01-31")).Output;
        Assert.DoesNotContain("Worker", plain, StringComparison.Ordinal);

        await _lines.Ok("policy", "set", "titles.persons", "true");
        string named = (await _lines.Ok("bulletin", "--from", "2026-01-01", "--to", "2026-01-31")).Output;
        string[] order = [.. Regex.Matches(named, "Worker ([A-L])").Select(match => match.Groups[1].Value)];
        Assert.Equal(12, order.Length);
        Assert.Contains("The order is not a ranking", named, StringComparison.Ordinal);
        Assert.NotEqual(order.OrderByDescending(Pieces), order);
        Assert.NotEqual(order.OrderBy(Pieces), order);
    }

    [Fact]
    public async Task AT_59_A_team_of_four_is_not_shown_and_cannot_be_worked_out()
    {
        await Shop(i => i <= 4 ? "c" : i <= 11 ? "a" : "b", 20);
        string[] lines = (await _lines.Ok("bulletin", "--from", "2026-01-01", "--to", "2026-01-31")).Output.Split('\n');
        Assert.DoesNotContain(lines, line => line.Contains("Team C", StringComparison.Ordinal) && line.Any(char.IsDigit));
        // Beside the whole and one team alone, the team of four would be what is left over: a second one is held back with it.
        Assert.Single(lines.Select(line => Regex.Match(line, @"^\| Team [AB] .*\d\.\d")).Where(match => match.Success).Select(match => match.Value[..8]).Distinct());
    }

    static int Pieces(string name) => Pieces(name[0] - 'A' + 1);

    static int Pieces(int i) => 124 + (i * 7 % 12 * 3);

    async Task Shop(Func<int, string> team, int persons)
    {
        await _lines.Ok("init");
        await Import("units", "unit,parent,kind,name\ns,,site,Site\na,s,team,Team A\nb,s,team,Team B\nc,s,team,Team C\n");
        await Import("people", "person,team,from,name\n" + Rows(persons, i => Line($"p{i:00},{team(i)},2026-01-01,Worker {(char)('A' + i - 1)}\n")));
        await Import("operations", "operation,name\nturn,Turning\n");
        await Import("quotas", "operation,minutes,from\nturn,6,2026-01-01\n");
        await Import("work", "record,date,person,team,operation,good,hours\n" + Rows(persons, i => string.Concat(Enumerable.Range(1, 20).Select(day => Line($"r{i}-{day},2026-01-{day:00},p{i:00},{team(i)},turn,{Pieces(i)},8\n")))));
    }

    static string Rows(int count, Func<int, string> row) => string.Concat(Enumerable.Range(1, count).Select(row));

    static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    Task<Ran> Import(string table, string csv) => _lines.Ok("import", table, _lines.Write(table + ".csv", csv));
}
