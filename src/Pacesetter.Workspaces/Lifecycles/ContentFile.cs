using System.Text;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>The JSON object of a file, or of standard input.</summary>
static class ContentFile
{
    const long Most = 4 << 20;

    /// <exception cref="RefusalException">There is no such file, it is too large, or it holds no JSON object.</exception>
    public static JsonObject Read(string? file)
    {
        if (file is null)
        {
            throw new RefusalException(RefusalKind.Usage, "file_not_named", "No file is named.", "Write --file FILE.json, or --file - to read standard input.");
        }

        if (file == "-")
        {
            return EntryJson.Parse(Console.In.ReadToEnd(), "standard input");
        }

        var found = new FileInfo(file);
        return !found.Exists ? throw new RefusalException(RefusalKind.Failed, "file_missing", $"There is no file {file}.", "Check the path.")
            : found.Length > Most ? throw new RefusalException(RefusalKind.Failed, "file_too_large", $"{file} is larger than one entry can be.", "Import many entries with: pacesetter import PLURAL FILE")
            : EntryJson.Parse(Text(file), file);
    }

    // Bytes that are no UTF-8 are refused, not guessed: a wrong guess would be kept for good.
    static string Text(string file)
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
