using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Contexts for a SQL Server that is not there, set up as the real ones, and each statement that they send.</summary>
/// <param name="rows">What it answers; that there is nothing, unless it is said.</param>
internal sealed class SentSql(AbsentRows? rows = null) : IDbContextFactory<CatalogContext>
{
    /// <summary>What is sent, in its order.</summary>
    public List<SentStatement> Statements { get; } = [];

    public IEnumerable<string> Texts => Statements.Select(statement => statement.Text);

    public CatalogContext CreateDbContext() => new SqlServerCatalogContext(
        CatalogContextFactory.SqlServer(builder => builder.UseSqlServer(new AbsentConnection(Statements, rows ?? AbsentRows.None), true, CatalogContextFactory.Retry)));
}

/// <summary>A statement as it is sent.</summary>
/// <param name="Text">Its T-SQL.</param>
/// <param name="Parameters">Its parameters as a procedure declares them.</param>
internal sealed record SentStatement(string Text, string Parameters);
