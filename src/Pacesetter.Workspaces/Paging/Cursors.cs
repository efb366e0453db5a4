using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Paging;

/// <summary>Where a page ends, in a form that only this workspace can write: bound to what was asked and to who asked it.</summary>
/// <param name="workspace">The workspace.</param>
/// <param name="actor">Who asks.</param>
/// <param name="query">The request without its cursor and limit.</param>
sealed class Cursors(Workspace workspace, Actor actor, object query)
{
    const string KeyName = "cursor_key";
    const int KeyBytes = 32;
    const int SealBytes = 16;

    /// <summary>The place that a cursor holds; the default without a cursor.</summary>
    /// <exception cref="RefusalException">This workspace gave no such cursor to this actor for this question.</exception>
    public async Task<T?> Open<T>(string? cursor, CancellationToken cancel)
    {
        if (cursor is null)
        {
            return default;
        }

        byte[] given = Bytes(cursor) is { Length: > SealBytes } bytes ? bytes : throw Malformed();
        byte[] place = given[SealBytes..];
        byte[] seal = await Seal(place, cancel);
        return CryptographicOperations.FixedTimeEquals(given.AsSpan(0, SealBytes), seal) ? JsonSerializer.Deserialize<T>(place) : throw Malformed();
    }

    /// <summary>A cursor that holds a place.</summary>
    public async Task<string> At<T>(T place, CancellationToken cancel)
    {
        byte[] bytes = JsonSerializer.SerializeToUtf8Bytes(place);
        return Base64Url.EncodeToString([.. await Seal(bytes, cancel), .. bytes]);
    }

    /// <summary>How many rows a page holds at most; null where no page was asked for.</summary>
    /// <exception cref="RefusalException">It is out of range.</exception>
    public static int? Size(int? limit, string? cursor, int most) =>
        limit is < 1 || limit > most ? throw new RefusalException(RefusalKind.Usage, "limit_out_of_range", $"limit is 1 to {most}.", "Go on with cursor and the answer's next.")
        : limit ?? (cursor is null ? null : Math.Min(100, most));

    async Task<byte[]> Seal(byte[] place, CancellationToken cancel)
    {
        byte[] asked = Encoding.UTF8.GetBytes($"{query.GetType().FullName}\n{JsonSerializer.Serialize(query, query.GetType(), AnswerJson.Options)}\n{actor.Account ?? actor.Person ?? "owner"}\n");
        return HMACSHA256.HashData(await Key(cancel), (byte[])[.. asked, .. place])[..SealBytes];
    }

    // Made at the first need. Two that make it at once agree on the one that was there first.
    async Task<byte[]> Key(CancellationToken cancel)
    {
        string? key = await Kept(cancel);
        if (key is null)
        {
            string made = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
            await workspace.Registry.Database.ExecuteSqlAsync($"INSERT INTO stamps (name, value) VALUES ({KeyName}, {made}) ON CONFLICT (name) DO NOTHING", cancel);
            key = await Kept(cancel);
        }

        return Convert.FromBase64String(key!);
    }

    Task<string?> Kept(CancellationToken cancel) => workspace.Registry.Stamps.AsNoTracking().Where(it => it.Name == KeyName).Select(it => it.Value).FirstOrDefaultAsync(cancel);

    static byte[]? Bytes(string cursor) => Base64Url.IsValid(cursor) ? Base64Url.DecodeFromChars(cursor) : null;

    static RefusalException Malformed() => new(RefusalKind.Usage, "cursor_malformed", "The cursor is none that was given to you for this question.", "Begin again without a cursor.");
}
