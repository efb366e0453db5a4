namespace Pacesetter.Web.Charts;

/// <summary>What every chart says about itself.</summary>
/// <param name="Id">Unique in the page; letters, digits and hyphens.</param>
/// <param name="Finding">The title: a sentence with the finding.</param>
/// <param name="Subject">Measure, unit, population, period.</param>
public sealed record Caption(string Id, string Finding, string Subject);
