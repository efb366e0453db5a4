using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Entries;
using Pacesetter.Workspaces.Exchanging;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Web.Exchanging;

/// <summary>What was claimed beside what the records give; claims are found in any text, and compared again when asked.</summary>
static partial class ClaimPages
{
    const int MostSentences = 100;

    static readonly Noun Claim = Nouns.Find("claim")!;

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/claims/from-text", visit => Task.FromResult<Sheet?>(Text(visit, null))),
        Page.Post("/claims/from-text", visit => Task.FromResult<Sheet?>(Text(visit, visit.Sent("text")))),
        Page.Post("/claims/compare", Compare),
    ];

    public static Task<Sheet> List(Visit visit, RowsAnswer answer) => Task.FromResult(visit.Query("view") == "board"
        ? Sheet.Of<ListBody>(visit.Nouns.Many(Claim), (nameof(ListBody.Noun), Claim), (nameof(ListBody.Answer), answer))
        : Sheet.Of<ClaimList>(visit.Nouns.Many(Claim), (nameof(ClaimList.Noun), Claim), (nameof(ClaimList.Answer), answer)));

    static async Task<Sheet?> Compare(Visit visit)
    {
        await visit.Change(new CheckClaims.Request { Under = visit.Under });
        return visit.Go("/claims" + visit.Context.Request.QueryString);
    }

    static Sheet Text(Visit visit, string? text) => Sheet.Of<ClaimText>(
        visit.Say("page.claims.from_text"),
        (nameof(ClaimText.Text), text),
        (nameof(ClaimText.Source), visit.Sent("source")),
        (nameof(ClaimText.Found), text is null ? null : Sentences(text)));

    /// <summary>The sentences of a text that name a figure, each with its first.</summary>
    internal static IReadOnlyList<(string Sentence, string Figure)> Sentences(string text) =>
        [.. Ends().Split(text).Select(it => it.Trim()).Select(it => (it, Number().Match(it))).Where(it => it.Item2.Success).Take(MostSentences).Select(it => (it.it, Plain(it.Item2.Value)))];

    // 1,200 is a number with its thousands marked; 1,2 is one with a decimal comma.
    static string Plain(string figure) => Thousands().IsMatch(figure) ? figure.Replace(",", "", StringComparison.Ordinal) : decimal.TryParse(figure.Replace(',', '.'), NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? number.ToString(CultureInfo.InvariantCulture) : figure;

    // A full stop ends a sentence where no figure goes on after it.
    [GeneratedRegex(@"(?<=[。！？；\n])|(?<=[.!?;])(?=\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Ends();

    [GeneratedRegex(@"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])|\d+(?:[.,]\d+)*(?=[\p{IsCJKUnifiedIdeographs}%])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
