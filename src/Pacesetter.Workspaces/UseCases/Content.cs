using System.Text.Json.Nodes;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>A JSON object handed over with a request. Whoever asks reads it where it lies, so that a request never names a path.</summary>
/// <param name="source">What to call it in a complaint: the file, or standard input.</param>
/// <param name="text">Reads its text.</param>
public sealed class Content(string source, Func<string> text)
{
    /// <summary>The object.</summary>
    /// <exception cref="RefusalException">It cannot be read, or is no JSON object.</exception>
    public JsonObject Read() => EntryJson.Parse(text(), source);
}
