using System.Text.Json;

namespace Pacesetter.Lifecycles;

/// <summary>States, roles and kinds as they are written in commands and files.</summary>
static class Spelling
{
    /// <summary>The word of a value: <c>in_use</c>.</summary>
    public static string Word(this Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
