namespace Pacesetter.Workspaces.UseCases;

/// <summary>Describes one property of a use case's <c>Request</c>: an option of the command, named like the property in kebab-case unless <see cref="Name"/> says otherwise.</summary>
/// <param name="help">One line of help.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(string help) : Attribute
{
    public string Help { get; } = help;

    /// <summary>The option's name without dashes, where it is not the property's.</summary>
    public string? Name { get; init; }

    /// <summary>True for a positional argument, in the order of the properties.</summary>
    public bool Argument { get; init; }

    /// <summary>What stands for the value in help: <c>DATE</c>, <c>UNIT</c>, <c>FILE</c>.</summary>
    public string? Value { get; init; }

    /// <summary>True for paths and expressions: only the command line takes them, in its own process; no request over HTTP has the field.</summary>
    public bool Local { get; init; }

    /// <summary>The words allowed, where the type is text.</summary>
    public string[] Words { get; init; } = [];
}
