using System.Reflection;
using System.Runtime.CompilerServices;
using Pacesetter.Cli.Running;

namespace Pacesetter.Cli;

static class Program
{
    /// <summary>The program's version, without the commit.</summary>
    public static string Version { get; } = typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    static Task<int> Main(string[] args)
    {
        // Asked by scripts and by every bug report: answered before anything else is loaded.
        if (args is ["--version"])
        {
            Console.Out.WriteLine(Version);
            return Task.FromResult(0);
        }

        return Run(args);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static async Task<int> Run(string[] args)
    {
        Terminal terminal = Terminal.OfProcess();
        using var signals = new Signals(terminal.Error);
        ExitCode code = await new Shell(terminal, Composition.Shipped()).Run(args, signals.Token);
        return (int)(code == ExitCode.Interrupted ? signals.Received ?? code : code);
    }
}
