using System.Globalization;

namespace Pacesetter.Acceptance.Tests.Ledger.Model;

/// <summary>One row of a ticket: who worked how long.</summary>
sealed record Hand(string? Person, string? Team, string? WorkCentre, decimal Hours, decimal OffHours, decimal Setups);

/// <summary>A ticket as it is written in a file: what was made, and by whom.</summary>
sealed record Ticket(string Record, DateOnly Date, IReadOnlyList<Hand> Hands)
{
    public const string Header = "record,date,shift,person,team,work_centre,operation,good,scrap,rework,setups,hours,off_hours,heads,minutes,state,corrects\n";

    public string? Shift { get; init; }

    public string? Operation { get; init; }

    public decimal Good { get; init; }

    public decimal Scrap { get; init; }

    public decimal Rework { get; init; }

    public decimal? Heads { get; init; }

    public decimal? Minutes { get; init; }

    public string? State { get; init; }

    public string? Corrects { get; init; }

    public string Csv() => string.Concat(Hands.Select(hand => string.Create(
        CultureInfo.InvariantCulture,
        $"{Record},{Date:yyyy-MM-dd},{Shift},{hand.Person},{hand.Team},{hand.WorkCentre},{Operation},{Good},{Scrap},{Rework},{hand.Setups},{hand.Hours},{hand.OffHours},{Heads},{Minutes},{State},{Corrects}\n")));
}
