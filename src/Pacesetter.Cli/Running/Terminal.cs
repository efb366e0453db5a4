using System.Text;

namespace Pacesetter.Cli.Running;

/// <summary>Where the program writes and what it knows of its surroundings; tests hand in their own.</summary>
sealed record Terminal
{
    /// <summary>Standard output: data and nothing else.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: everything else.</summary>
    public required TextWriter Error { get; init; }

    public bool OutputIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    /// <summary>How many columns fit, where the output is a terminal.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Opens standard input.</summary>
    public Func<Stream> Input { get; init; } = static () => Stream.Null;

    /// <summary>The environment's variables.</summary>
    public Func<string, string?> Variable { get; init; } = static _ => null;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfProcess() => new()
    {
        Output = Console.OpenStandardOutput(),
        Input = Console.OpenStandardInput,
        Error = new StreamWriter(Console.OpenStandardError(), Utf8, bufferSize: 256) { AutoFlush = true },
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected || Console.WindowWidth == 0 ? 80 : Math.Max(Console.WindowWidth, 40),
        Variable = Environment.GetEnvironmentVariable,
    };

    /// <summary>UTF-8 without a byte order mark, whatever the locale.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A writer of text on standard output; disposing it flushes and leaves the stream open.</summary>
    public StreamWriter Text() => new(Output, Utf8, bufferSize: 16384, leaveOpen: true) { NewLine = "\n" };
}
