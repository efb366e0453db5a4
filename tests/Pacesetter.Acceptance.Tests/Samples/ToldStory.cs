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

    public ToldStory()
    {
        Contents = StorySample.Write(directory.FullName, 7, CancellationToken.None);
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
