using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Configuring;

/// <summary>The settings as they hold: what the command line says, else the environment, else the settings file, else the program.</summary>
public sealed class Configuration
{
    /// <summary>What stands for a secret.</summary>
    const string Masked = "***";

    const string Default = "default";

    static readonly JsonDocumentOptions Form = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    readonly Dictionary<Setting, (string? Value, string Source)> values = [];

    Configuration(IReadOnlyList<string> unknown) => Unknown = unknown;

    /// <summary>Names in the settings file that no setting has.</summary>
    public IReadOnlyList<string> Unknown { get; }

    /// <summary>All settings, secrets masked.</summary>
    public IReadOnlyList<EffectiveSetting> All =>
        [.. Settings.All.Select(it => new EffectiveSetting(it.Name, it.Secret && values[it].Value is not null ? Masked : values[it].Value, values[it].Source))];

    /// <summary>The value of a setting, or null for nothing.</summary>
    public string? this[Setting setting] => values[setting].Value;

    /// <summary>Reads the settings of a workspace's directory.</summary>
    /// <param name="directory">The directory; it need not hold a settings file.</param>
    /// <param name="variable">The environment.</param>
    /// <param name="options">What the command line says: the option, the setting and its value.</param>
    /// <exception cref="RefusalException">The file is not the JSON it should be, or a value does not fit.</exception>
    public static Configuration Read(string directory, Func<string, string?> variable, params ReadOnlySpan<(string Option, Setting Setting, string? Value)> options)
    {
        ArgumentNullException.ThrowIfNull(variable);
        Dictionary<string, string> stored = Stored(Path.Combine(directory, WorkspaceSettings.FileName));
        var configuration = new Configuration([.. stored.Keys.Except(Settings.All.Select(it => it.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
        foreach (Setting setting in Settings.All)
        {
            (string? Value, string Source) found = variable(setting.Variable) is { } named && !string.IsNullOrWhiteSpace(named) ? (named, setting.Variable)
                : stored.GetValueOrDefault(setting.Name) is { } kept && !string.IsNullOrWhiteSpace(kept) ? (kept, WorkspaceSettings.FileName)
                : (setting.Usual, Default);
            foreach ((string option, Setting of, string? value) in options)
            {
                found = of == setting && value is not null ? (value, option) : found;
            }

            Check(setting, found);
            configuration.values[setting] = found;
        }

        return configuration;
    }

    /// <summary>The value of a setting that is a whole number.</summary>
    public int Number(Setting setting) => int.Parse(this[setting]!, CultureInfo.InvariantCulture);

    /// <summary>The parts of a value parted by commas.</summary>
    public IReadOnlyList<string> List(Setting setting) => this[setting]?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    static Dictionary<string, string> Stored(string file)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!File.Exists(file))
        {
            return found;
        }

        try
        {
            Flatten(JsonNode.Parse(File.ReadAllText(file), null, Form) as JsonObject ?? throw Malformed($"{file} holds no JSON object."), "", found);
            return found;
        }
        catch (JsonException malformed)
        {
            throw Malformed($"{file}, line {malformed.LineNumber + 1}: {malformed.Message}");
        }
    }

    static void Flatten(JsonObject level, string above, Dictionary<string, string> found)
    {
        foreach ((string name, JsonNode? value) in level)
        {
            switch (value)
            {
                case JsonObject below:
                    Flatten(below, above + name + ".", found);
                    break;
                case JsonArray several:
                    found[above + name] = string.Join(',', several.Select(it => it?.ToString()));
                    break;
                case not null:
                    found[above + name] = value.ToString();
                    break;
                default:
                    break;
            }
        }
    }

    static void Check(Setting setting, (string? Value, string Source) found)
    {
        if (found.Value is null)
        {
            return;
        }

        if (setting.Least is { } least && !(int.TryParse(found.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least))
        {
            throw Wrong(setting, found.Source, $"a whole number of {least} or more");
        }

        if (setting.Words.Count > 0 && !setting.Words.Contains(found.Value))
        {
            throw Wrong(setting, found.Source, $"one of {string.Join(", ", setting.Words)}");
        }
    }

    static RefusalException Wrong(Setting setting, string source, string what) =>
        new(RefusalKind.Failed, "setting_malformed", $"The setting {setting.Name}, from {source}, is to be {what}.", $"Mend it there; {setting.Variable} goes before the settings file.");

    static RefusalException Malformed(string what) => new(RefusalKind.Failed, "settings_malformed", what, "Mend the JSON, or delete the file to take the defaults.");
}
