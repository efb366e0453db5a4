using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>A field of a request that nobody should see. The command line has no option for it: it is read from a terminal that does not show it, or from standard input.</summary>
/// <param name="read">Reads it when it is needed.</param>
[JsonConverter(typeof(Form))]
public sealed class Secret(Func<string> read)
{
    readonly Lazy<string> text = new(read);

    /// <summary>The text itself.</summary>
    public string Reveal() => text.Value;

    public override string ToString() => "(secret)";

    sealed class Form : JsonConverter<Secret>
    {
        public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            string given = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("It is no text.");
            return new(() => given);
        }

        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
    }
}
