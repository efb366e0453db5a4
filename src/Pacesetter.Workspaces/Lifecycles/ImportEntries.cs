using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Storage;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ingesting.Sources;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Imports a table of entries, whole or not at all. An entry that stands with the same content is skipped; history may enter in any state.</summary>
sealed class ImportEntries(Workspace workspace, Actor actor, Noun noun)
{
    readonly Entries entries = new(workspace, actor);
    readonly List<RejectedEntry> rejects = [];
    long skipped;

    public async Task<ImportAnswer> Run(string path, long maxRejects, bool dryRun, CancellationToken cancel)
    {
        using IDisposable turn = await workspace.Engine.Turn(cancel);
        using SourceFile file = SourceFile.Open(path, new SourceOptions(workspace.Settings.SpillDirectory), workspace.Engine.Writer, cancel);
        CheckHeader(file);
        List<KeyValuePair<string, string?>[]> rows = Rows(file, cancel);
        file.EnsureUnchanged();
        var lines = new Dictionary<long, long>(rows.Count);
        file.LinesOf(Enumerable.Range(0, rows.Count).Select(it => (long)it), lines.Add);
        await using IDbContextTransaction all = await workspace.Registry.Database.BeginTransactionAsync(cancel);
        for (int i = 0; i < rows.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            await One(rows[i], lines[i], all, cancel);
        }

        string? rejected = rejects.Count == 0 ? null : RejectedEntry.Write(workspace, file, rejects);
        bool kept = rejects.Count <= maxRejects;
        if (kept && !dryRun)
        {
            await all.CommitAsync(cancel);
        }

        return new ImportAnswer
        {
            Batch = file.Sha256,
            Table = noun.Plural,
            File = file.Path,
            RowsRead = rows.Count,
            Imported = kept ? rows.Count - rejects.Count - skipped : 0,
            Skipped = skipped,
            Rejected = rejects.Count,
            RejectsFile = rejected,
            AlreadyImported = rows.Count > 0 && skipped == rows.Count,
            DryRun = dryRun,
            Notes = file.Notes,
        };
    }

    async Task One(KeyValuePair<string, string?>[] cells, long line, IDbContextTransaction all, CancellationToken cancel)
    {
        await all.CreateSavepointAsync("entry", cancel);
        try
        {
            JsonObject content = EntryCells.Content(noun, cells);
            string? state = content["state"]?.ToString();
            if (Standing(content, state))
            {
                skipped++;
                return;
            }

            await entries.Add(noun, content, state ?? noun.States[0], cancel);
        }
        catch (FormatException wrong)
        {
            rejects.Add(new(line, wrong.Message.Split(':')[0], "cell_malformed", wrong.Message));
        }
        catch (RefusalException refused)
        {
            await all.RollbackToSavepointAsync("entry", cancel);
            workspace.Registry.ChangeTracker.Clear();
            rejects.Add(new(line, "", $"{refused.Id}: {refused.Message}", refused.Remedy));
        }
    }

    // True where the entry is there with all that the row says of it.
    bool Standing(JsonObject content, string? state)
    {
        if (content["id"]?.ToString() is not { } id || workspace.Registry.Find(noun.Type, id) is not Entry entry)
        {
            return false;
        }

        JsonObject there = EntryJson.Write(entry);
        JsonObject asked = EntryJson.Write(EntryJson.Read(noun, content));
        return (state is null || Words.Same(state, noun.StateOf(entry))) && content.All(it => EntryCells.IsComputed(noun, it.Key) || JsonNode.DeepEquals(there[it.Key], asked[it.Key]));
    }

    void CheckHeader(SourceFile file)
    {
        string[] known = [.. EntryCells.Accepted(noun)];
        string[] unknown = [.. file.Headers.Except(known, StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            throw new RefusalException(RefusalKind.Failed, "column_unknown", $"{file.Path}: {noun.Plural} have no column {string.Join(", ", unknown)}.", $"Their columns: {string.Join(", ", known)}.");
        }
    }

    List<KeyValuePair<string, string?>[]> Rows(SourceFile file, CancellationToken cancel)
    {
        string columns = string.Join(", ", file.Headers.Select(header => $"CAST({Sql.Name(header)} AS VARCHAR)"));
        return workspace.Engine.Writer.Query($"SELECT {columns} FROM {file.From}", row => file.Headers.Select((header, i) => KeyValuePair.Create(header, row.IsDBNull(i) ? null : row.GetString(i))).ToArray(), cancel);
    }
}

/// <summary>A row that was not imported.</summary>
sealed record RejectedEntry(long Line, string Column, string Reason, string? Remedy)
{
    public static string Write(Workspace workspace, SourceFile file, IEnumerable<RejectedEntry> rejects)
    {
        Directory.CreateDirectory(workspace.Settings.RejectsDirectory);
        string path = Path.Combine(workspace.Settings.RejectsDirectory, $"{file.Sha256[..16]}.rejects.csv");
        File.WriteAllLines(path, rejects.Select(it => string.Create(CultureInfo.InvariantCulture, $"{Quoted(file.Path)},{it.Line},{it.Column},,{Quoted(it.Reason)},{Quoted(it.Remedy)}")).Prepend("file,line,column,value,reason,remedy"));
        return path;
    }

    static string Quoted(string? text) => $"\"{text?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
