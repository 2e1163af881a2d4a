using Microsoft.SqlServer.Dac.Model;

namespace ModelCompare.Storage.Tests.SqlServer;

/// <summary>Reads statements as bodies of procedures in the database that the migrations make, whose names DacFx resolves.</summary>
internal static class Procedures
{
    /// <summary>What cannot be parsed or names nothing that is there.</summary>
    public static IReadOnlyList<string> Problems(IEnumerable<SentStatement> statements)
    {
        using var context = new SentSql().CreateDbContext();
        using var model = PublishedColumns.Model(context);
        var procedures = statements.Distinct().Select((statement, n) => $"CREATE PROCEDURE sent_{n} {statement.Parameters} AS\n{statement.Text}").ToList();
        var problems = new List<string>();
        foreach (var procedure in procedures)
        {
            TransactSql.Parse(procedure);
            try
            {
                model.AddObjects(procedure);
            }
            catch (DacModelException exception)
            {
                problems.Add($"{exception.Message}\n{procedure}");
            }
        }

        // The server's own views are in no model of a database.
        var unknown = model.Validate().Where(message => !message.Message.Contains("reference to object [sys].", StringComparison.Ordinal));
        problems.AddRange(unknown.Select(message => $"{message}\n{procedures.FirstOrDefault(text => message.Message.Contains(Name(text), StringComparison.Ordinal))}"));
        return problems;
    }

    private static string Name(string procedure) => $"[{procedure.Split(' ')[2]}]";
}
