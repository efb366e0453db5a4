using Pacesetter.Lifecycles;
using Pacesetter.Recognising;

namespace Pacesetter.Exchanging;

/// <summary>Choosing delegates by secret ballot: a vote a member, and as many chosen as the unit has seats.</summary>
public static class Election
{
    /// <summary>Gives a vote.</summary>
    /// <param name="it">The conference, in which it is counted.</param>
    /// <param name="voter">Who votes.</param>
    /// <param name="member">Whether somebody belongs to a unit.</param>
    /// <param name="person">For whom.</param>
    /// <returns>Why it does not count, or null.</returns>
    public static Refusal? Vote(Conference it, string voter, Func<string, bool> member, string person)
    {
        ArgumentNullException.ThrowIfNull(it);
        ArgumentNullException.ThrowIfNull(member);
        if (it.State != ConferenceState.Nominating)
        {
            return new("not_nominating", "The units are not choosing their delegates now.", "See where it stands: pacesetter conference show");
        }

        if (it.Nominations.FirstOrDefault(one => one.Person == person) is not { } nominated)
        {
            return new("not_nominated", $"{person} is not put forward.", "Put them forward first: pacesetter exchange nominate");
        }

        if (!member(nominated.Unit))
        {
            return new("not_a_member", $"Only members of {nominated.Unit} choose its delegates.", "Vote in your own unit.");
        }

        if (it.Ballots.Any(one => one.Unit == nominated.Unit && one.Person == voter))
        {
            return new("voted_already", $"You have voted in {nominated.Unit} already.", "A vote is secret, so it cannot be found again to be changed.");
        }

        it.Ballots = [.. it.Ballots, new(nominated.Unit, voter)];
        it.Tallies = [.. it.Tallies.Where(one => one.Person != person), new(person, Votes(it, person) + 1)];
        return null;
    }

    /// <summary>Counts the votes of each unit: who is chosen, and who stands equal where there are fewer seats left than equals.</summary>
    public static IReadOnlyList<UnitElection> Count(Conference it)
    {
        ArgumentNullException.ThrowIfNull(it);
        return [.. it.Quotas.Where(quota => quota.Seats > 0).Select(quota => Count(it, quota))];
    }

    /// <summary>The delegates as voted; of equals those whom a draw by that name chooses, none where there is no draw.</summary>
    public static IReadOnlyList<Representative> Chosen(Conference it, string? draw)
    {
        ArgumentNullException.ThrowIfNull(it);
        return
        [
            .. Count(it).SelectMany(unit => (IEnumerable<Representative>)
            [
                .. unit.Elected.Select(person => Seated(it, unit.Unit, person, null)),
                .. draw is null ? [] : unit.Tied.OrderBy(person => DelegateSeats.Lot(draw, person)).Take(unit.Seats - unit.Elected.Count).Select(person => Seated(it, unit.Unit, person, draw)),
            ]),
        ];
    }

    static UnitElection Count(Conference it, DelegateQuota quota)
    {
        string[] candidates = [.. it.Nominations.Where(one => one.Unit == quota.Unit).Select(one => one.Person)];
        if (candidates.Length <= quota.Seats)
        {
            return new(quota.Unit, quota.Seats, candidates, []);
        }

        int border = candidates.Select(person => Votes(it, person)).OrderDescending().ElementAt(quota.Seats - 1);
        string[] above = [.. candidates.Where(person => Votes(it, person) > border).Order(StringComparer.Ordinal)];
        string[] at = [.. candidates.Where(person => Votes(it, person) == border).Order(StringComparer.Ordinal)];
        return above.Length + at.Length == quota.Seats ? new(quota.Unit, quota.Seats, [.. above, .. at], []) : new(quota.Unit, quota.Seats, above, at);
    }

    static int Votes(Conference it, string person) => it.Tallies.FirstOrDefault(one => one.Person == person)?.Votes ?? 0;

    static Representative Seated(Conference it, string unit, string person, string? draw) => new(person, unit, it.Nominations.First(one => one.Person == person).Section, draw);
}

/// <summary>How a unit chose.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Seats">Its seats.</param>
/// <param name="Elected">Those chosen.</param>
/// <param name="Tied">Those with equal votes for whom not all there is a seat: a second ballot decides, or a recorded draw.</param>
public sealed record UnitElection(string Unit, int Seats, IReadOnlyList<string> Elected, IReadOnlyList<string> Tied);
