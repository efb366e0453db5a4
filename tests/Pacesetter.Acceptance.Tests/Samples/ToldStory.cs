using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.Samples.Story1956;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Samples;

/// <summary>The story of 1956, imported once for a class of tests.</summary>
public sealed class ToldStory : IDisposable
{
    readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("pacesetter-1956-");

    public ToldStory() : this(null)
    {
    }

    /// <summary>The story without one of its conferences and what that resolved.</summary>
    internal ToldStory(string? without)
    {
        Contents = StorySample.Write(directory.FullName, 7, CancellationToken.None);
        foreach (string table in without is null ? [] : (string[])["conferences", "resolutions"])
        {
            File.WriteAllLines(Path.Combine(directory.FullName, table + ".csv"), Table(table).TrimEnd('\n').Split('\n').Where(line => !line.StartsWith(without!, StringComparison.Ordinal)));
        }

        Workspace = Workspace.Create(WorkspaceSettings.Read(Path.Combine(directory.FullName, "workspace")), TimeProvider.System);
        foreach (string table in (string[])[.. StorySample.Facts, .. StorySample.Entries])
        {
            var import = new Import(Workspace, Actor.Owner, new Progress<Advance>());
            ImportAnswer answer = import.Run(new() { Inputs = [table, Path.Combine(directory.FullName, table + ".csv")] }, CancellationToken.None).GetAwaiter().GetResult();
            Assert.Equal((table, 0L), (table, answer.Rejected));
        }

        new SetPolicy(Workspace, TimeProvider.System).Run(new() { Name = "titles.persons", Value = "true", Why = "workers" }, CancellationToken.None).GetAwaiter().GetResult();
    }

    public StoryContents Contents { get; }

    public Workspace Workspace { get; }

    public string Table(string name) => File.ReadAllText(Path.Combine(directory.FullName, name + ".csv"));

    public void Dispose()
    {
        Workspace.Dispose();
        directory.Delete(recursive: true);
    }
}
