namespace Pacesetter.Workspaces.Webhooks;

/// <summary>One move to be told to one webhook: written with the move, done by the server in the background.</summary>
public sealed class WebhookDelivery
{
    public required string Webhook { get; init; }

    public required string Noun { get; init; }

    public required string Entry { get; init; }

    /// <summary>The entry's version after the move: with the entry it names the move.</summary>
    public int Version { get; init; }

    public required string FromState { get; init; }

    public required string ToState { get; init; }

    /// <summary>When it was moved.</summary>
    public DateTimeOffset At { get; init; }

    public DeliveryState State { get; set; }

    /// <summary>How often it was tried.</summary>
    public int Tries { get; set; }

    /// <summary>When it is to be tried next.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>What came of the last try.</summary>
    public string? Last { get; set; }
}

/// <summary>How far a delivery has come.</summary>
public enum DeliveryState
{
    /// <summary>Still to be done.</summary>
    Pending,

    /// <summary>The other side took it.</summary>
    Delivered,

    /// <summary>Tried as often as it is tried.</summary>
    GivenUp,

    /// <summary>The account may not see the entry, or is closed.</summary>
    Withheld,
}
