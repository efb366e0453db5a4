using Pacesetter.Acceptance.Tests.Commands;
using Pacesetter.Acceptance.Tests.Ingesting;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Bulletins;

/// <summary>Tables that people compare across languages.</summary>
public sealed class PackTableTests : IDisposable
{
    readonly Lines _lines = new();

    public void Dispose() => _lines.Dispose();

    [Fact]
    public async Task AT_72_Titles_and_claims_have_the_same_figures_in_the_same_order_in_every_pack()
    {
        await _lines.Ok("init");
        await Import("units", "unit,parent,kind,name,name_zh\ns,,site,Site,工厂\na,s,team,Team A,甲组\nb,s,team,Team B,乙组\n");
        await Import("people", "person,team,from\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"p{i},{(i % 2 == 0 ? "a" : "b")},2026-01-01\n")));
        await Import("operations", "operation,name\nturn,Turning\n");
        await Import("quotas", "operation,minutes,from\nturn,6,2026-01-01\n");
        await Import("work", "record,date,person,team,operation,good,hours\n" + string.Concat(Enumerable.Range(1, 12).SelectMany(i => Enumerable.Range(1, 20).Select(day => $"r{i}-{day},2026-01-{day:00},p{i},{(i % 2 == 0 ? "a" : "b")},turn,{70 + (6 * i)},8\n"))));
        foreach (int at in (int[])[3, 1, 2])
        {
            await _lines.Ok("claim", "add", "--file", _lines.Write($"{at}.json", $$"""{ "id": "q{{at}}", "unit": "s", "source": "Factory paper", "sentence": "C{{at}}", "quantity": {{30 + at}} }"""));
        }

        foreach (string[] asked in (string[][])[["recognise", "titles", "--from", "2026-01-01", "--to", "2026-01-31"], ["claim", "list"]])
        {
            List<string> printed = [];
            foreach (string pack in TermPack.All)
            {
                printed.Add((await _lines.Ok([.. asked, "--lang", pack])).Output);
            }

            Assert.All(printed, it => Assert.Equal(printed[0], it));
            Assert.Matches(asked[0] == "claim" ? @"(?s)(?=.*q1\b.*31)(?=.*q2\b.*32)(?=.*q3\b.*33)" : @"(?s)a .*\d.*b .*\d", printed[0]);
        }
    }

    Task<Ran> Import(string table, string csv) => _lines.Ok("import", table, _lines.Write(table + ".csv", csv));
}
