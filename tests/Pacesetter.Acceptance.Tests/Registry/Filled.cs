using System.Reflection;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>Entries with a value in every property and two children in every list, so that nothing can get lost unseen.</summary>
static class Filled
{
    public static Entry Of(Noun noun, string id)
    {
        Entry entry = noun.Blank();
        Fill(entry);
        entry.Id = id;
        return entry;
    }

    static void Fill(object target)
    {
        foreach (PropertyInfo property in target.GetType().GetProperties().Where(it => it.SetMethod is not null))
        {
            property.SetValue(target, Value(property.PropertyType, property.Name));
        }
    }

    static object Value(Type given, string name)
    {
        Type type = Nullable.GetUnderlyingType(given) ?? given;
        return type switch
        {
            { IsEnum: true } => Enum.GetValues(type).GetValue(1)!,
            _ when type == typeof(string) => $"{name}, 易碎 'a' \"b\"",
            _ when type == typeof(int) => 7,
            _ when type == typeof(long) => 8L,
            _ when type == typeof(bool) => true,
            _ when type == typeof(decimal) => 0.123456m,
            _ when type == typeof(double) => 0.1,
            _ when type == typeof(DateOnly) => new DateOnly(2026, 2, 28),
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero).AddTicks(10),
            { IsGenericType: true } when type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) => Two(type.GenericTypeArguments[0], name),
            _ => Child(type),
        };
    }

    static Array Two(Type element, string name)
    {
        var two = Array.CreateInstance(element, 2);
        two.SetValue(Value(element, name), 0);
        two.SetValue(Value(element, name), 1);
        return two;
    }

    static object Child(Type type)
    {
        ConstructorInfo widest = type.GetConstructors().MaxBy(it => it.GetParameters().Length)!;
        object child = widest.Invoke([.. widest.GetParameters().Select(it => Value(it.ParameterType, it.Name!))]);
        Fill(child);
        return child;
    }
}
