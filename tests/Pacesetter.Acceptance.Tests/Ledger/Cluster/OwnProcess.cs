using System.Diagnostics;
using System.Globalization;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>A server that tests start for themselves: it runs below a shell that waits for the end of its input, so it ends also where this process is killed.</summary>
sealed class OwnProcess : IDisposable
{
    const string Script = """
        "$@" >/dev/null 2>&1 </dev/null &
        server=$!
        echo $server
        read -r end || true
        kill -KILL $server 2>/dev/null
        wait $server 2>/dev/null || true
        """;

    readonly Process shell;
    readonly int server;

    public OwnProcess(string program, params string[] arguments)
    {
        shell = Process.Start(new ProcessStartInfo("sh", ["-c", Script, "sh", program, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        server = int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Stops it for a while: it keeps its connections and answers nothing.</summary>
    public void Halt() => Signal("-STOP");

    public void GoOn() => Signal("-CONT");

    /// <summary>Ends it at once, as a machine that loses power.</summary>
    public void Dispose()
    {
        if (!shell.HasExited)
        {
            shell.StandardInput.Close();
            shell.WaitForExit();
        }

        shell.Dispose();
    }

    void Signal(string signal)
    {
        using Process kill = Process.Start("kill", [signal, server.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
