using System.Reflection;
using System.Text.RegularExpressions;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Cli.Running;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Bulletins;

public sealed partial class AssumptionTextTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-unfit").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    static IEnumerable<FieldInfo> Constants => typeof(Assumption).GetFields(BindingFlags.Public | BindingFlags.Static);

    [Fact]
    public void Every_id_has_a_text_and_a_remedy_in_every_pack()
    {
        string[] ids = [.. Constants.Select(field => (string)field.GetRawConstantValue()!)];
        Assert.True(ids.Length > 30);
        Assert.Distinct(ids);
        foreach (TermPack pack in TermPack.All.Select(TermPack.Load))
        {
            Assert.All(ids, id => Assert.NotEmpty(pack[$"reason.{id}"]));
            Assert.All(ids, id => Assert.NotEmpty(pack[$"remedy.{id}"]));
        }
    }

    // An id that is no constant would reach the user without words. One is handed on, one handed over by the caller.
    [Fact]
    public void Nothing_is_raised_but_the_constants()
    {
        string[] raised = [.. Sources.All().SelectMany(file => FirstArguments(file.Text))];
        Assert.True(raised.Length > 60);
        HashSet<string> names = [.. Constants.Select(field => field.Name)];
        Assert.All(raised, first => Assert.True(first is "unfit.Id" or "singular" || Named().Count(first) > 0, first));
        Assert.All(raised.SelectMany(first => Named().Matches(first)).Select(match => match.Groups[1].Value), name => Assert.Contains(name, names));
    }

    [Theory]
    [InlineData("en", "These data do not suit the method: there is only one level to compare: one team, operation or machine, say. (one_level)", "Leave the factor out, or widen the data until it has two levels.")]
    [InlineData("zh-Hans", "这些数据不适合该方法：只有一个水平（如一个班组、工序或设备），无从比较。 (one_level)", "请去掉该因素，或扩大数据，使其至少有两个水平。")]
    public async Task The_program_says_what_is_wrong_where_and_what_to_do(string language, string what, string remedy)
    {
        string file = Path.Combine(directory, "one.csv");
        await File.WriteAllTextAsync(file, "y,a,b\n1,u,x\n2,u,y\n3,u,x\n", TestContext.Current.CancellationToken);
        await using var error = new StringWriter();
        using var output = new MemoryStream();
        ExitCode code = await new Shell(new Terminal { Output = output, Error = error }, Composition.Shipped())
            .Run(["measure", "fair", "--file", file, "--outcome", "y", "--factors", "a,b", "--lang", language], TestContext.Current.CancellationToken);
        string[] lines = error.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((ExitCode.UnfitForMethod, 3, what, remedy), (code, lines.Length, lines[0], lines[2]));
        Assert.Contains("factor", lines[1], StringComparison.Ordinal);
        Assert.Equal(0, output.Length);
    }

    static IEnumerable<string> FirstArguments(string source)
    {
        const string raise = "throw new AssumptionException(";
        for (int at = source.IndexOf(raise, StringComparison.Ordinal); at >= 0; at = source.IndexOf(raise, at + 1, StringComparison.Ordinal))
        {
            int first = at + raise.Length;
            int last = first;
            for (int depth = 0; depth > 0 || source[last] != ','; last++)
            {
                depth += source[last] switch { '(' => 1, ')' => -1, _ => 0 };
            }

            yield return source[first..last].Trim();
        }
    }

    [GeneratedRegex(@"\bAssumption\.(\w+)")]
    private static partial Regex Named();
}
