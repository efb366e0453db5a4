using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>One table a noun: what is single in columns, lists and children as JSON, in the form of the answers.</summary>
static class NounTables
{
    /// <summary>The column of the persons who may not judge the entry.</summary>
    public const string Involved = "Involved";

    public static void Declare(ModelBuilder model, bool binaryJson)
    {
        foreach (Noun noun in Nouns.All)
        {
            EntityTypeBuilder table = model.Entity(noun.Type).ToTable(noun.Table);
            table.HasKey(nameof(Pacesetter.Lifecycles.Entry.Id));
            table.Property(nameof(Pacesetter.Lifecycles.Entry.Version)).IsConcurrencyToken();
            PropertyBuilder<string> involved = table.Property<string>(Involved);
            if (binaryJson)
            {
                involved.HasColumnType("jsonb");
            }

            table.HasIndex(nameof(Pacesetter.Lifecycles.Entry.Unit));
            table.HasIndex("State");
            if (noun.Unique.Count > 0)
            {
                table.HasIndex([.. noun.Unique]).IsUnique();
            }

            foreach (PropertyInfo property in noun.Type.GetProperties())
            {
                if (property.SetMethod is null)
                {
                    table.Ignore(property.Name);
                }
                else if (!IsSingle(property.PropertyType))
                {
                    AsJson(table, property, binaryJson);
                }
            }
        }
    }

    static bool IsSingle(Type type)
    {
        Type one = Nullable.GetUnderlyingType(type) ?? type;
        return one.IsPrimitive || one.IsEnum || one == typeof(string) || one == typeof(decimal) || one == typeof(DateOnly) || one == typeof(DateTimeOffset);
    }

    static void AsJson(EntityTypeBuilder table, PropertyInfo property, bool binary)
    {
        Type form = typeof(JsonColumn<>).MakeGenericType(property.PropertyType);
        PropertyBuilder column = table.Property(property.PropertyType, property.Name);
        column.HasConversion((ValueConverter)Activator.CreateInstance(form)!, (ValueComparer)Activator.CreateInstance(typeof(JsonColumn<>.Same).MakeGenericType(property.PropertyType))!);
        if (binary)
        {
            column.HasColumnType("jsonb");
        }
    }
}
