using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Bulletins.Composing;
using Pacesetter.Workspaces.Exchanging;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Samples.Story1956;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Demonstrating;

/// <summary>Runs the story of 1956: generate, import, measure, recognise, exchange, spread, prove, plan, bulletin.</summary>
sealed class StoryDemo(TermPack words, IProgress<Advance> progress, TimeProvider clock)
{
    public async Task<Demo.Answer> Run(string directory, int seed, CancellationToken cancel)
    {
        string tables = Path.Combine(directory, "tables");
        progress.Report(new Advance("generating", 0, 4));
        StoryContents contents = StorySample.Write(tables, seed, cancel);
        WorkspaceSettings settings = WorkspaceSettings.Read(Path.Combine(directory, "workspace"));
        using Workspace workspace = Workspace.Create(settings, clock);
        progress.Report(new Advance("importing", 1, 4));
        await Import(workspace, tables, cancel);
        // The article speaks of workers. A modern plant leaves this off.
        await new SetPolicy(workspace, clock).Run(new() { Name = "titles.persons", Value = "true", Why = "the article gives the title to workers" }, cancel);
        progress.Report(new Advance("checking what was claimed", 2, 4));
        CheckClaims.Answer claims = await new CheckClaims(workspace).Run(new(), cancel);
        Section steps = await new StorySteps(workspace, words, directory).Write(claims, cancel);
        progress.Report(new Advance("writing the bulletin", 3, 4));
        Bulletin bulletin = await new ComposeBulletin(workspace).Run(new Filters(), cancel);
        string html = Path.Combine(directory, "bulletin.html");
        await File.WriteAllTextAsync(html, await BulletinPage.Render(bulletin, words, cancel), cancel);
        string where = Path.GetRelativePath(Environment.CurrentDirectory, settings.Directory);
        string[] commands = ["exchange claims", "recognise titles --under TMM", "spread crossings --under TMM", "prove adoptions", "plan goals"];
        string text = $"""
            {BulletinMarkdown.Write(bulletin, words)}
            ---
            {BulletinMarkdown.Write(words["story.kicker"], words["story.heading"], [steps])}
            ---
            {words.Say("story.open", ("file", html))}
            {words.Say("story.workspace", ("directory", settings.Directory))}

            {string.Join('\n', commands.Select(it => $"    ./pacesetter --workspace {where} {it}"))}

            """;
        return new("1956", contents.People, contents.Work, settings.Directory, html, text);
    }

    /// <summary>Brings every table in through the ordinary import, each batch labelled as constructed.</summary>
    internal async Task Import(Workspace workspace, string tables, CancellationToken cancel)
    {
        var import = new Import(workspace, Actor.Owner, progress);
        string note = string.Create(CultureInfo.InvariantCulture, $"{Composer.ConstructedNote}: the article's printed figures, borne out by records that are invented.");
        foreach (string table in (string[])[.. StorySample.Facts, .. StorySample.Entries])
        {
            string? said = StorySample.Facts.Contains(table) ? note : null;
            ImportAnswer answer = await import.Run(new Import.Request { Inputs = [table, Path.Combine(tables, table + ".csv")], Note = said }, cancel);
            if (answer.Rejected > 0)
            {
                throw new RefusalException(RefusalKind.RowsRejected, "sample_rejected", $"{answer.Rejected} rows of {table} were rejected.", $"Read {answer.RejectsFile}.");
            }
        }
    }
}
