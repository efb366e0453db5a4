using System.Globalization;
using System.Text;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Commands;

/// <summary>Reads words of the command line into the type of a request's field. Invariant: ISO 8601 days, decimal point.</summary>
static class FieldValue
{
    /// <summary>The value of a field.</summary>
    /// <exception cref="UsageException">A word is not of the field's type, or not among its words.</exception>
    public static object? Of(RequestField field, IReadOnlyList<string> words)
    {
        string name = field.Argument ? field.Value : "--" + field.Name;
        if (!field.List)
        {
            return One(field, name, words[^1]);
        }

        // Files may have commas in their names; an option's list is written in one word.
        IReadOnlyList<string> values = field.Argument ? words : [.. words.SelectMany(Split)];
        var list = Array.CreateInstance(field.Element, values.Count);
        for (int i = 0; i < values.Count; i++)
        {
            list.SetValue(One(field, name, values[i]), i);
        }

        return field.Property.PropertyType.IsInstanceOfType(list) ? list : Activator.CreateInstance(field.Property.PropertyType, list);
    }

    /// <summary>Splits at commas outside parentheses and quotes.</summary>
    public static IEnumerable<string> Split(string list)
    {
        var part = new StringBuilder();
        int depth = 0;
        char quote = '\0';
        foreach (char c in list)
        {
            if (c == ',' && depth == 0 && quote == '\0')
            {
                yield return part.ToString().Trim();
                part.Clear();
                continue;
            }

            part.Append(c);
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else
            {
                quote = c is '\'' or '"' ? c : quote;
                depth = Math.Max(0, depth + (c == '(' ? 1 : c == ')' ? -1 : 0));
            }
        }

        yield return part.ToString().Trim();
    }

    static object One(RequestField field, string name, string word)
    {
        Type type = field.Element;
        if (type.IsEnum)
        {
            return Words.Parse(type, word) ?? throw new UsageException(UsageException.NotAmong(name, word, field.AllowedWords));
        }

        if (type == typeof(string))
        {
            return field.AllowedWords.Count == 0 ? word
                : field.AllowedWords.FirstOrDefault(allowed => Words.Same(allowed, word)) ?? throw new UsageException(UsageException.NotAmong(name, word, field.AllowedWords));
        }

        if (type == typeof(Content))
        {
            return ContentFile.Of(word);
        }

        (object? value, string wanted) = Read(type, word);
        return value ?? throw new UsageException($"{name} takes {wanted}, not '{word}'.");
    }

    static (object? Value, string Wanted) Read(Type type, string word)
    {
        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Figure = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        CultureInfo invariant = CultureInfo.InvariantCulture;
        return type switch
        {
            _ when type == typeof(bool) => (bool.TryParse(word, out bool b) ? b : null, "true or false"),
            _ when type == typeof(int) => (int.TryParse(word, Whole, invariant, out int i) ? i : null, "a whole number"),
            _ when type == typeof(long) => (long.TryParse(word, Whole, invariant, out long l) ? l : null, "a whole number"),
            _ when type == typeof(decimal) => (decimal.TryParse(word, Figure, invariant, out decimal m) ? m : null, "a number such as 1.5"),
            _ when type == typeof(double) => (double.TryParse(word, Figure | NumberStyles.AllowExponent, invariant, out double d) && double.IsFinite(d) ? d : null, "a number such as 1.5"),
            _ when type == typeof(DateOnly) => (DateOnly.TryParseExact(word, "yyyy-MM-dd", invariant, DateTimeStyles.None, out DateOnly day) ? day : null, "a day such as 2026-02-13"),
            _ => throw new ArgumentException($"A field of a request cannot be a {type}."),
        };
    }
}
