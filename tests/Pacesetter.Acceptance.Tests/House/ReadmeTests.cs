namespace Pacesetter.Acceptance.Tests.House;

/// <summary>Runs what README.md shows, in a directory of its own, and compares.</summary>
public sealed class ReadmeTests : IDisposable
{
    // A smaller plant tells the same story; nothing that README.md prints depends on its size.
    const string Plant = "./pacesetter demo plant --scale 0.05\n";

    readonly Pasting _pasting = new();

    static ReadmeBlock[] Blocks => [.. ReadmeBlock.Of(File.ReadAllText(Path.Combine(Sources.Root, "README.md")))];

    public void Dispose() => _pasting.Dispose();

    [Fact]
    public async Task The_demo_is_as_shown()
    {
        ReadmeBlock[] seen = [.. Blocks.Where(it => it.Section == "See it")];
        Assert.Equal(["./pacesetter demo\n", "./test\n"], seen.Where(it => it.Text.StartsWith("./", StringComparison.Ordinal)).Select(it => it.Text));

        // ./test is what runs this.
        await _pasting.Follow(seen.Where(it => it.Text != "./test\n"));
    }

    [Fact, Trait("Category", "Drill")]
    public async Task The_registry_is_as_shown() => await _pasting.Follow([new("", "sh", "./pacesetter demo\n"), new("", "sh", Plant), .. Blocks.Where(it => it.Section == "The registry")]);

    [Fact]
    public async Task Own_data_go_in_as_shown()
    {
        const string Prepare = """
            ./pacesetter demo plant --scale 0.02
            export PACESETTER_WORKSPACE=pacesetter-demo/plant/workspace
            for table in units people operations quotas; do ./pacesetter export $table --out $table.csv; done
            ./pacesetter export work --from 2026-01-01 --to 2026-01-31 --out january.xlsx
            ./pacesetter export work --from 2026-02-01 --to 2026-02-28 --out february.csv
            unset PACESETTER_WORKSPACE

            """;
        await _pasting.Follow([new("", "sh", Prepare), .. Blocks.Where(it => it.Section == "Your own data")]);
        Assert.True(File.Exists(Path.Combine(_pasting.Directory, "bulletin.html")));
    }

    [Fact]
    public async Task The_two_real_files_give_the_figures_shown()
    {
        _pasting.Bring("garments_worker_productivity.csv", "teknosan_worker_performance.csv");

        await _pasting.Follow(Blocks.Where(it => it.Section == "Two real files"));
    }

    [Fact]
    public void No_block_is_left_out()
    {
        Assert.Equal(["See it", "Your own data", "Two real files", "The registry"], Blocks.Select(it => it.Section).Distinct());
        Assert.All(Blocks, block => Assert.True(block.Language is "sh" or "console", block.Language));
        Assert.DoesNotContain("    ./", File.ReadAllText(Path.Combine(Sources.Root, "README.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb", "a\nb\n", true)]
    [InlineData("a\nb", "a\nc\n", false)]
    [InlineData("a\nb", "a\nb\nc\n", false)]
    [InlineData("...\nb", "a\nb\n", true)]
    [InlineData("...\nb", "a\nbb\n", false)]
    [InlineData("a\n...", "a\nb\nc\n", true)]
    [InlineData("a\n...", "ab\n", false)]
    [InlineData("a\n...\nc", "a\nc\n", true)]
    [InlineData("made 2026-01-01", "made 2027-12-31\n", true)]
    [InlineData("on 1 May 2026: 1.5", "on 12 June 2026: 1.6\n", false)]
    public void A_transcript_is_compared_line_by_line(string shown, string printed, bool same) =>
        Assert.Equal(same, Transcript.Difference(shown.Split('\n'), printed) is null);

    [Fact]
    public void Blocks_are_read_with_their_heading_and_their_commands()
    {
        ReadmeBlock block = Assert.Single(ReadmeBlock.Of("# T\n## S\ntext\n```console\n$ one\n1\n\n$ two\n```\n"));

        Assert.Equal(("S", "console"), (block.Section, block.Language));
        Assert.Equal(["one: 1,", "two: "], block.Commands().Select(it => $"{it.Command}: {string.Join(',', it.Shown)}"));
    }
}
