using System.Globalization;
using Pacesetter.Web.Bulletins;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Bulletins.Composing;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Samples;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Demonstrating;

/// <summary>Runs the whole line on a constructed sample: the story of 1956, or a modern plant.</summary>
[UseCase("demo", null, "A constructed sample, run through the whole line to the bulletin", Local = true, Examples = ["demo", "demo --lang zh-Hans", "demo plant --scale 0.1"])]
public sealed class Demo(TermPack words, IProgress<Advance> progress, TimeProvider clock) : IUseCase<Demo.Request, Demo.Answer>
{
    const string Root = "pacesetter-demo";

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Scale is < 0.01 or > 20)
        {
            throw new RefusalException(RefusalKind.Usage, "scale_out_of_range", "The scale lies between 0.01 and 20.", "Leave it out for a plant of about 1,500 people.");
        }

        string story = request.Story ?? "1956";
        if (story == "1956" && request.Scale != 1)
        {
            throw new RefusalException(RefusalKind.Usage, "scale_of_plant", "The story of 1956 has one size: that of its figures.", "Leave --scale out, or ask for: demo plant --scale FACTOR");
        }

        string directory = Path.GetFullPath(Path.Combine(Root, story));
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        return story == "1956" ? await new StoryDemo(words, progress, clock).Run(directory, request.Seed, cancel) : await Plant(directory, request, cancel);
    }

    async Task<Answer> Plant(string directory, Request request, CancellationToken cancel)
    {
        string tables = Path.Combine(directory, "tables");
        progress.Report(new Advance("generating", 0, 3));
        PlantContents contents = PlantSample.Write(new PlantOptions(tables) { Scale = request.Scale, Seed = request.Seed }, cancel);
        WorkspaceSettings settings = WorkspaceSettings.Read(Path.Combine(directory, "workspace"));
        using Workspace workspace = Workspace.Create(settings, clock);
        progress.Report(new Advance("importing", 1, 3));
        await ImportTables(workspace, tables, cancel);

        progress.Report(new Advance("writing the bulletin", 2, 3));
        Bulletin bulletin = await new ComposeBulletin(workspace).Run(new Filters(), cancel);
        string html = Path.Combine(directory, "bulletin.html");
        await File.WriteAllTextAsync(html, await BulletinPage.Render(bulletin, words, cancel), cancel);
        string workspaceHere = Path.GetRelativePath(Environment.CurrentDirectory, settings.Directory);
        string[] proofs = bulletin.Adoptions is null ? [] : ["prove adoptions", $"prove pool --practice {PlantSample.Practice}"];
        string[] commands = ["measure fulfilment --by team --per month", "recognise titles", .. proofs, "bulletin --lang zh-Hans"];
        string where = $"""
            {BulletinMarkdown.Write(bulletin, words)}
            ---
            Bulletin to open in a browser: {html}
            Workspace to ask further:      {settings.Directory}

            {string.Join('\n', commands.Select(it => $"    ./pacesetter --workspace {workspaceHere} {it}"))}

            """;
        return new Answer("plant", contents.People, contents.Work, settings.Directory, html, where);
    }

    async Task ImportTables(Workspace workspace, string tables, CancellationToken cancel)
    {
        var import = new Import(workspace, Actor.Owner, progress);
        foreach (Table table in Tables.All)
        {
            string file = Directory.GetFiles(tables, table.Name + ".*").Single();
            await import.Run(
                new Import.Request
                {
                    Inputs = [table.Name, file],
                    Note = string.Create(CultureInfo.InvariantCulture, $"{Composer.ConstructedNote}: no person, plant or figure in this sample is real."),
                },
                cancel);
        }

        foreach (string noun in (string[])["practices", "adoptions", "goals"])
        {
            string file = Path.Combine(tables, noun + ".csv");
            if (File.Exists(file))
            {
                await import.Run(new Import.Request { Inputs = [noun, file] }, cancel);
            }
        }
    }

    public sealed record Request
    {
        [Field("The story: the article of 1956, or a modern plant", Argument = true, Words = ["1956", "plant"])]
        public string? Story { get; init; }

        [Field("How large the plant is; 1 is about 1,500 people and 2 million work records", Value = "FACTOR")]
        public double Scale { get; init; } = 1;

        [Field("The seed of everything that is drawn", Value = "N")]
        public int Seed { get; init; } = 20261123;
    }

    public sealed record Answer(string Story, int People, long WorkRecords, string Workspace, string Bulletin, [property: Printed] string Text);
}
