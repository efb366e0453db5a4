using System.Runtime.InteropServices;

namespace Pacesetter.Cli.Running;

/// <summary>Turns the first Ctrl-C or SIGTERM into a cancellation; the second is left to the system, which ends the process at once.</summary>
sealed class Signals : IDisposable
{
    readonly CancellationTokenSource _cancelling = new();
    readonly PosixSignalRegistration _interrupt;
    readonly PosixSignalRegistration _terminate;
    readonly TextWriter _error;

    public Signals(TextWriter error)
    {
        _error = error;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    public CancellationToken Token => _cancelling.Token;

    /// <summary>The exit code of the signal that came, or null.</summary>
    public ExitCode? Received { get; private set; }

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _cancelling.Dispose();
    }

    internal void Handle(PosixSignalContext signal)
    {
        if (Received is not null)
        {
            return;
        }

        signal.Cancel = true;
        Received = signal.Signal == PosixSignal.SIGTERM ? ExitCode.Terminated : ExitCode.Interrupted;
        _error.WriteLine(Received == ExitCode.Terminated ? "Terminated: stopping." : "Interrupted: stopping. Press Ctrl-C again to end at once.");
        _cancelling.Cancel();
    }
}
