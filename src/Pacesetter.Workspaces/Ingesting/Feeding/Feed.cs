namespace Pacesetter.Workspaces.Ingesting.Feeding;

/// <summary>Records handed over with a request as a stream: the body, or standard input.</summary>
/// <param name="source">What to call it in a complaint.</param>
/// <param name="open">Opens the stream, once.</param>
public sealed class Feed(string source, Func<Stream> open)
{
    public string Source => source;

    public Stream Open() => open();
}
