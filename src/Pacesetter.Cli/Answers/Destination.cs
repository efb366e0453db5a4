using Pacesetter.Cli.Running;

namespace Pacesetter.Cli.Answers;

/// <summary>Where an answer goes: standard output, or a file that is there whole or not at all.</summary>
static class Destination
{
    /// <summary>Lets <paramref name="write"/> write the answer.</summary>
    public static void Write(string? file, Terminal terminal, Action<Stream> write)
    {
        if (file is null)
        {
            write(terminal.Output);
            terminal.Output.Flush();
            return;
        }

        string path = Path.GetFullPath(file);
        // Beside the target, since only within one file system a rename is atomic.
        string draft = $"{path}.{Environment.ProcessId}.part";
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.Write))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
