using Pacesetter.Workspaces.Jobs;

namespace Pacesetter.Web.Serving;

/// <summary>The account and the key that a request came in with.</summary>
sealed record Caller(Asker Asker, string Key, string Secret)
{
    public string Account => Asker.Account!;

    // What a record would print of itself holds the secret.
    public override string ToString() => Account;
}

/// <summary>The body of a request as it was sent.</summary>
sealed record Sent(string Text);
