using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A small plant, imported once for the classes of tests that look at it.</summary>
public sealed class ImportedPlant : IDisposable
{
    readonly WrittenPlant written = new();

    public ImportedPlant()
    {
        Workspace = Workspace.Create(WorkspaceSettings.Read(System.IO.Path.Combine(written.Directory, "workspace")), TimeProvider.System);
        foreach (Table table in Tables.All)
        {
            new Import(Workspace, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table.Name, Directory.GetFiles(written.Directory, table.Name + ".*").Single()] }, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    public Workspace Workspace { get; }

    /// <summary>The codes of its teams.</summary>
    public IReadOnlyList<string> Teams => written.List("SELECT unit FROM units WHERE kind = 'team' ORDER BY unit");

    public void Dispose()
    {
        Workspace.Dispose();
        written.Dispose();
    }
}
