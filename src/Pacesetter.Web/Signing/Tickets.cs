using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Pacesetter.Web.Signing;

/// <summary>What a browser carries from one step of signing in to the next: sealed, for some minutes, and taken once.</summary>
sealed class Tickets(IDataProtectionProvider provider, TimeProvider clock)
{
    static readonly TimeSpan Open = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<string, DateTimeOffset> spent = new(StringComparer.Ordinal);

    public string Write(string purpose, string text) =>
        provider.CreateProtector("ticket", purpose).Protect($"{(clock.GetUtcNow() + Open).UtcTicks.ToString(CultureInfo.InvariantCulture)} {text}");

    /// <summary>What was written; null where it is foreign, over, or taken already.</summary>
    public string? Read(string purpose, string? ticket)
    {
        if (ticket is null || spent.ContainsKey(ticket))
        {
            return null;
        }

        try
        {
            string[] parts = provider.CreateProtector("ticket", purpose).Unprotect(ticket).Split(' ', 2);
            return long.Parse(parts[0], CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks ? parts[1] : null;
        }
        catch (CryptographicException)
        {
            // Whatever was made up is no ticket.
            return null;
        }
    }

    /// <summary>Takes a ticket that was read; false where somebody took it meanwhile.</summary>
    public bool Spend(string ticket)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((string old, DateTimeOffset until) in spent)
        {
            if (until < now)
            {
                spent.TryRemove(old, out _);
            }
        }

        return spent.TryAdd(ticket, now + Open);
    }
}
