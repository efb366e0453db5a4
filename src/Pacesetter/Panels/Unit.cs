namespace Pacesetter.Panels;

/// <summary>A node of the organisation.</summary>
/// <param name="Code">The unit's code.</param>
/// <param name="Parent">The code of the unit above, or null at the top.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="NameZh">Its Chinese name, where it has one.</param>
/// <param name="Class">The class of comparable units it belongs to; units of two classes are never compared.</param>
public sealed record Unit(string Code, string? Parent, UnitKind Kind, string Name, string? NameZh, string? Class);
