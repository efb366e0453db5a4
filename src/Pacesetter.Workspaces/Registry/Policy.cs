using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>The rules of a workspace: one versioned document, shown beside the figures it shaped.</summary>
public sealed record Policy
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        WriteIndented = true,
    };

    public TitlePolicy Titles { get; init; } = new();

    public LatticePolicy Lattice { get; init; } = new();

    public MoneyPolicy Money { get; init; } = new();

    public LifecyclePolicy Lifecycles { get; init; } = new();

    public NoticePolicy Notice { get; init; } = new();

    public IntegrityPolicy Integrity { get; init; } = new();

    public RetentionPolicy Retention { get; init; } = new();

    /// <summary>Reads a document as <see cref="Write"/> gives it.</summary>
    /// <exception cref="RefusalException">It is not such a document.</exception>
    public static Policy Read(string document)
    {
        try
        {
            return JsonSerializer.Deserialize<Policy>(document, Json) ?? new Policy();
        }
        catch (JsonException malformed)
        {
            throw new RefusalException(RefusalKind.Usage, "policy_malformed", $"{malformed.Path?.TrimStart('$', '.')} does not take that value.", Expected(malformed.Path) ?? "See the document with: pacesetter policy show --json");
        }
    }

    // What the value at a path of the document is, in words.
    static string? Expected(string? path)
    {
        Type? at = typeof(Policy);
        foreach (string part in (path ?? "").Split('.').Skip(1))
        {
            at = at?.GetProperties().FirstOrDefault(it => Words.Snake(it.Name) == part)?.PropertyType;
        }

        Type? one = at is null ? null : Nullable.GetUnderlyingType(at) ?? at;
        return one is { IsEnum: true } ? $"It takes: {string.Join(", ", Words.Of(one))}."
            : one == typeof(bool) ? "It takes: true, false."
            : one == typeof(int) ? "It takes a whole number."
            : one == typeof(decimal) || one == typeof(double) ? "It takes a number, with a decimal point."
            : null;
    }

    /// <summary>The document as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this, Json);

    /// <summary>The values as dotted paths, in the order of the document.</summary>
    public IReadOnlyList<PolicyValue> Values()
    {
        var values = new List<PolicyValue>();
        Walk(JsonNode.Parse(Write())!.AsObject(), "");
        return values;

        void Walk(JsonObject node, string prefix)
        {
            foreach ((string key, JsonNode? child) in node)
            {
                if (child is JsonObject inner)
                {
                    Walk(inner, prefix + key + ".");
                }
                else
                {
                    values.Add(new PolicyValue(prefix + key, child?.ToString()));
                }
            }
        }
    }

    /// <summary>The policy with one value changed.</summary>
    /// <exception cref="RefusalException">There is no such value, or it does not take this one.</exception>
    public Policy With(string path, string value)
    {
        JsonObject document = JsonNode.Parse(Write())!.AsObject();
        string[] parts = path.Split('.');
        JsonNode? at = document;
        foreach (string part in parts[..^1])
        {
            at = (at as JsonObject)?[part];
        }

        if (at is not JsonObject owner || !owner.ContainsKey(parts[^1]) || owner[parts[^1]] is JsonObject)
        {
            throw new RefusalException(RefusalKind.Usage, "policy_value_unknown", $"The policy has no value {path}.", "Known values: " + string.Join(", ", Values().Select(it => it.Name)));
        }

        owner[parts[^1]] = Parse(value);
        return Read(document.ToJsonString()).Checked();
    }

    static JsonNode? Parse(string value)
    {
        try
        {
            return JsonNode.Parse(value) is { } parsed and JsonValue ? parsed : JsonValue.Create(value);
        }
        catch (JsonException)
        {
            // A word without quotes is the text itself.
            return JsonValue.Create(value);
        }
    }

    Policy Checked()
    {
        string? wrong = this switch
        {
            { Titles.Threshold: <= 0 } => "titles.threshold must be above zero",
            { Titles.MinShareOnQuota: < 0 or > 1 } => "titles.min_share_on_quota lies between 0 and 1",
            { Titles.FloorFirstPassYield: < 0 or > 1 } => "titles.floor_first_pass_yield lies between 0 and 1",
            { Lattice.K: < 5 } => "lattice.k must be at least 5",
            { Lattice.Period: not (Panels.Grain.Week or Panels.Grain.Month) } => "lattice.period is week or month",
            { Notice.PeriodHours: <= 0 or > 24 } => "notice.period_hours lies between 0 and 24",
            { Retention: { NamesDays: < 0 } or { PersonsMonths: < 1 } } => "retention.names_days is 0 or more, retention.persons_months 1 or more",
            { Money.HourRate: < 0 } => "money.hour_rate must not be negative",
            { Lifecycles: { ObjectionDays: < 0 } or { FreezeDays: < 0 } or { NoticeDays: < 0 } or { CampaignDays: < 1 } or { RevisionMonths: < 0 } or { HostHoursWeek: < 0 } or { FollowUpDays: < 1 } or { ProvenUnits: < 1 } or { SustainDays: < 0 } or { AnswerDays: < 1 } or { TitleMonths: < 1 } or { PlausibleFulfilment: <= 0 } } => "the lifecycles values are not negative, and counts at least 1",
            _ => Integrity.Fault(),
        };
        return wrong is null ? this : throw new RefusalException(RefusalKind.Usage, "policy_value_refused", $"The policy does not take this: {wrong}.");
    }
}

/// <summary>What an hour is worth, for the worth of hours saved.</summary>
public sealed record MoneyPolicy
{
    /// <summary>Currency units an hour; null prints no money.</summary>
    public decimal? HourRate { get; init; }

    /// <summary>The currency's code.</summary>
    public string? Currency { get; init; }
}

/// <summary>What a quota notice says beyond the figures.</summary>
public sealed record NoticePolicy
{
    /// <summary>The hours of the period that the amount is stated for: a shift.</summary>
    public decimal PeriodHours { get; init; } = 8m;

    /// <summary>What the site attaches to falling short, in its own words; null where it attaches nothing.</summary>
    public string? Consequence { get; init; }
}

/// <summary>One value of the policy.</summary>
/// <param name="Name">Its dotted path.</param>
/// <param name="Value">What it is set to.</param>
public sealed record PolicyValue(string Name, string? Value);
