using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Wording;

/// <summary>Says in the words of a pack what answers say in English: refusals and appointments. The English of an answer is known by its template in the English pack, which also tells its values apart.</summary>
/// <param name="words">The pack.</param>
public sealed class Retelling(TermPack words)
{
    static readonly ConcurrentDictionary<string, Regex> Templates = new(StringComparer.Ordinal);

    // Among these kinds of words a value may have one.
    static readonly string[] Kinds = ["field", "state", "value", "noun", "page.role"];

    /// <summary>A refusal and what to do about it on a page: in words of its own where those of the command line would not help there; where the pack has no words for it, its identifier.</summary>
    public (string Message, string? Remedy) Refusal(string id, string message, string? remedy)
    {
        if (words.Find("page.refused." + id) is { } own)
        {
            return (own, words.Find($"page.refused.{id}.remedy"));
        }

        if (IsEnglish)
        {
            return (message, remedy);
        }

        foreach (string key in Keys("refusal." + id))
        {
            if (Told(key, message) is { } told)
            {
                return (told, remedy is null ? null : Told(key + ".remedy", remedy));
            }
        }

        // What a page itself refuses is said in the visitor's words already.
        return message.Any(it => it is >= '\u3400' and <= '\u9FFF') ? (message, remedy) : (words.Say("page.refused.other", ("id", id)), null);
    }

    /// <summary>What an appointment is called; a title that somebody gave stays.</summary>
    public string Appointment(string title) =>
        IsEnglish ? title : Keys("appointment").Select(key => Told(key, title)).OfType<string>().FirstOrDefault() ?? title;

    /// <summary>Why a row was rejected, as <c>code: sentence</c>, and what to do about it.</summary>
    public (string Reason, string? Remedy) Reject(string reason, string? remedy)
    {
        ArgumentNullException.ThrowIfNull(reason);
        string key = $"reject.{reason.Split(':')[0]}";
        return IsEnglish || words.Find(key) is not { } text ? (reason, remedy) : (text, words.Find(key + ".remedy"));
    }

    bool IsEnglish => words.Language == TermPack.Load("en").Language;

    // One key, or one for each sentence that is said under the same name.
    IEnumerable<string> Keys(string name) => Enumerable.Range(1, 99).Select(at => at == 1 ? name : $"{name}.{at}").TakeWhile(it => words.Find(it) is not null);

    string? Told(string key, string said)
    {
        if (words.Find(key) is not { } text || TermPack.Load("en").Find(key) is not { } english)
        {
            return null;
        }

        Regex template = Templates.GetOrAdd(english, Template);
        return template.Match(said) is { Success: true } match ? words.Say(key, [.. template.GetGroupNames().Where(it => !char.IsAsciiDigit(it[0])).Select(name => (name, IsCommand(english) ? match.Groups[name].Value : Valued(match.Groups[name].Value)))])
            : text.Contains('{', StringComparison.Ordinal) || english.Contains('{', StringComparison.Ordinal) ? null
            : said == english ? text : null;
    }

    // A command takes the codes alone.
    static bool IsCommand(string english) => english.Contains("pacesetter ", StringComparison.Ordinal);

    string Valued(string value) => string.Join(words["format.list"], value.Split(", ").Select(Word));

    string Word(string value) => Kinds.Select(kind => words.Find($"{kind}.{value}") ?? words.Find($"{kind}.{Words.Snake(value)}")).OfType<string>().FirstOrDefault() ?? value;

    static Regex Template(string english)
    {
        var pattern = new StringBuilder("^");
        int done = 0;
        foreach (Match hole in Regex.Matches(english, @"\{(\w+)\}"))
        {
            pattern.Append(Regex.Escape(english[done..hole.Index])).Append("(?<").Append(hole.Groups[1].Value).Append(">.*?)");
            done = hole.Index + hole.Length;
        }

        return new(pattern.Append(Regex.Escape(english[done..])).Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.Singleline, TimeSpan.FromSeconds(1));
    }
}
