using System.Globalization;
using Pacesetter.Exchanging;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Exchanging;
using Pacesetter.Workspaces.Wording;
using Found = Pacesetter.Exchanging.Finding;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section on claims: what was said, what the records give, what follows.</summary>
public static class ClaimsText
{
    /// <summary>Null where nothing was claimed.</summary>
    public static Section? Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Claims is not { } claims)
        {
            return null;
        }

        PrintedTable table = new(words["claims.table"],
            [
                new(words["claims.col.claim"]), new(words["claims.col.of"]), new(words["claims.col.claimed"], true), new(words["claims.col.computed"], true),
                new(words["claims.col.difference"], true), new(words["claims.col.finding"]), new(words["claims.col.state"]),
            ],
            [.. claims.Rows.Select(row => Row(row, words, print))]);
        return new("claims", words["claims.heading"], [Summary(claims, words)], [table])
        {
            Definitions = [.. claims.Rows.Where(it => it.Check.Command is not null).GroupBy(it => it.Check.Sentence).SelectMany(said => said.Select((it, at) => new Definition(it.Check.Claim, at == 0 ? words.Own(said.Key) : "", $"pacesetter {it.Check.Command}")))],
            Closing = [words["claims.how"]],
        };
    }

    /// <summary>How many claims the records bear out, in a sentence.</summary>
    public static string Summary(ClaimTable claims, TermPack words)
    {
        return words.Say("claims.summary",
            ("n", Count(_ => true)),
            ("confirmed", Count(it => it.Finding == Found.Confirmed)),
            ("not_confirmed", Count(it => it.Finding == Found.NotConfirmed)),
            ("not_computable", Count(it => it.Finding == Found.NotComputable)),
            ("verified", Count(it => it.State == ClaimState.Verified)));

        string Count(Func<ClaimCheck, bool> counted) => claims.Rows.Count(it => counted(it.Check)).ToString(CultureInfo.InvariantCulture);
    }

    static string[] Row(ClaimLine row, TermPack words, PrintedFigures print) =>
    [
        row.Check.Claim,
        string.Join(words["format.dot"], ((string?[])[row.Population is { } of ? print.Name(of) : null, row.Check.MeasureUnit is { } unit ? words.Own(unit) : null]).OfType<string>()),
        row.Check.Claimed is { } claimed ? words.Say("claims.claimed", ("sign", Sign(row.Check.Comparator)), ("n", Number(claimed, print))) : words["format.none"],
        row.Check.Computed is { } computed ? Number(computed, print) : words["format.none"],
        row.Check.Difference is { } difference ? (difference > 0 ? "+" : "") + Number(difference, print) : words["format.none"],
        row.Check.Reason is { } reason ? words.Say("claims.reason", ("finding", words["claims.not_computable"]), ("reason", print.Reason(reason))) : words[row.Check.Finding == Found.Confirmed ? "claims.confirmed" : "claims.not_confirmed"],
        words[row.Check.State switch
        {
            ClaimState.Verified => "claims.state.verified",
            ClaimState.NotConfirmed => "claims.state.not_confirmed",
            ClaimState.NotComputable => "claims.state.not_computable",
            _ => "claims.state.reported",
        }],
    ];

    static string Sign(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast => "≥",
        Comparator.MoreThan => ">",
        Comparator.AtMost => "≤",
        Comparator.LessThan => "<",
        _ => "=",
    };

    // As many decimals as tell the figure from its bound, three at most.
    static string Number(decimal value, PrintedFigures print)
    {
        int places = 0;
        while (places < 3 && Math.Round(value, places, MidpointRounding.AwayFromZero) != Math.Round(value, 3, MidpointRounding.AwayFromZero))
        {
            places++;
        }

        return print.Forms.Number(value, places);
    }
}
