namespace Pacesetter.Workspaces.Access;

/// <summary>A secret address under which an account's agenda is read without a key.</summary>
public sealed class CalendarFeed
{
    public required string Id { get; init; }

    public required string Account { get; init; }

    /// <summary>SHA-256 of the secret part of the address, in hexadecimal.</summary>
    public required string Hash { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}
