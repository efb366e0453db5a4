namespace Pacesetter.Lifecycles;

/// <summary>A day, or some days, on which something of an entry takes place: the conference itself, a visit, a check.</summary>
/// <param name="Key">What tells it from the entry's other appointments: <c>check-2</c>; empty where there is one.</param>
/// <param name="Title">What takes place.</param>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
/// <param name="Place">Where, if that is known.</param>
public sealed record Appointment(string Key, string Title, DateOnly First, DateOnly Last, string? Place = null);
