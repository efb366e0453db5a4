using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Commands;

/// <summary>The content that a command line names by a file, or by - for standard input. It is read when the use case asks for it.</summary>
static class ContentFile
{
    const long Most = 4 << 20;

    public static Content Of(string file) => file == "-" ? new("standard input", Console.In.ReadToEnd) : new(file, () => Text(file));

    static string Text(string file)
    {
        var found = new FileInfo(file);
        return !found.Exists ? throw new RefusalException(RefusalKind.Failed, "file_missing", $"There is no file {file}.", "Check the path.")
            : found.Length > Most ? throw new RefusalException(RefusalKind.Failed, "file_too_large", $"{file} is larger than one entry can be.", "Import many entries with: pacesetter import PLURAL FILE")
            : File.ReadAllText(file);
    }
}
