namespace Pacesetter.Panels;

/// <summary>What a node of the organisation is, from the widest to the narrowest.</summary>
public enum UnitKind
{
    /// <summary>A province, a city, a country.</summary>
    Region,

    /// <summary>A legal entity.</summary>
    Company,

    /// <summary>A plant, a warehouse, a call centre.</summary>
    Site,

    /// <summary>A part of a site.</summary>
    Department,

    /// <summary>People who work together under one lead.</summary>
    Team,

    /// <summary>A machine, a furnace, a line, a workplace.</summary>
    WorkCentre,
}
