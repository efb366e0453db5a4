namespace Pacesetter.Acceptance.Tests.House;

/// <summary>Runs what docs/tutorial.md and docs/how-to.md show, in a directory of its own, and compares.</summary>
public sealed class DocsTests : IDisposable
{
    readonly Pasting _pasting = new();

    public void Dispose() => _pasting.Dispose();

    [Fact, Trait("Category", "Drill")]
    public async Task The_tutorial_is_as_shown() => await _pasting.Follow(Blocks("tutorial"));

    [Fact, Trait("Category", "Drill")]
    public async Task The_way_from_a_file_to_a_bulletin_is_as_shown()
    {
        _pasting.Bring("garments_worker_productivity.csv");
        await _pasting.Follow(Blocks("how-to"));
        Assert.Contains("73.1", await File.ReadAllTextAsync(Path.Combine(_pasting.Directory, "bulletin.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tutorial")]
    [InlineData("how-to")]
    [InlineData("explanation")]
    [InlineData("limits")]
    [InlineData("scale")]
    [InlineData("acceptance")]
    public void Links_lead_somewhere(string page)
    {
        string text = File.ReadAllText(PathOf(page));
        Assert.All(System.Text.RegularExpressions.Regex.Matches(text, @"\]\(([^)#]+)").Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)), link =>
            Assert.True(Path.Exists(Path.Combine(Sources.Root, "docs", link)), $"{page}: {link}"));
    }

    static ReadmeBlock[] Blocks(string page)
    {
        ReadmeBlock[] blocks = [.. ReadmeBlock.Of(File.ReadAllText(PathOf(page)))];
        Assert.NotEmpty(blocks);
        return [.. blocks.Where(it => it.Language is "sh" or "console")];
    }

    static string PathOf(string page) => Path.Combine(Sources.Root, "docs", page + ".md");
}
