using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>One property of a use case's request, as commands and forms see it.</summary>
public sealed class RequestField
{
    RequestField(PropertyInfo property, FieldAttribute attribute, object? @default)
    {
        Property = property;
        Attribute = attribute;
        Default = @default;
        Type? one = ElementOf(property.PropertyType);
        List = one is not null;
        one ??= property.PropertyType;
        Element = Nullable.GetUnderlyingType(one) ?? one;
    }

    public PropertyInfo Property { get; }

    /// <summary>The name without dashes, in kebab-case.</summary>
    public string Name => Attribute.Name ?? Words.Kebab(Property.Name);

    public string Help => Attribute.Help;

    /// <summary>True for a positional argument.</summary>
    public bool Argument => Attribute.Argument;

    /// <summary>True where only the command line takes the field.</summary>
    public bool Local => Attribute.Local;

    /// <summary>The type of one value.</summary>
    public Type Element { get; }

    /// <summary>True where several values are taken.</summary>
    public bool List { get; }

    /// <summary>True where the property carries the <c>required</c> modifier.</summary>
    public bool Required => Property.IsDefined(typeof(RequiredMemberAttribute), inherit: false);

    /// <summary>The value without the option.</summary>
    public object? Default { get; }

    /// <summary>The words allowed; empty where any value of the type is.</summary>
    public IReadOnlyList<string> AllowedWords => Element.IsEnum ? Words.Of(Element) : Attribute.Words;

    /// <summary>What stands for the value in help.</summary>
    public string Value => Attribute.Value ?? (Element == typeof(DateOnly) ? "DATE"
        : Element == typeof(int) || Element == typeof(long) ? "N"
        : Element == typeof(decimal) || Element == typeof(double) ? "X"
        : Words.Snake(Property.Name).ToUpperInvariant());

    FieldAttribute Attribute { get; }

    /// <summary>The fields of a request: those of its ancestors after its own, as help prints them.</summary>
    internal static IReadOnlyList<RequestField> Of(Type request)
    {
        object blank = Blank(request);
        return [.. Properties(request).Select(property => new RequestField(
            property,
            property.GetCustomAttribute<FieldAttribute>() ?? throw new ArgumentException($"{request.FullName}.{property.Name} carries no [Field]."),
            property.GetValue(blank)))];
    }

    /// <summary>A request that asks for nothing yet.</summary>
    internal static object Blank(Type request) =>
        request.GetConstructor(Type.EmptyTypes)?.Invoke([]) ?? throw new ArgumentException($"{request.FullName} needs a constructor without parameters.");

    /// <summary>The settable properties of a request, its own before those of its ancestors.</summary>
    internal static IEnumerable<PropertyInfo> Properties(Type request)
    {
        for (Type? type = request; type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            {
                if (property.SetMethod is not null)
                {
                    yield return property;
                }
            }
        }
    }

    static Type? ElementOf(Type type) =>
        type == typeof(string) || !type.IsAssignableTo(typeof(IEnumerable)) ? null
        : type.IsArray ? type.GetElementType()
        : type.GetGenericArguments().SingleOrDefault();
}
