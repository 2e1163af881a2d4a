using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.Dac.Model;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>The columns of the views that the migration script for SQL Server makes.</summary>
internal static class PublishedColumns
{
    /// <summary><c>view.column</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> OfSqlServer()
    {
        using var context = new SentSql().CreateDbContext();
        using var model = Model(context);
        return
        [
            .. model.GetObjects(DacQueryScopes.UserDefined, View.TypeClass)
                .SelectMany(view => view.GetReferenced(View.Columns).Select(column => $"{view.Name.Parts[^1]}.{column.Name.Parts[^1]}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>The database that the migration script makes.</summary>
    public static TSqlModel Model(CatalogContext context)
    {
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        var model = new TSqlModel(SqlServerVersion.Sql150, new TSqlModelOptions());
        foreach (var definition in TransactSql.Definitions(script))
        {
            model.AddObjects(definition);
        }

        return model;
    }
}
