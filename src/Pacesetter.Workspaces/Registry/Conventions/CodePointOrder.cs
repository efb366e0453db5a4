using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>PostgreSQL sorts text by code point, as SQLite does, whatever the locale of the server. Columns of another type, such as jsonb, know no order of text.</summary>
sealed class CodePointOrder : IModelFinalizingConvention
{
    public void ProcessModelFinalizing(IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (IConventionProperty property in modelBuilder.Metadata.GetEntityTypes().SelectMany(it => it.GetProperties()).Where(IsText))
        {
            property.SetCollation("C");
        }
    }

    static bool IsText(IConventionProperty property) =>
        !property.DeclaringType.IsMappedToJson()
        && property.FindAnnotation(RelationalAnnotationNames.ColumnType) is null
        && (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string);
}
