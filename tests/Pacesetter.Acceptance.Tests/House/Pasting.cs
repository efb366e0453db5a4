using System.Diagnostics;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>A directory in which the blocks of a page are pasted one after the other, as a reader would.</summary>
sealed class Pasting : IDisposable
{
    /// <summary>Where the commands run.</summary>
    public string Directory { get; } = System.IO.Directory.CreateTempSubdirectory("pacesetter pasted").FullName;

    public void Dispose() => System.IO.Directory.Delete(Directory, recursive: true);

    /// <summary>Puts real files that lie beside the project into the directory; without them the test is skipped.</summary>
    public void Bring(params string[] names)
    {
        foreach (string name in names)
        {
            File.Copy(Shared.File("real", name), Path.Combine(Directory, name));
        }
    }

    /// <summary>Runs what is to be pasted, and compares what is shown.</summary>
    // The blocks share one shell's environment and directory, as they do for whoever pastes them.
    public async Task Follow(IEnumerable<ReadmeBlock> blocks)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a POSIX shell");
        await Bash($"""printf '#!/bin/sh\nexec dotnet "%s" "$@"\n' '{Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll")}' > pacesetter; chmod +x pacesetter""");
        string workspace = "";
        foreach (ReadmeBlock block in blocks)
        {
            if (block.Language == "sh")
            {
                (int code, string printed) = await Bash($"set -e\n{workspace}\n{block.Text}");
                Assert.True(code == 0, $"exit code {code} of:\n{block.Text}\n{printed}");
                workspace = block.Text.Split('\n').FirstOrDefault(line => line.StartsWith("export ", StringComparison.Ordinal) && !block.Text.Contains("unset", StringComparison.Ordinal)) ?? workspace;
                continue;
            }

            foreach ((string command, string[] shown) in block.Commands())
            {
                (_, string printed) = await Bash($"{workspace}\n{command}");
                Assert.True(Transcript.Difference(shown, printed) is null, $"{command}\n{Transcript.Difference(shown, printed)}");
            }
        }
    }

    async Task<(int Code, string Printed)> Bash(string script)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = Directory, RedirectStandardOutput = true, RedirectStandardInput = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"exec 2>&1\n{script}");
        start.Environment.Remove("PACESETTER_WORKSPACE");
        start.Environment["DOTNET_TieredPGO"] = "0"; // Many short processes: none lives long enough to gain by it.
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string printed = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, printed);
    }
}
