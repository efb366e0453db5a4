using System.Globalization;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>A worker of Taiyuan and what they reach, as a multiple of the quota.</summary>
sealed record Turner(int Index, int Rank)
{
    public required double January { get; init; }

    public required double December { get; init; }

    public string Code => string.Create(CultureInfo.InvariantCulture, $"TM{Index + 1:D3}");

    public int Shop => Index % StoryUnits.Shops;

    public bool Holder => Rank < Turners.Holders;

    public bool Mentor => Rank < Turners.Mentors;

    /// <summary>Whether somebody teaches them from December on.</summary>
    public bool Taught => Holder ? !Mentor && (Rank - Turners.Mentors) % 9 != 4 : (Rank - Turners.Holders) % 3 == 1 && Rank < Turners.Holders + (3 * Turners.TaughtInVain);
}

/// <summary>The 250 workers: 86 reach one and a half quotas in January, 15 of them did in December, 63 of them have a mentor.</summary>
sealed class Turners
{
    public const int Count = 250;
    public const int Holders = 86;
    public const int Mentors = 15;

    /// <summary>Those who have a mentor and do not reach it.</summary>
    public const int TaughtInVain = 42;

    const double Mark = 1.5;

    /// <summary>The rank of the lathe operator whose pledge is on record.</summary>
    const int PledgersRank = 12;

    public Turners(int seed)
    {
        Chance chance = Chance.Of(seed, Lot.Turners);
        int[] ranks = [.. Enumerable.Range(0, Count)];
        for (int i = Count - 1; i > 0; i--)
        {
            int other = chance.Below(i + 1);
            (ranks[i], ranks[other]) = (ranks[other], ranks[i]);
        }

        int place = Array.IndexOf(ranks, PledgersRank);
        (ranks[0], ranks[place]) = (ranks[place], ranks[0]);
        All = [.. ranks.Select((rank, index) => Draw(index, rank, ref chance))];
    }

    public IReadOnlyList<Turner> All { get; }

    // Evenly spread over both sides of the mark: a gap or a heap beside it would be a question to the figures.
    static Turner Draw(int index, int rank, ref Chance chance)
    {
        double within = chance.Uniform();
        double january = rank < Holders ? Mark + (0.36 * (Holders - 1 - rank + within) / Holders) : 1.495 - (0.72 * (rank - Holders + within) / (Count - Holders));
        bool taught = new Turner(index, rank) { January = 0, December = 0 }.Taught;
        double before = january - (taught ? chance.Between(0.08, 0.2) : chance.Between(0.0, 0.06));
        double december = rank < Mentors ? Math.Max(Mark, before) : Math.Min(before, 1.49);
        return new(index, rank) { January = january, December = december };
    }
}
