using System.Text;
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
            : Utf8(file);
    }

    // Bytes that are no UTF-8 are refused, not guessed: a wrong guess would be kept for good.
    static string Utf8(string file)
    {
        try
        {
            return File.ReadAllText(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException)
        {
            throw new RefusalException(RefusalKind.Usage, "encoding_unknown", $"{file} is not written in UTF-8.", "Save it as UTF-8.");
        }
    }
}
