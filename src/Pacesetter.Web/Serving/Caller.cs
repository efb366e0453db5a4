using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Repeating;

namespace Pacesetter.Web.Serving;

/// <summary>The account and the key that a request came in with.</summary>
sealed record Caller(Asker Asker, string Key, string Secret)
{
    public string Account => Asker.Account!;

    // What a record would print of itself holds the secret.
    public override string ToString() => Account;

    /// <summary>A request of theirs that is to be done once.</summary>
    /// <param name="key">What tells it from others.</param>
    /// <param name="asked">What it asks.</param>
    public Repeat Repeat(string key, string asked) => new(Account, Key, Secret, key, asked);
}

/// <summary>The body of a request as it was sent.</summary>
sealed record Sent(string Text);
