namespace Pacesetter.Web.Serving;

/// <summary>The account and the key that a request came in with.</summary>
sealed record Caller(string Account, string Key, string Secret)
{
    /// <summary>Whether the key holds a part of the account's roles alone.</summary>
    public bool Narrowed { get; init; }

    // What a record would print of itself holds the secret.
    public override string ToString() => Account;
}

/// <summary>The body of a request as it was sent.</summary>
sealed record Sent(string Text);
