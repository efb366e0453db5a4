namespace Pacesetter.Lifecycles;

/// <summary>In which role somebody acts. Several may be allowed a move.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>Somebody who works.</summary>
    Worker = 1,

    /// <summary>Leads a team, or another unit.</summary>
    TeamLead = 1 << 1,

    /// <summary>Brought the matter in; nobody is appointed to it, an entry's <see cref="Entry.CreatedBy"/> and its authors have it.</summary>
    Originator = 1 << 2,

    /// <summary>Sets quotas and studies work.</summary>
    IndustrialEngineer = 1 << 3,

    /// <summary>Verifies, as a second person.</summary>
    Verifier = 1 << 4,

    /// <summary>Answers for quality.</summary>
    Quality = 1 << 5,

    /// <summary>Answers for safety and health.</summary>
    Safety = 1 << 6,

    /// <summary>Answers for the equipment.</summary>
    Maintenance = 1 << 7,

    /// <summary>Edits practices.</summary>
    Editor = 1 << 8,

    /// <summary>Sits on a campaign's committee, management and worker side in equal number.</summary>
    Committee = 1 << 9,

    /// <summary>Keeps a conference's business.</summary>
    Secretary = 1 << 10,

    /// <summary>Represents the workers: union, works council.</summary>
    WorkerRepresentative = 1 << 11,

    /// <summary>Manages a site.</summary>
    SiteManager = 1 << 12,

    /// <summary>Reads everything, and may object.</summary>
    Auditor = 1 << 13,

    /// <summary>The program itself, on dates and computed conditions alone.</summary>
    System = 1 << 14,

    /// <summary>Everybody but the program.</summary>
    Anybody = System - 1,
}
