namespace Pacesetter.Recognising;

/// <summary>Whether titles stay with the same faces.</summary>
/// <remarks>
/// <para>HHI = Σ_i s_i², s_i the share of holder i in all titles of the periods; effective holders = 1 ÷ HHI   [Hirschman1964]; repeating = holders of the last period who held in the one before ÷ holders of the last; expected = those of the last period's roll who held before ÷ the roll, as if titles fell to anybody</para>
/// <para>A high share is no fault: whoever is better stays better. It asks whether others get the same chance. Full text: docs/methods/titles.md.</para>
/// </remarks>
/// <param name="Titles">Titles over all periods.</param>
/// <param name="Holders">Different holders.</param>
/// <param name="Index">HHI, from 1 ÷ holders to 1; null without a title.</param>
/// <param name="Repeating">Of the last period's holders, the share who held in the period before; null without both.</param>
/// <param name="Expected">The share of the last period's roll who held in the period before.</param>
public sealed record Concentration(int Titles, int Holders, decimal? Index, decimal? Repeating, decimal? Expected)
{
    /// <summary>1 ÷ HHI: as many holders with equal shares would be as concentrated.</summary>
    public decimal? Effective => Index is > 0 ? 1 / Index : null;

    /// <summary>Computes it.</summary>
    /// <param name="periods">For each period, the earliest first, who was on the roll and who of them held a title.</param>
    public static Concentration Of(IReadOnlyList<(IReadOnlySet<string> Roll, IReadOnlySet<string> Holders)> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        int[] each = [.. periods.SelectMany(it => it.Holders).GroupBy(it => it, StringComparer.Ordinal).Select(it => it.Count())];
        int titles = each.Sum();
        decimal? index = titles == 0 ? null : each.Sum(it => (decimal)it * it) / ((decimal)titles * titles);
        if (periods is not [.., var before, var last] || last.Holders.Count == 0 || last.Roll.Count == 0)
        {
            return new(titles, each.Length, index, null, null);
        }

        return new(titles, each.Length, index, (decimal)last.Holders.Count(before.Holders.Contains) / last.Holders.Count, (decimal)last.Roll.Count(before.Holders.Contains) / last.Roll.Count);
    }
}
