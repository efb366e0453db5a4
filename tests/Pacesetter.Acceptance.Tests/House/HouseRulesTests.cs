namespace Pacesetter.Acceptance.Tests.House;

public sealed class HouseRulesTests
{
    [Fact]
    public void The_sources_keep_the_rules_of_the_house() =>
        Assert.Empty(Sources.All().SelectMany(file => HouseRules.Broken(file.Path, file.Text)));

    [Theory]
    [InlineData("src/Pacesetter/Measuring/A.cs", "using Pacesetter.Planning;", "must not use Planning")]
    [InlineData("src/Pacesetter/Measuring/A.cs", "public class RowHelper;", "says nothing")]
    [InlineData("src/Pacesetter/Common/A.cs", "", "names nothing")]
    [InlineData("src/Pacesetter.Cli/A.cs", "using DuckDB.NET.Data;", "only Workspaces")]
    [InlineData("src/Pacesetter.Cli/A.cs", "// TO" + "DO", "TO" + "DO")]
    [InlineData("src/Pacesetter.Cli/A.cs", "try { } catch { }", "catch")]
    public void A_broken_rule_is_found(string path, string text, string said) =>
        Assert.Contains(HouseRules.Broken(path, text), it => it.Contains(said, StringComparison.Ordinal));

    [Fact]
    public void A_file_of_more_than_300_lines_is_found() =>
        Assert.Single(HouseRules.Broken("src/Pacesetter.Cli/A.cs", new string('\n', 301)));
}
