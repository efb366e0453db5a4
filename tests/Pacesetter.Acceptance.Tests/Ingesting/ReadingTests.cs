using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ingesting;

/// <summary>Files as they are read, before the ledger sees a row.</summary>
public sealed class ReadingTests : IDisposable
{
    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public void Near_misses_are_guessed_and_not_applied()
    {
        var refusal = Assert.Throws<RefusalException>(() => shop.Import("work", "ticket,day,employee,operation,qty,hours\na,2025-03-03,p1,turn,8,1\n"));
        Assert.Equal((RefusalKind.Usage, "column_missing"), (refusal.Kind, refusal.Id));
        Assert.Contains("\"record\":\"ticket\"", refusal.Remedy, StringComparison.Ordinal);
        Assert.Contains("\"good\":\"qty\"", refusal.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "file_empty")]
    [InlineData("record,record\n", "column_doubled")]
    [InlineData("record,date,colour\n", "column_unknown")]
    public void A_file_that_is_no_table_is_refused(string content, string id) =>
        Assert.Equal(id, Assert.Throws<RefusalException>(() => shop.Import("work", content)).Id);

    [Fact]
    public void A_directory_is_no_file() =>
        Assert.Equal("file_is_directory", Assert.Throws<RefusalException>(() => shop.ImportFile("work", Path.GetTempPath())).Id);

    [Theory]
    [InlineData("(SELECT 1)")]
    [InlineData("getenv('HOME')")]
    [InlineData("sum(q)")]
    [InlineData("row_number() OVER ()")]
    [InlineData("1), (2")]
    [InlineData("1) FROM work --")]
    public void An_expression_that_could_read_more_than_the_row_is_refused(string expression) =>
        Assert.Equal("expression_not_allowed", Assert.Throws<RefusalException>(() => Mapped($$"""{"record":"r","date":"d","good":{"expr":"{{expression}}" } }""")).Id);

    [Theory]
    [InlineData("round(CAST(q AS DOUBLE) * 2, 4)")]
    [InlineData("CASE WHEN q = '1' THEN '2' ELSE coalesce(q, '0') END")]
    [InlineData("nullif(q, '')")]
    public void A_scalar_expression_is_allowed(string expression) =>
        Assert.Equal(1, Mapped($$"""{"record":"r","date":"d","good":{"expr":"{{expression}}" },"hours":{"const":8},"person":{"const":"p1"},"operation":{"const":"turn"} }""").Imported);

    [Fact]
    public void An_expression_that_fails_is_said_to() =>
        Assert.Equal("source_not_readable", Assert.Throws<RefusalException>(() => Mapped("""{"record":"r","date":"d","good":{"expr":"colour * 2"}}""")).Id);

    [Theory]
    [InlineData("utf-16", ',')]
    [InlineData("gb18030", ';')]
    [InlineData("utf-8", '\t')]
    [InlineData("utf-8", '|')]
    public void Files_of_other_encodings_and_delimiters_are_read(string encoding, char delimiter)
    {
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        File.WriteAllText(file, "operation,name\no1,车削一\no2,\"铣削\n二\"\n".Replace(',', delimiter), System.Text.Encoding.GetEncoding(encoding));
        Assert.Equal(2, shop.ImportFile("operations", file).Imported);
        File.Delete(file);
    }

    // One row, read by a mapping.
    ImportAnswer Mapped(string mapping)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("pacesetter-reading");
        try
        {
            string map = Path.Combine(directory.FullName, "map.json");
            string file = Path.Combine(directory.FullName, "work.csv");
            File.WriteAllText(map, mapping);
            File.WriteAllText(file, "r,d,q\na,2025-03-03,1\n");
            return shop.ImportFile("work", file, map: map);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }
}
