using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>Names columns, JSON columns and the keys inside them in snake_case. Tables are named where they are declared.</summary>
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
                entity.SetJsonPropertyName(navigation);
            }
            else
            {
                entity.SetContainerColumnName(navigation);
            }

            Name(entity, json: true);
        }
    }

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
                property.SetJsonPropertyName(Words.Snake(property.Name));
            }
        }

        foreach (IConventionComplexProperty complex in type.GetDeclaredComplexProperties())
        {
            bool inside = complex.ComplexType.IsMappedToJson();
            if (json)
            {
                complex.SetJsonPropertyName(Words.Snake(complex.Name));
            }
            else if (inside)
            {
                complex.ComplexType.SetContainerColumnName(Words.Snake(complex.Name));
            }

            Name(complex.ComplexType, inside);
        }
    }
}
