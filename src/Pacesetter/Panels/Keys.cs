namespace Pacesetter.Panels;

/// <summary>What a roll-up groups by, besides the length of the period.</summary>
[Flags]
public enum Keys
{
    /// <summary>One cell a period.</summary>
    None = 0,

    /// <summary>The person who worked; null in rows booked on a team or a work centre alone.</summary>
    Person = 1 << 0,

    /// <summary>The team of the record.</summary>
    Team = 1 << 1,

    /// <summary>The machine or workplace.</summary>
    WorkCentre = 1 << 2,

    /// <summary>The operation; null for hours off quota.</summary>
    Operation = 1 << 3,

    /// <summary>The family of the operation.</summary>
    Family = 1 << 4,

    /// <summary>The shift.</summary>
    Shift = 1 << 5,

    /// <summary>The class of the work centre.</summary>
    Class = 1 << 6,

    /// <summary>The department above.</summary>
    Department = 1 << 7,

    /// <summary>The site above.</summary>
    Site = 1 << 8,

    /// <summary>The company above.</summary>
    Company = 1 << 9,

    /// <summary>The region above.</summary>
    Region = 1 << 10,

    /// <summary>Whether the person was still learning on that day.</summary>
    Learner = 1 << 11,
}
