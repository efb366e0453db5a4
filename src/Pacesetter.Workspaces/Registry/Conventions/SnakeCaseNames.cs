using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>
/// Names columns in snake_case and the keys inside JSON columns in camelCase. Tables are named where they are declared.
/// A key with an underscore could be stored but not filtered by: EF quotes it in a query, and the bundled SQLite takes the quotes for part of the key.
/// </summary>
sealed class SnakeCaseNames : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (IConventionEntityType entity in modelBuilder.Metadata.GetEntityTypes())
        {
            if (!entity.IsMappedToJson())
            {
                Name(entity, json: false);
                continue;
            }

            string navigation = Words.Snake(entity.FindOwnership()!.PrincipalToDependent!.Name);
            if (entity.FindOwnership()!.PrincipalEntityType.IsMappedToJson())
            {
                entity.SetJsonPropertyName(Key(entity.FindOwnership()!.PrincipalToDependent!.Name));
            }
            else
            {
                entity.SetContainerColumnName(navigation);
            }

            Name(entity, json: true);
        }
    }

    static string Key(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    static void Name(IConventionTypeBase type, bool json)
    {
        foreach (IConventionProperty property in type.GetDeclaredProperties())
        {
            if (!json)
            {
                property.Builder.HasColumnName(Words.Snake(property.Name));
            }
            else if (!property.IsKey())
            {
                property.SetJsonPropertyName(Key(property.Name));
            }
        }

        foreach (IConventionComplexProperty complex in type.GetDeclaredComplexProperties())
        {
            bool inside = complex.ComplexType.IsMappedToJson();
            if (json)
            {
                complex.SetJsonPropertyName(Key(complex.Name));
            }
            else if (inside)
            {
                complex.ComplexType.SetContainerColumnName(Words.Snake(complex.Name));
            }

            Name(complex.ComplexType, inside);
        }
    }
}
