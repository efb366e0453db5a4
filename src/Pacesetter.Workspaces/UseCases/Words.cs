using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>The words that stand for the members of an enumeration in commands and answers: snake_case, or what <see cref="JsonStringEnumMemberNameAttribute"/> says.</summary>
public static class Words
{
    /// <summary>The words of an enumeration, in the order of its members.</summary>
    public static IReadOnlyList<string> Of(Type enumeration) =>
        [.. Members(enumeration).Select(Word)];

    /// <summary>The word of one member.</summary>
    public static string Of(Enum member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Word(member.GetType().GetField(member.ToString()) ?? throw new ArgumentException($"{member} is no member of {member.GetType()}.", nameof(member)));
    }

    /// <summary>The member that a word stands for, or null; a hyphen counts as an underscore.</summary>
    public static object? Parse(Type enumeration, string word) =>
        Members(enumeration).FirstOrDefault(member => Same(Word(member), word))?.GetValue(null);

    /// <summary>The member that a word stands for, or null; a hyphen counts as an underscore.</summary>
    public static T? Parse<T>(string word)
        where T : struct, Enum => (T?)Parse(typeof(T), word);

    /// <summary>True where two words differ at most in hyphen and underscore.</summary>
    public static bool Same(string one, string other) =>
        string.Equals(one.Replace('-', '_'), other.Replace('-', '_'), StringComparison.Ordinal);

    /// <summary>A property's name as a key of the answer: <c>OnQuotaHours</c> becomes <c>on_quota_hours</c>.</summary>
    public static string Snake(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>A property's name as an option: <c>MaxRejects</c> becomes <c>max-rejects</c>.</summary>
    public static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    static FieldInfo[] Members(Type enumeration) => enumeration.GetFields(BindingFlags.Public | BindingFlags.Static);

    static string Word(FieldInfo member) =>
        member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? Snake(member.Name);
}
