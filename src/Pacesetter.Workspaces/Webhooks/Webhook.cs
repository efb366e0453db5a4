namespace Pacesetter.Workspaces.Webhooks;

/// <summary>An address that is told of moves, as far as an account may see them.</summary>
public sealed class Webhook
{
    public required string Id { get; init; }

    public required string Url { get; init; }

    /// <summary>The nouns it is told of, parted by commas.</summary>
    public required string Nouns { get; init; }

    /// <summary>Whose reach it has.</summary>
    public required string Account { get; init; }

    /// <summary>What its messages are signed with. A signature needs the secret itself, so no hash would do.</summary>
    public required string Secret { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RemovedAt { get; set; }
}
