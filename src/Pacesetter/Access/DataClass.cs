namespace Pacesetter.Access;

/// <summary>How near to single persons a figure comes.</summary>
[Flags]
public enum DataClass
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One's own figures.</summary>
    Own = 1,

    /// <summary>Sums over k persons or more, on the fixed lattice.</summary>
    Aggregate = 1 << 1,

    /// <summary>Teams and work centres, however few work there.</summary>
    Team = 1 << 2,

    /// <summary>Single persons.</summary>
    Named = 1 << 3,
}
