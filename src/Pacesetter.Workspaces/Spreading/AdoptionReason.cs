namespace Pacesetter.Workspaces.Spreading;

/// <summary>The reason of an answered adoption in paragraphs: why it was answered so, what is changed, and last why it was proposed, with what a lot has to say of it.</summary>
static class AdoptionReason
{
    const string Between = "\n\n";

    public static string Of(string why, string change, string? proposed) =>
        string.Join(Between, ((string[])[One(why), One(change), proposed?.Trim() ?? ""]).Where(it => it.Length > 0));

    // A blank line in a paragraph would make two of it.
    static string One(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
