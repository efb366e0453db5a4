using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pacesetter.Recognising;

/// <summary>Divides the seats of a conference among units by head-count (F22): largest remainder.</summary>
public static class DelegateSeats
{
    /// <summary>The seats of each unit; they sum to <paramref name="seats"/>.</summary>
    /// <remarks>
    /// quota_i = seats × heads_i ÷ Σ heads; every unit has the whole part, what is left goes to the largest remainders.
    /// With <paramref name="reserve"/> each unit whose quota is below 1 has one seat, and the rest is divided in the same way among the others.
    /// Equal remainders are decided by a draw that the text <paramref name="draw"/> settles, so that it can be repeated.
    /// </remarks>
    /// <param name="heads">Head-counts, n units, none negative.</param>
    /// <param name="seats">Seats to fill.</param>
    /// <param name="reserve">The second variant.</param>
    /// <param name="draw">The recorded name of the draw.</param>
    /// <exception cref="ArgumentException">A head-count or the seats are negative, nobody is counted, or there are fewer seats than reserved ones.</exception>
    public static IReadOnlyList<int> Of(IReadOnlyList<int> heads, int seats, bool reserve, string draw)
    {
        ArgumentNullException.ThrowIfNull(heads);
        return [.. Worked(heads, seats, reserve, draw).Select(it => it.Seats)];
    }

    /// <summary>The same with the arithmetic.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<SeatShare> Worked(IReadOnlyList<int> heads, int seats, bool reserve, string draw)
    {
        ArgumentNullException.ThrowIfNull(heads);
        ArgumentOutOfRangeException.ThrowIfNegative(seats);
        long total = heads.Sum(it => (long)it);
        if (total <= 0 || heads.Any(it => it < 0))
        {
            throw new ArgumentException("Head-counts are not negative, and sum to more than zero.", nameof(heads));
        }

        bool[] small = [.. heads.Select(it => reserve && IsSmall(it, seats, total))];
        int left = seats - small.Count(it => it);
        if (left < 0)
        {
            throw new ArgumentException($"{seats - left} units have a seat reserved; there are {seats} seats.", nameof(seats));
        }

        SeatShare[] shares = [.. heads.Select(it => new SeatShare((decimal)seats * it / total, 0, 1, true))];
        Divide(heads, [.. Enumerable.Range(0, heads.Count).Where(i => !small[i])], left, draw, shares);
        return shares;
    }

    /// <summary>How many units would have a seat reserved by the second variant; with fewer seats than these it divides nothing.</summary>
    /// <param name="heads">Head-counts, n units.</param>
    /// <param name="seats">Seats to fill.</param>
    public static int Reserved(IReadOnlyList<int> heads, int seats)
    {
        ArgumentNullException.ThrowIfNull(heads);
        long total = heads.Sum(it => (long)it);
        return heads.Count(it => IsSmall(it, seats, total));
    }

    static bool IsSmall(int heads, int seats, long total) => heads > 0 && (long)seats * heads < total;

    static void Divide(IReadOnlyList<int> heads, List<int> open, int seats, string draw, SeatShare[] shares)
    {
        long total = open.Sum(i => (long)heads[i]);
        foreach (int i in open)
        {
            int whole = total == 0 ? 0 : (int)((long)seats * heads[i] / total);
            shares[i] = new(total == 0 ? 0m : (decimal)seats * heads[i] / total, whole, whole, false);
        }

        if (total == 0)
        {
            return;
        }

        int left = seats - open.Sum(i => shares[i].Whole);
        foreach (int i in open.OrderByDescending(i => (long)seats * heads[i] % total).ThenBy(i => Lot(draw, i)).Take(left))
        {
            shares[i] = shares[i] with { Seats = shares[i].Whole + 1 };
        }
    }

    static ulong Lot(string draw, int unit) => Lot(draw, unit.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What a draw gives somebody; the least is drawn first.</summary>
    /// <param name="draw">The recorded name of the draw.</param>
    /// <param name="who">For whom.</param>
    internal static ulong Lot(string draw, string who) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{draw}\n{who}")));
}

/// <summary>How a unit came to its seats.</summary>
/// <param name="Quota">Its quota: seats × heads ÷ all heads, of those that are divided where some are reserved.</param>
/// <param name="Whole">The whole part, which it has in any case.</param>
/// <param name="Seats">Its seats: the whole part, and one more where its remainder is among the largest.</param>
/// <param name="Reserved">Whether its one seat was reserved.</param>
public sealed record SeatShare(decimal Quota, int Whole, int Seats, bool Reserved)
{
    /// <summary>What the whole part leaves of the quota.</summary>
    public decimal Remainder => Reserved ? 0m : Quota - Whole;
}
