using DuckDB.NET.Data;
using Pacesetter.Acceptance.Tests.Commands;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ingesting;

public sealed class DamageTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.999)]
    public async Task A_parquet_file_cut_short_is_refused_and_the_ledger_unchanged(double kept)
    {
        using Lines lines = await Lines.Filled();
        byte[] whole = await Parquet(lines);
        await Refused(lines, whole[..(int)(whole.Length * kept)]);
    }

    [Fact]
    public async Task A_parquet_file_with_damaged_pages_is_refused_and_the_ledger_unchanged()
    {
        using Lines lines = await Lines.Filled();
        byte[] damaged = await Parquet(lines);
        // The first pages, behind the mark; the footer, which tells of columns and rows, stays whole.
        Array.Fill(damaged, (byte)0xFF, 4, 4000);
        await Refused(lines, damaged);
    }

    [Fact]
    public async Task A_text_that_calls_itself_parquet_is_refused()
    {
        using Lines lines = await Lines.Filled();
        await Refused(lines, "record,date\na,2025-03-03\n"u8.ToArray());
    }

    [Fact]
    public void A_file_that_grew_since_it_was_opened_is_said_to()
    {
        string directory = Directory.CreateTempSubdirectory("pacesetter-change").FullName;
        string path = Path.Combine(directory, "work.csv");
        File.WriteAllText(path, "record,date\na,2025-03-03\n");
        using (Workspace workspace = Workspace.Create(WorkspaceSettings.Read(Path.Combine(directory, "workspace")), TimeProvider.System))
        using (SourceFile file = SourceFile.Open(path, new SourceOptions(directory), workspace.Engine.Writer, CancellationToken.None))
        {
            file.EnsureUnchanged();
            File.AppendAllText(path, "b,2025-03-03\n");
            Assert.Equal("file_changed", Assert.Throws<RefusalException>(file.EnsureUnchanged).Id);
        }

        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_refused_and_the_ledger_unchanged()
    {
        using Lines lines = await Lines.Filled();
        string file = lines.Write("work.csv", "record,date,person,operation,good,hours\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"r{i},2025-03-03,p1,turn,8,0.5\n")));
        using var done = new CancellationTokenSource();
        Task writing = Task.Run(() =>
        {
            using var writer = new StreamWriter(file, append: true);
            for (int i = 0; !done.IsCancellationRequested; i++)
            {
                writer.Write($"w{i},2025-03-03,p1,turn,8,0.5\n");
                writer.Flush();
                Thread.Sleep(1);
            }
        }, CancellationToken.None);
        Ran ran = await lines.Run("import", "work", file);
        await done.CancelAsync();
        await writing;
        Assert.Equal(ExitCode.Conflict, ran.Code);
        Assert.Contains("(file_changed)", ran.Error, StringComparison.Ordinal);
        Assert.Empty((await lines.Ok("measure", "fulfilment", "--by", "person", "--json")).Json["rows"]!.AsArray());
    }

    static async Task Refused(Lines lines, byte[] content)
    {
        string batches = (await lines.Ok("batches", "--json")).Output;
        Ran ran = await lines.Run("import", "work", lines.Write("damaged.parquet", content));
        Assert.Equal(ExitCode.Failed, ran.Code);
        Assert.Matches(@"\((file_damaged|source_not_readable)\)", ran.Error);
        Assert.Contains("damaged.parquet", ran.Error, StringComparison.Ordinal);
        Assert.Equal(batches, (await lines.Ok("batches", "--json")).Output);
        Assert.Empty((await lines.Ok("measure", "fulfilment", "--by", "person", "--json")).Json["rows"]!.AsArray());
    }

    static async Task<byte[]> Parquet(Lines lines)
    {
        string file = lines.Write("whole.parquet", "");
        using (var connection = new DuckDBConnection("DataSource=:memory:"))
        {
            connection.Open();
            using DuckDBCommand command = connection.CreateCommand();
            command.CommandText = $"COPY (SELECT 'r' || i AS record, DATE '2025-03-03' AS date, 'p1' AS person, 'turn' AS operation, hash(i) % 90 AS good, 8 AS hours FROM range(20000) r(i)) TO '{file}' (FORMAT parquet)";
            command.ExecuteNonQuery();
        }

        return await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
    }
}
