using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Integrity;

/// <summary>Who was present where and while something was recorded, without being named in it.</summary>
/// <remarks>
/// <para>overlap = time present in the place within the record ÷ time of the record; a record is accompanied when somebody not named has at least a given overlap.</para>
/// <para>For each who is named: r of m records accompanied; p = P(Binomial(m, q) ≥ r), q the rate over the records in which he or she is not named   [leave-one-out rate].</para>
/// <para>Units: time in any one unit; shares. Assumes: clocks right to within a small part of a record; records of one person independent. Presence is not help.</para>
/// <para>Checked against: worked cases. Full text: docs/methods/integrity-questions.md.</para>
/// </remarks>
public static class CoPresence
{
    /// <summary>Finds, for every record, those present but not named.</summary>
    /// <param name="records">The records; their times above zero.</param>
    /// <param name="presences">When who was where.</param>
    /// <param name="least">The least overlap that counts, above 0 to 1.</param>
    /// <returns>For each record, in order, the unnamed and their overlaps, by number.</returns>
    /// <exception cref="AssumptionException">A time is not finite; a record without length.</exception>
    public static ImmutableArray<ImmutableArray<Unnamed>> Find(IReadOnlyList<NamedSpell> records, IReadOnlyList<Presence> presences, double least)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(presences);
        ArgumentOutOfRangeException.ThrowIfNotEqual(least is > 0 and <= 1, true, nameof(least));
        Require.Finite([.. records.SelectMany(record => (double[])[record.From, record.To])], nameof(records));
        Require.Positive([.. records.Select(record => record.To - record.From)], nameof(records));
        Require.Finite([.. presences.SelectMany(presence => (double[])[presence.From, presence.To])], nameof(presences));
        Dictionary<int, Presence[]> places = presences.GroupBy(presence => presence.Where).ToDictionary(place => place.Key, place => place.OrderBy(presence => presence.From).ToArray());
        Dictionary<int, double> longest = places.ToDictionary(place => place.Key, place => place.Value.Max(presence => presence.To - presence.From));
        return [.. records.Select(record => places.TryGetValue(record.Where, out Presence[]? there) ? At(record, there, longest[record.Where], least) : [])];
    }

    /// <summary>Asks, for everybody who is named in a record, whether his or her records are accompanied more often than those of the others.</summary>
    /// <param name="records">The records.</param>
    /// <param name="unnamed">What <see cref="Find"/> returned for them.</param>
    /// <returns>By number of the named; empty where all records name the same one, so that there are no others.</returns>
    public static ImmutableArray<(int Who, PatternQuestion Question)> Ask(IReadOnlyList<NamedSpell> records, IReadOnlyList<ImmutableArray<Unnamed>> unnamed)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(unnamed);
        ArgumentOutOfRangeException.ThrowIfNotEqual(unnamed.Count, records.Count);
        int accompanied = unnamed.Count(found => found.Length > 0);
        var named = new SortedDictionary<int, (int Records, int Accompanied)>();
        for (int i = 0; i < records.Count; i++)
        {
            foreach (int who in records[i].Named.Distinct())
            {
                (int count, int with) = named.GetValueOrDefault(who);
                named[who] = (count + 1, with + (unnamed[i].Length > 0 ? 1 : 0));
            }
        }

        var asked = ImmutableArray.CreateBuilder<(int, PatternQuestion)>();
        foreach ((int who, (int count, int with)) in named)
        {
            int others = records.Count - count;
            if (others > 0)
            {
                double rate = (double)(accompanied - with) / others;
                asked.Add((who, new(PatternQuestion.CoPresence, (double)with / count, Binomial.AtLeast(with, count, rate), count)));
            }
        }

        return asked.ToImmutable();
    }

    // Presences by their start: none that begins longer before the record than the longest lasts can reach into it.
    static ImmutableArray<Unnamed> At(NamedSpell record, Presence[] there, double longest, double least)
    {
        (int first, int last) = (0, there.Length);
        while (first < last)
        {
            int middle = (first + last) / 2;
            (first, last) = there[middle].From < record.From - longest ? (middle + 1, last) : (first, middle);
        }

        var time = new SortedDictionary<int, double>();
        for (int i = first; i < there.Length && there[i].From < record.To; i++)
        {
            double overlap = Math.Min(there[i].To, record.To) - Math.Max(there[i].From, record.From);
            if (overlap > 0 && !record.Named.Contains(there[i].Who))
            {
                time[there[i].Who] = time.GetValueOrDefault(there[i].Who) + overlap;
            }
        }

        double length = record.To - record.From;
        return [.. time.Where(pair => pair.Value >= least * length).Select(pair => new Unnamed(pair.Key, Math.Min(1, pair.Value / length)))];
    }
}

/// <summary>A record of something done, with those named in it.</summary>
/// <param name="Where">The number of the place.</param>
/// <param name="From">Its beginning.</param>
/// <param name="To">Its end, later.</param>
/// <param name="Named">The numbers of those named.</param>
public sealed record NamedSpell(int Where, double From, double To, ImmutableArray<int> Named);

/// <summary>When who was where.</summary>
/// <param name="Who">The number of the one present.</param>
/// <param name="Where">The number of the place.</param>
/// <param name="From">The beginning.</param>
/// <param name="To">The end.</param>
public sealed record Presence(int Who, int Where, double From, double To);

/// <summary>Somebody present at a record but not named in it.</summary>
/// <param name="Who">The number.</param>
/// <param name="Overlap">The share of the record's time, 0 to 1.</param>
public sealed record Unnamed(int Who, double Overlap);
