namespace Pacesetter.Workspaces.Configuring;

/// <summary>A setting as it holds.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Value">Its value; stars for a secret, null for nothing.</param>
/// <param name="Source">Where the value came from: an option, a variable of the environment, the settings file, or the program.</param>
public sealed record EffectiveSetting(string Name, string? Value, string Source);
