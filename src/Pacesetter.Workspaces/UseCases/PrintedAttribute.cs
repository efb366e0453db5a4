namespace Pacesetter.Workspaces.UseCases;

/// <summary>Marks the text property of an answer that is printed as it stands where a table is asked for: the Markdown of a bulletin, a script. Where it is null the table is printed.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PrintedAttribute : Attribute;
