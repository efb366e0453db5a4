namespace Pacesetter.Workspaces.Bulletins;

/// <summary>Something of the user's that has a code and may have names; what is printed depends on the language.</summary>
/// <param name="Code">The code, printed where there is no name.</param>
/// <param name="Name">The name.</param>
/// <param name="NameZh">The Chinese name.</param>
public sealed record Named(string Code, string? Name = null, string? NameZh = null);
