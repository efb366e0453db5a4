using Pacesetter.Acceptance.Tests.Commands;
using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Ingesting;

/// <summary>Command lines of the shipped program on a workspace of their own, run in this process.</summary>
sealed class Lines : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-lines").FullName;

    public string Workspace => Path.Combine(directory, "workspace");

    /// <summary>A workspace with one site, one team, two people, an operation and its quota.</summary>
    public static async Task<Lines> Filled()
    {
        Lines lines = await Empty();
        await lines.Ok("import", "units", lines.Write("units.csv", "unit,parent,kind,name\ns,,site,Site\nt,s,team,Team\n"));
        await lines.Ok("import", "people", lines.Write("people.csv", "person,team\np1,t\np2,t\n"));
        await lines.Ok("import", "operations", lines.Write("operations.csv", "operation\nturn\n"));
        await lines.Ok("import", "quotas", lines.Write("quotas.csv", "operation,minutes,from\nturn,6,2025-01-01\n"));
        return lines;
    }

    public static async Task<Lines> Empty()
    {
        var lines = new Lines();
        await lines.Ok("init");
        return lines;
    }

    public string Write(string name, string text)
    {
        string file = Path.Combine(directory, name);
        File.WriteAllText(file, text);
        return file;
    }

    public string Write(string name, byte[] bytes)
    {
        string file = Path.Combine(directory, name);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public async Task<Ran> Ok(params string[] words)
    {
        Ran ran = await Run(words);
        Assert.True(ran.Code == ExitCode.Ok, ran.Error);
        return ran;
    }

    public async Task<Ran> Run(params string[] words)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        ExitCode code = await new Shell(new Terminal { Output = output, Error = error }, Composition.Shipped()).Run(["--workspace", Workspace, .. words], TestContext.Current.CancellationToken);
        return new(code, Terminal.Utf8.GetString(output.ToArray()), error.ToString());
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);
}
