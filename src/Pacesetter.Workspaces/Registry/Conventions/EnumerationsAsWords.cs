using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>A member of an enumeration is stored as the word that commands and answers use for it.</summary>
sealed class EnumerationsAsWords : IPropertyAddedConvention
{
    public void ProcessPropertyAdded(IConventionPropertyBuilder propertyBuilder, IConventionContext<IConventionPropertyBuilder> context)
    {
        Type type = Nullable.GetUnderlyingType(propertyBuilder.Metadata.ClrType) ?? propertyBuilder.Metadata.ClrType;
        if (type.IsEnum)
        {
            propertyBuilder.HasConversion((ValueConverter)Activator.CreateInstance(typeof(AsWord<>).MakeGenericType(type))!);
        }
    }

    sealed class AsWord<T>() : ValueConverter<T, string>(member => Words.Of(member), word => Read(word))
        where T : struct, Enum
    {
        static T Read(string word) => Words.Parse<T>(word)
            ?? throw new InvalidDataException($"The registry holds the word {word}, which is none of: {string.Join(", ", Words.Of(typeof(T)))}.");
    }
}
