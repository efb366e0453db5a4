namespace Pacesetter.Workspaces.Spreading;

/// <summary>Who can do what, team by team; persons in the order of their codes.</summary>
/// <param name="From">The first day looked at.</param>
/// <param name="To">The last day.</param>
/// <param name="K">The fewest persons of whom those who see no persons are told.</param>
public sealed record SkillsAnswer(DateOnly From, DateOnly To, int K)
{
    /// <summary>A row for each person and operation that the person did, was taught, is learning or teaches; of persons whom the asker may see.</summary>
    public IReadOnlyList<SkillRow> Rows { get; init; } = [];

    /// <summary>How many of a team know each operation.</summary>
    public IReadOnlyList<SkillHeads> Heads { get; init; } = [];

    /// <summary>The teams, with their members as far as the asker may see them.</summary>
    public IReadOnlyList<SkillTeam> Teams { get; init; } = [];
}

/// <summary>One person at one operation.</summary>
/// <param name="Team">The team on the last day.</param>
/// <param name="Person">The person.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Hours">Hours worked at it in these days.</param>
public sealed record SkillRow(string Team, string Person, string Operation, decimal Hours)
{
    /// <summary>The day on which a third person tested it, and it was passed.</summary>
    public DateOnly? TestedOn { get; init; }

    /// <summary>Whether it is being learned by an agreement that runs.</summary>
    public bool Learning { get; init; }

    /// <summary>Whether the person teaches it or has taught it.</summary>
    public bool Teaches { get; init; }

    /// <summary>Done lately, taught, or passed: whoever is only learning does not count.</summary>
    internal bool Knows => TestedOn is not null || Teaches || (Hours > 0 && !Learning);
}

/// <summary>How many of a team know an operation.</summary>
/// <param name="Team">The team.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Persons">How many did it lately, were tested on it or teach it; null where they are too few to be told.</param>
/// <param name="Learning">How many are learning it; null where they are too few to be told.</param>
public sealed record SkillHeads(string Team, string Operation, int? Persons, int? Learning)
{
    /// <summary>Whether one person alone knows it.</summary>
    public bool OneAlone { get; init; }

    /// <summary>Whether a count is left out because of the fewest persons told of.</summary>
    public bool Hidden { get; init; }
}

/// <summary>A team.</summary>
/// <param name="Team">Its code.</param>
/// <param name="Members">How many are of it on the last day.</param>
/// <param name="ShowsPersons">Whether the asker sees its persons.</param>
/// <param name="Persons">The members whom the asker sees.</param>
public sealed record SkillTeam(string Team, int Members, bool ShowsPersons, IReadOnlyList<string> Persons);
