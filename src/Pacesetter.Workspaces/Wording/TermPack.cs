using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Wording;

/// <summary>A term pack: every label and sentence of one language or period. Figures and their order never depend on it.</summary>
/// <remarks>
/// Placeholders in lower case are filled when a sentence is said; those in title case are terms of the same pack.
/// <c>{n|unit|units}</c> is the first word where the value of n is one and the second otherwise; a language without plurals has none.
/// </remarks>
public sealed partial class TermPack
{
    // A pack never changes, and every page names all of them.
    static readonly ConcurrentDictionary<string, TermPack> Loaded = new(StringComparer.Ordinal);

    readonly Dictionary<string, string> _texts;

    TermPack(string name, Dictionary<string, string> texts) => (Name, _texts) = (name, texts);

    /// <summary>The packs there are.</summary>
    public static IReadOnlyList<string> All { get; } = ["en", "zh-Hans", "en-1956", "zh-1956"];

    /// <summary>The pack's name.</summary>
    public string Name { get; }

    /// <summary>The BCP 47 tag of its language.</summary>
    public string Language => this["html.lang"];

    /// <summary>True where Chinese names, and the habits of Chinese type, are used.</summary>
    public bool Han => this["script"] == "han";

    /// <summary>Every key, sorted.</summary>
    public IReadOnlyList<string> Keys => [.. _texts.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The text of a key, its placeholders unfilled.</summary>
    public string this[string key] => Find(key) ?? throw new ArgumentException($"The pack {Name} has no text for {key}.", nameof(key));

    /// <summary>Reads a pack; the 1956 packs hold what differs from the modern ones.</summary>
    /// <exception cref="RefusalException">There is no such pack.</exception>
    public static TermPack Load(string name) => All.Contains(name)
        ? Loaded.GetOrAdd(name, Made)
        : throw new RefusalException(RefusalKind.Usage, "unknown_language", $"There are no words for '{name}'.", $"Use one of {string.Join(", ", All)}.");

    static TermPack Made(string name)
    {
        Dictionary<string, string> texts = Read(name);
        if (texts.Remove("based_on", out string? under))
        {
            foreach ((string key, string text) in Read(under))
            {
                texts.TryAdd(key, text);
            }
        }

        return new(name, texts.ToDictionary(text => text.Key, text => Fill(text.Value, term => char.IsUpper(term[0]) ? texts[term] : $"{{{term}}}"), StringComparer.Ordinal));
    }

    /// <summary>This pack with every text changed, for finding words that are in no pack; what tells of the language itself stays.</summary>
    internal TermPack With(Func<string, string> change) =>
        new(Name, _texts.ToDictionary(text => text.Key, text => text.Key is "html.lang" or "script" ? text.Value : change(text.Value), StringComparer.Ordinal));

    /// <summary>The text of a key, or null.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>The text of a key with its placeholders filled. Values are put in as they are, never read as templates.</summary>
    public string Say(string key, params (string Name, string Value)[] values)
    {
        return Fill(this[key], name => name.Split('|') is [var counted, var one, var many]
            ? Value(counted) == "1" ? one : many
            : Value(name));

        string Value(string name) => Array.Find(values, value => value.Name == name).Value ?? throw new ArgumentException($"{key} needs a value for {name}.", nameof(values));
    }

    /// <summary>The name in this pack's script, else the other name, else the code.</summary>
    public string Choose(string code, string? name, string? nameZh) =>
        new[] { Han ? nameZh : name, Han ? name : nameZh }.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? code;

    /// <summary>Of a text in two languages, <c>pairs a day / 双/日</c>, the part in this pack's script; any other text as it is.</summary>
    public string Own(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(" / ") is [var first, var second] && HanLetter().IsMatch(first) != HanLetter().IsMatch(second)
            ? HanLetter().IsMatch(first) == Han ? first : second
            : text;
    }

    [GeneratedRegex(@"[\u3400-\u9FFF]")]
    private static partial Regex HanLetter();

    static string Fill(string template, Func<string, string> value)
    {
        var text = new StringBuilder();
        int done = 0;
        while (template.IndexOf('{', done) is int open and >= 0)
        {
            int close = template.IndexOf('}', open);
            text.Append(template, done, open - done).Append(value(template[(open + 1)..close]));
            done = close + 1;
        }

        return text.Append(template, done, template.Length - done).ToString();
    }

    static Dictionary<string, string> Read(string name)
    {
        Assembly assembly = typeof(TermPack).Assembly;
        string resource = assembly.GetManifestResourceNames().Single(path => path.EndsWith($"Packs/{name}.json", StringComparison.Ordinal));
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }
}
